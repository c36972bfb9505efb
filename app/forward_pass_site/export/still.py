"""A network as it is shown where no script runs: a still picture or, without Node.js, the table of its outputs."""

from __future__ import annotations

import base64
import json
from functools import lru_cache
from html import escape

from forward_pass.formats.network_file import NetworkFile
from forward_pass_site.errors import SiteError
from forward_pass_site.export.page_file import page_of
from forward_pass_site.export.shown import Shown
from forward_pass_site.record.painter import Look, Picture, paint

NO_PICTURE = "A picture needs Node.js 20 or newer: <code>pip install 'forward-pass[picture]'</code> brings it."

RUN_AGAIN = "A still of the first sample. Run this cell, and the network can be played with."
# JupyterLab's line "Error displaying widget: model not found" in the output before a still.
HIDE_ERROR = (
    ".jp-OutputArea-child:has(> .jupyter-widgets):not(:has(.jupyter-widgets *))"
    ":has(+ .jp-OutputArea-child [data-forward-pass-still])"
    "{display:none}"
)


def still_of(shown: Shown) -> Picture | None:
    """Return the picture of the first sample at its end; None where there is no Node.js to paint it."""
    return _painted(shown.document())


def html_of(network: NetworkFile) -> str:
    """Return the picture, or the table, and below it the whole as one page to take along: HTML in a single line.

    It needs no script, and no `//` comment or line end can be lost in it.
    """
    shown = Shown(network)
    page = base64.b64encode(page_of(network).encode()).decode()
    opening = f'<a href="data:text/html;base64,{page}" download="{_file_name(shown)}">'
    link = f"{opening}Take it along as a page that plays</a>"
    return f"<div>{_body(shown)}<p>{link}</p></div>"


def saved_still(shown: Shown, widget: str) -> dict[str, str]:
    """Return what a saved notebook keeps of a widget, by media types: HTML and, where it can be painted, SVG.

    Parameters: widget, the name by which the widget's own style finds the HTML and hides it while the widget is there.
    """
    mark = f'data-forward-pass-still="{escape(widget)}"'
    html = f"<div {mark}><style>{HIDE_ERROR}</style>{_body(shown)}<p>{RUN_AGAIN}</p></div>"
    picture = still_of(shown)
    return {"text/html": html} | ({"image/svg+xml": picture.svg} if picture else {})


def show(network: NetworkFile) -> None:
    """Show a network in a notebook: as a widget that the kernel answers or, without anywidget, as a still."""
    from IPython.display import HTML, display

    try:
        from forward_pass_site.export.widget import ForwardPass
    except ModuleNotFoundError:
        display(HTML(html_of(network)))
    else:
        display(ForwardPass(network))


def _body(shown: Shown) -> str:
    picture = still_of(shown)
    if not picture:
        return f"{shown.table()}<p>{NO_PICTURE}</p>"
    source = base64.b64encode(picture.svg.encode()).decode()
    image = f'<img src="data:image/svg+xml;base64,{source}" style="width:100%;max-width:960px"'
    return f'{image} alt="{_attribute(picture.title)}">'


@lru_cache(maxsize=16)
def _painted(document: str) -> Picture | None:
    try:
        [picture] = paint([(json.loads(document), Look())])
    except SiteError:
        return None
    return picture


def _file_name(shown: Shown) -> str:
    words = "".join(sign if sign.isalnum() else "-" for sign in shown.title.lower()).strip("-")
    return f"{words or 'network'}.html"


def _attribute(text: str) -> str:
    """Return a text for an attribute of HTML in a single line; a thin space stays what it is."""
    return escape(" ".join(text.splitlines()))
