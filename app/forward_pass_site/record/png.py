"""Turn an SVG picture into a PNG."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from forward_pass_site.checkout import this_checkout
from forward_pass_site.errors import SiteError

FAMILY = "Forward Pass Sans"
# Only a wheel has this folder; in a checkout the typefaces are made beside the page's fonts.
PACKAGED_TYPEFACES = Path(__file__).parents[1] / "typefaces"
SVG = "http://www.w3.org/2000/svg"
SUBSCRIPTS = re.compile("[₀-₉]+")
PLAIN_DIGITS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def png_of(svg: str, *, zoom: float = 1.0, system_fonts: bool = True) -> bytes:
    """Return an SVG picture as PNG bytes.

    Parameters: zoom, pixels per CSS px; system_fonts, whether characters that our own typeface lacks may come from
    this machine's fonts; then the bytes depend on the machine.

    Raises: SiteError if the package that paints pixels is not installed.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise SiteError("PNG needs the package resvg-py: `pip install 'forward-pass[picture]'`") from error
    folder = PACKAGED_TYPEFACES if PACKAGED_TYPEFACES.is_dir() else this_checkout().vendor / "typefaces"
    files = [str(path) for path in sorted(folder.glob("*.ttf"))]
    return svg_to_bytes(
        svg_string=_lettered(svg),
        zoom=zoom,
        skip_system_fonts=not system_fonts,
        font_files=files,
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )


def _lettered(svg: str) -> str:
    """Return the picture with our own typeface first; it lacks subscript digits, so small plain digits replace them."""
    picture = ElementTree.fromstring(svg)
    picture.set("font-family", f"{FAMILY},{picture.get('font-family')}")
    for element in list(picture.iter(f"{{{SVG}}}text")):
        subscripts = SUBSCRIPTS.findall(element.text or "")
        element.text, *rests = SUBSCRIPTS.split(element.text or "")
        for digits, rest in zip(subscripts, rests, strict=True):
            small = ElementTree.SubElement(element, f"{{{SVG}}}tspan", {"font-size": "70%", "baseline-shift": "-20%"})
            small.text, small.tail = digits.translate(PLAIN_DIGITS), rest
    return ElementTree.tostring(picture, "unicode")
