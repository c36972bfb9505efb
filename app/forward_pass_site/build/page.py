"""Put into a page what was recorded: the first reel, to move at once, and its picture for where no script runs."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError
from forward_pass_site.record.pictures import CARD, CARD_PX, NARROW_PX, WIDE_PX, first_title, picture_name
from forward_pass_site.record.reels import recorded_seeds, reel_files
from forward_pass_site.resource import EMBED, INDEX

REEL = "<!-- reel -->"
PICTURE = "<!-- picture -->"
CARDS = "<!-- cards -->"
PICTURES = "./pictures/"


def page_as_served(checkout: Checkout, name: str) -> str:
    """Return this page's source with its markers replaced by the first reel, its picture and the cards of links.

    Raises: SiteError if a marker is not there exactly once.
    """
    page = (checkout.root / name).read_text("utf-8")
    title = first_title(checkout)
    reel = reel_files(checkout)[0].read_text("utf-8")
    made = {REEL: inline_reel(reel), PICTURE: still_picture(title), CARDS: cards(page, title)}
    for marker, content in made.items():
        if page.count(marker) != 1:
            raise SiteError(f"{name} must hold {marker} exactly once; got it {page.count(marker)} times")
        page = page.replace(marker, content)
    return page


def inline_reel(reel: str) -> str:
    r"""Return the reel as an inline script element.

    `<` is written as \u003c, which JSON reads as the same sign and HTML cannot mistake for a tag.
    """
    escaped = reel.strip().replace("<", "\\u003c")
    return f'<script type="application/json">{escaped}</script>'


def still_picture(title: str) -> str:
    """Return the first network's picture as an element; while scripts may still run, nobody need load it."""
    wide, narrow = (f"{PICTURES}{picture_name(recorded_seeds()[0], narrow=narrow)}" for narrow in (False, True))
    narrow_size, wide_size = (f'width="{width}" height="{height}"' for width, height in (NARROW_PX, WIDE_PX))
    return (
        f'<picture><source media="(max-width: 35rem)" srcset="{narrow}" {narrow_size}>'
        f'<img src="{wide}" alt="{escape(title)}" {wide_size} loading="lazy"></picture>'
    )


def cards(page: str, title: str) -> str:
    """Return what those read who show a link as a card: the page's own title and description, and a picture."""
    told = {
        "og:type": "website",
        "og:title": _inside(page, r"<title>(.*?)</title>"),
        "og:description": _inside(page, r'name="description"\s+content="([^"]*)"'),
        "og:image": f"{PICTURES}{CARD}",
        "og:image:width": str(CARD_PX[0]),
        "og:image:height": str(CARD_PX[1]),
        "og:image:alt": escape(title),
    }
    properties = "".join(f'<meta property="{name}" content="{text}" />' for name, text in told.items())
    return f'{properties}<meta name="twitter:card" content="summary_large_image" />'


def with_site_url(page: str, name: str, site_url: str) -> str:
    """Return a page that knows where it will be: those who show cards and those who search ask for whole addresses.

    Parameters: site_url, the site's folder, ending in a slash.
    """
    address = escape(site_url if name == INDEX else f"{site_url}{name}")
    page = page.replace(f'content="{PICTURES}', f'content="{escape(site_url)}{PICTURES.removeprefix("./")}')
    told = f'<meta property="og:url" content="{address}" /><link rel="canonical" href="{address}" />'
    return page.replace("</head>", f"{told}</head>", 1)


def write_site_url(site: Path, site_url: str) -> None:
    """Let the pages of a built site know where it will be."""
    for name in (INDEX, EMBED):
        page = site / name
        page.write_text(with_site_url(page.read_text("utf-8"), name, site_url), "utf-8")


def _inside(page: str, pattern: str) -> str:
    """Return what a page says of itself, as it is written there."""
    found = re.search(pattern, page, re.DOTALL)
    if not found:
        raise SiteError(f"a page must say {pattern}")
    return " ".join(found[1].split())
