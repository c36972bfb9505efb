"""A network as one page: it plays its recorded samples from a file, and fetches nothing."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from pathlib import Path
from string import Template
from typing import Final

from forward_pass import __version__
from forward_pass.formats.network_file import NetworkFile
from forward_pass_site.errors import SiteError, quoted
from forward_pass_site.export.shown import Shown
from forward_pass_site.export.site_files import site_script

SCRIPT: Final = "forward-pass.page.js"
TEMPLATE: Final = Path(__file__).with_name("page.html")
STYLE: Final = Path(__file__).with_name("page.css")


def page_of(network: NetworkFile) -> str:
    """Return the page as text: the element with all it loads, the recorded samples, and what its cards say.

    Its own policy lets it run the one script it has and fetch nothing.

    Raises: SiteError if the network has no samples, or if the site has not been built.
    """
    shown = Shown(network)
    script, style = site_script(SCRIPT), STYLE.read_text("utf-8").strip()
    words = {
        "policy": f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; img-src data:",
        "version": __version__,
        "title": escape(shown.title),
        "about": f"<p>{escape(network.about)}</p>" if network.about else "",
        "said": f"{escape(_said(network))}.",
    }
    page = Template(TEMPLATE.read_text("utf-8"))
    return page.substitute(words, style=style, children=shown.children(), script=script)


def write_page(network: NetworkFile, file: str | Path) -> int:
    """Write the page into a file; return how many bytes it has.

    Raises: SiteError if it cannot be made or written.
    """
    content = page_of(network).encode()
    try:
        return Path(file).write_bytes(content)
    except OSError as error:
        raise SiteError(f"{quoted(Path(file))} could not be written ({error.strerror})") from error


def _said(network: NetworkFile) -> str:
    """Return where the network comes from and how exactly it equals that, as the start of a sentence."""
    sentence = network.parity().sentence
    return sentence[:1].upper() + sentence[1:]


def _hash(text: str) -> str:
    """Return how a policy names an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
