"""What the exported page is made with."""

c = get_config()  # noqa: F821  # Jupyter puts it there
# The page would fetch RequireJS and MathJax from another host; it needs neither.
c.HTMLExporter.require_js_url = "data:,"
c.HTMLExporter.mathjax_url = "data:,"
