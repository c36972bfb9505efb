"""The element as a guest: on a page of another origin, with whatever styles and scripts that page has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Page

from e2e.frames import Post
from forward_pass_site.serve.server import serving

STYLE = "<style>body { margin: 0 } main { width: 600px }</style>"
# Two frames: what was asked for in the first has been painted in the second.
PAINTED = "await new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)));"


def post_with(
    site_url: str, body: str, *, head: str = STYLE, doctype: str = "<!doctype html>", scripts: int = 1
) -> Post:
    """Return somebody's page: our script in its head, this body, and nothing of ours besides."""
    script = f'<script type="module" src="{site_url}static/forward-pass.js"></script>' * scripts
    icon = '<link rel="icon" href="data:,">'
    return Post(f'{doctype}<html lang="en"><title>a post</title>{icon}{head}{script}<body>{body}</body></html>')


@contextmanager
def on_a_blog(page: Page, post: Post, wait_until: Literal["commit", "load"] = "load") -> Iterator[str]:
    """Open the post on a host of its own (another port is another origin); give its address."""
    with serving(post) as url:
        page.goto(url, wait_until=wait_until)
        yield url
        # Nothing may ask the blog for anything once it is gone.
        page.goto("about:blank")
