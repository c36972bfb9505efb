"""A network taken elsewhere: as a page of one file, as a still picture or a table, as a widget in a notebook."""
