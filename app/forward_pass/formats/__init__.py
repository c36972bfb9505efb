"""Files that hold networks: our own, and those of other frameworks. Nothing here is imported before one is opened."""
