"""From a framework's model to a network file, one file a framework. None is imported: they take its objects."""
