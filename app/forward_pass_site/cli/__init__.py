"""The command line: its options, and the files and texts its commands print or write."""
