"""page_head.py: what a page's head says of it."""

from __future__ import annotations

from forward_pass_site.build.page_head import PageHead

PAGE = """<!doctype html>
<html><head>
  <title>Light
    &amp; sums</title>
  <meta name="theme-color" content="#fff" />
  <meta
    name="description"
    content="A &quot;network&quot;."
  />
  <link rel="icon" href="data:," />
  <link rel="stylesheet" href="./static/page.css" />
  <script>const text = '<link href="./static/not-asked-for.css">';</script>
  <noscript><link rel="stylesheet" href="./static/figures.css" /></noscript>
  <script type="module" src="./static/page.js"></script>
</head>
<body><svg><title>not the page's</title></svg><script src="./static/later.js"></script></body></html>"""


def test_a_head_gives_title_and_description_as_they_read_and_its_files_in_order():
    head = PageHead(PAGE)
    assert head.title.split() == ["Light", "&", "sums"]
    assert head.description == 'A "network".'
    assert head.files == ["page.css", "page.js"]
    assert head.later_files == ["figures.css"]
