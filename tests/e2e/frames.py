"""The page for iframes on somebody else's page: where it is put, and hosts that are not as kind as ours."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Frame, Page

from documents import EMBEDDING
from e2e.element import START_MS
from forward_pass_site.resource import Resource

SNIPPET, LISTENER = re.findall(r"```html\n(<(?:iframe|script>\n).*?)```", EMBEDDING, re.DOTALL)


@dataclass(frozen=True)
class Post:
    """Somebody's blog: the same page under every path."""

    html: str

    def find(self, path: str) -> Resource:
        return Resource(self.html.encode(), "text/html", 0, immutable=False)


def post(body: str, head: str = "") -> Post:
    """Return a page with this body; its only style keeps widths round."""
    style = "" if "Content-Security-Policy" in head else "<style>body { margin: 0 } iframe { display: block }</style>"
    return Post(f'<!doctype html><html lang="en"><title>a post</title>{head}{style}<body>{body}</body></html>')


def framed(page: Page, url: str) -> Frame:
    """Open a page with one frame in it; return the frame once its element is there."""
    page.goto(url)
    handle = page.wait_for_selector("iframe")
    frame = handle.content_frame() if handle else None
    assert frame is not None
    frame.wait_for_selector("forward-pass:defined", state="attached", timeout=START_MS)
    return frame
