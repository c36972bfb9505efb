"""Put the first recorded reel into a page, so that it moves before anything else is loaded."""

from __future__ import annotations

from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError
from forward_pass_site.record import reel_files

MARKER = "<!-- reel -->"
# Our own page, and the element alone for frames on other people's pages.
INDEX = "index.html"
EMBED = "embed.html"


def page_with_reel(checkout: Checkout, name: str) -> str:
    """Return this page's source with its marker replaced by the first reel."""
    page = (checkout.root / name).read_text("utf-8")
    if page.count(MARKER) != 1:
        raise SiteError(f"{name} must hold {MARKER} exactly once; got it {page.count(MARKER)} times")
    return page.replace(MARKER, inline_reel(reel_files(checkout)[0].read_text("utf-8")))


def inline_reel(reel: str) -> str:
    r"""Return the reel as an inline script element.

    `<` is written as \u003c, which JSON reads as the same sign and HTML cannot mistake for a tag.
    """
    escaped = reel.strip().replace("<", "\\u003c")
    return f'<script type="application/json">{escaped}</script>'
