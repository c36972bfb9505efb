"""A local web server that answers as a good static host would."""
