"""Turn a picture into pixels."""

from __future__ import annotations

import re
from pathlib import Path

from forward_pass_site.checkout import this_checkout
from forward_pass_site.errors import SiteError

FAMILY = "Forward Pass Sans"
# Only a wheel has this folder; in a checkout the typefaces are made beside the page's fonts.
PACKAGED_TYPEFACES = Path(__file__).parents[1] / "typefaces"
SUBSCRIPTS = re.compile("[₀-₉]+")


def png_of(svg: str, *, zoom: float = 1.0, system_fonts: bool = True) -> bytes:
    """Return an SVG picture as PNG bytes.

    Parameters: zoom, pixels per CSS px; system_fonts, whether letters that our own typeface lacks may come from this
    machine's (then the bytes depend on the machine).

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
    """Return the picture with our own typeface first; it has no subscript digits, so small ones stand for them."""

    def small(digits: re.Match[str]) -> str:
        plain = "".join(str(ord(digit) - ord("₀")) for digit in digits[0])
        return f'<tspan font-size="70%" baseline-shift="-20%">{plain}</tspan>'

    opening, words = re.match(r"(<svg[^>]*>)(.*)", svg, re.DOTALL).groups()  # type: ignore[union-attr]
    opening = opening.replace('font-family="', f'font-family="{FAMILY},')
    return opening + re.sub(r"(?<=>)[^<]*[₀-₉][^<]*(?=</text>)", lambda text: SUBSCRIPTS.sub(small, text[0]), words)
