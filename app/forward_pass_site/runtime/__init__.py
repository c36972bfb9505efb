"""The browser's Python: fetched and verified, the core packed for it, reduced to what the page uses."""
