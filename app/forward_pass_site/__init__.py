"""The host's side: fetch the browser's runtimes, record reels, build the site, serve it.

Nothing here runs inside the page, and `forward_pass` never imports it. Each folder may import from those before it:
`runtime`, `record`, `build`; `serve` imports none of them, and `cli` all. What all need lies beside them.
tests/unit/test_import_walls.py holds this.
"""
