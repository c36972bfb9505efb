"""The host's side: fetch and verify the browser runtimes, record reels, build the site, serve it.

Nothing here runs inside the page. `forward_pass` never imports it.
"""
