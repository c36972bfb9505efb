"""Fill the markers of a page's source: the first reel, so that it plays at once, its picture, and previews of links."""

from __future__ import annotations

from html import escape
from pathlib import Path

from forward_pass_site.build.page_head import PageHead
from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError
from forward_pass_site.record.pictures import CARD, CARD_PX, NARROW_PX, WIDE_PX, first_title, picture_name
from forward_pass_site.record.reels import START, recorded_seeds
from forward_pass_site.resource import EMBED, INDEX

REEL = "<!-- reel -->"
PICTURE = "<!-- picture -->"
CARDS = "<!-- cards -->"
PICTURES = "./pictures/"


def page_as_served(checkout: Checkout, name: str) -> str:
    """Return a page's source with its markers replaced by the first samples, a picture and what previews of links show.

    Raises: SiteError if a marker is not there exactly once.
    """
    page = (checkout.root / name).read_text("utf-8")
    title = first_title(checkout)
    reel = (checkout.recorded / START).read_text("utf-8")
    contents = {REEL: inline_reel(reel), PICTURE: still_picture(title), CARDS: preview(PageHead(page), title)}
    for marker, content in contents.items():
        if page.count(marker) != 1:
            raise SiteError(f"{name} must hold {marker} exactly once; got it {page.count(marker)} times")
        page = page.replace(marker, content)
    return page


def inline_reel(reel: str) -> str:
    r"""Return the reel as an inline script element.

    `<` is written as \u003c: JSON reads the same character, and HTML sees no tag. The mark says that the site itself
    has recorded it, so that nothing is loaded to check it.
    """
    escaped = reel.strip().replace("<", "\\u003c")
    return f'<script type="application/json" data-recorded>{escaped}</script>'


def still_picture(title: str) -> str:
    """Return the first network's picture as an element, loaded lazily: where scripts run, it is never seen."""
    wide, narrow = (f"{PICTURES}{picture_name(recorded_seeds()[0], narrow=narrow)}" for narrow in (False, True))
    narrow_size, wide_size = (f'width="{width}" height="{height}"' for width, height in (NARROW_PX, WIDE_PX))
    return (
        f'<picture><source media="(max-width: 35rem)" srcset="{narrow}" {narrow_size}>'
        f'<img src="{wide}" alt="{escape(title)}" {wide_size} loading="lazy"></picture>'
    )


def preview(head: PageHead, picture_title: str) -> str:
    """Return the meta elements that previews of a link are made from: the page's title and description, a picture."""
    properties = {
        "og:type": "website",
        "og:title": " ".join(head.title.split()),
        "og:description": " ".join(head.description.split()),
        "og:image": f"{PICTURES}{CARD}",
        "og:image:width": str(CARD_PX[0]),
        "og:image:height": str(CARD_PX[1]),
        "og:image:alt": picture_title,
    }
    elements = "".join(f'<meta property="{name}" content="{escape(text)}" />' for name, text in properties.items())
    return f'{elements}<meta name="twitter:card" content="summary_large_image" />'


def with_site_url(page: str, name: str, site_url: str) -> str:
    """Return a page that names its own URL: previews of links and search engines ask for absolute addresses.

    Parameters: site_url, the site's folder, ending in a slash.
    """
    address = escape(site_url if name == INDEX else f"{site_url}{name}")
    page = page.replace(f'content="{PICTURES}', f'content="{escape(site_url)}{PICTURES.removeprefix("./")}')
    own = f'<meta property="og:url" content="{address}" /><link rel="canonical" href="{address}" />'
    return page.replace("</head>", f"{own}</head>", 1)


def write_site_url(site: Path, site_url: str) -> None:
    """Write the site's URL into the pages of a built site."""
    for name in (INDEX, EMBED):
        page = site / name
        page.write_text(with_site_url(page.read_text("utf-8"), name, site_url), "utf-8")
