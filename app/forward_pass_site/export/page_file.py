"""A network as one page: it plays its recorded samples from a file, and fetches nothing."""

from __future__ import annotations

import base64
import gzip
import hashlib
from html import escape
from pathlib import Path
from string import Template
from typing import Final

from forward_pass import __version__
from forward_pass.formats.network_file import NetworkFile
from forward_pass_site.export.shown import Shown
from forward_pass_site.export.site_files import site_script

SCRIPT: Final = "forward-pass.page.js"
TEMPLATE: Final = Path(__file__).with_name("page.html")
UNPACK: Final = Path(__file__).with_name("page.js")
STYLE: Final = Path(__file__).with_name("page.css")


def page_of(network: NetworkFile) -> str:
    """Return the page as text: the element with all it loads, the recorded samples, and what its cards say.

    The element is packed, which more than halves the page; a short script unpacks it. The page's own policy lets it run
    these two scripts and fetch nothing.

    Raises: FormatError if the network has no samples; SiteError if this is a checkout that has not been built.
    """
    shown = Shown(network)
    element, unpack, style = site_script(SCRIPT), UNPACK.read_text("utf-8").strip(), STYLE.read_text("utf-8").strip()
    words = {
        "scripts": f"{_hash(unpack)} {_hash(element)}",
        "styles": _hash(style),
        "version": __version__,
        "title": escape(shown.title),
        "about": f"<p>{escape(network.about)}</p>" if network.about else "",
        "said": f"{escape(_said(network))}.",
    }
    page = Template(TEMPLATE.read_text("utf-8"))
    return page.substitute(words, style=style, children=shown.children(), unpack=unpack, element=_packed(element))


def write_page(network: NetworkFile, file: str | Path) -> int:
    """Write the page into a file; return how many bytes it has.

    Raises: FormatError if the network has no samples; OSError if the file cannot be written.
    """
    return Path(file).write_bytes(page_of(network).encode())


def _said(network: NetworkFile) -> str:
    """Return where the network comes from and how exactly it equals that, as the start of a sentence."""
    sentence = network.parity().sentence
    return sentence[:1].upper() + sentence[1:]


def _packed(text: str) -> str:
    """Return a text as base64 of what gzip makes of it, the same each time."""
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()


def _hash(text: str) -> str:
    """Return how a policy names an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
