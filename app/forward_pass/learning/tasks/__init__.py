"""What our own networks learn, one file a task."""
