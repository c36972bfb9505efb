"""Make the page's two fonts: `python -m forward_pass_site.build.fonts` writes static/vendor/fonts/.

Each font is a subset of a pinned npm package under the SIL Open Font License: only the characters and the weights that
the page uses. That licence lets an author reserve a font's name (Source Serif's did), so the subsets are renamed, and
each licence is put beside them. The same packages and tools give the same bytes.
"""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from forward_pass_site.checkout import this_checkout

CHECKOUT = this_checkout()
PACKAGES = CHECKOUT.packages / "@fontsource-variable"
DESTINATION = CHECKOUT.vendor / "fonts"
TYPEFACES = CHECKOUT.vendor / "typefaces"
# As static/stage/svg-pen.js asks for them.
PICTURE_WEIGHTS = (500, 600, 700)

# The ASCII characters left out appear only in code, which has another typeface.
SIGNS = "".join(set(map(chr, range(0x20, 0x7F))) - set("$@\\^`{}~")) + "\u00a0·×±−–—‘’“”…°é"
FEATURES = ("kern", "tnum")
FAMILY_NAME_IDS = (1, 16)
FULL_NAME_IDS = (3, 4, 6)
KEPT_NAME_IDS = [0, 1, 2, 3, 4, 6, 13, 14, 16]


@dataclass(frozen=True, slots=True)
class Font:
    """One font of the page: where it comes from, and how much of it is kept."""

    package: str
    source: str
    family: str
    file_name: str
    weights: float | tuple[float, float]


FONTS = (
    Font("geist", "geist-latin-wght-normal.woff2", "Forward Pass Sans", "forward-pass-sans.woff2", (400, 700)),
    Font(
        "source-serif-4",
        "source-serif-4-latin-wght-normal.woff2",
        "Forward Pass Serif",
        "forward-pass-serif.woff2",
        400,
    ),
)


def make_font(source: bytes, font: Font, *, flavor: str | None = "woff2", whole: bool = False) -> bytes:
    """Return `source` reduced to the page's characters, features and weights, and renamed.

    Parameters: flavor, "woff2", or None for TrueType; whole, whether every character is kept.

    Raises:
        ValueError: if the source lacks a glyph for one of the page's characters.
    """
    face = TTFont(io.BytesIO(source), recalcTimestamp=False)
    missing = [sign for sign in SIGNS if ord(sign) not in face.getBestCmap()]
    if missing:
        raise ValueError(f"{font.source} must have a glyph for each sign of the page; got none for {missing}")
    face = _reopened(instancer.instantiateVariableFont(face, {"wght": font.weights}))

    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.name_IDs = KEPT_NAME_IDS
    options.hinting = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=face.getBestCmap() if whole else map(ord, SIGNS))
    subsetter.subset(face)

    for record in face["name"].names:
        if record.nameID in FAMILY_NAME_IDS:
            record.string = font.family
        elif record.nameID in FULL_NAME_IDS:
            record.string = font.family.replace(" ", "-")
    face.flavor = flavor
    return _saved(face)


def _saved(face: TTFont) -> bytes:
    file = io.BytesIO()
    face.save(file)
    return file.getvalue()


def _reopened(face: TTFont) -> TTFont:
    """Return the face read back from its bytes: the subsetter fails on half-loaded variation tables."""
    face.flavor = None
    return TTFont(io.BytesIO(_saved(face)), recalcTimestamp=False)


def write_typefaces(packages: Path = PACKAGES, destination: Path = TYPEFACES) -> tuple[Path, ...]:
    """Write the weights that pictures are lettered in, a TrueType file each: what paints PNG reads no WOFF2."""
    destination.mkdir(parents=True, exist_ok=True)
    sans = FONTS[0]
    source = (packages / sans.package / "files" / sans.source).read_bytes()
    written = []
    for weight in PICTURE_WEIGHTS:
        path = destination / f"{Path(sans.file_name).stem}-{weight}.ttf"
        path.write_bytes(make_font(source, replace(sans, weights=weight), flavor=None, whole=True))
        written.append(path)
    shutil.copyfile(packages / sans.package / "LICENSE", destination / f"{sans.package}-OFL.txt")
    return tuple(written)


def write_fonts(packages: Path = PACKAGES, destination: Path = DESTINATION) -> tuple[Path, ...]:
    """Write every font and its licence into `destination`; return the paths of the fonts."""
    destination.mkdir(parents=True, exist_ok=True)
    written = []
    for font in FONTS:
        package = packages / font.package
        path = destination / font.file_name
        path.write_bytes(make_font((package / "files" / font.source).read_bytes(), font))
        shutil.copyfile(package / "LICENSE", destination / f"{font.package}-OFL.txt")
        written.append(path)
    return tuple(written)


def main() -> None:
    """Write the fonts and say how large they are."""
    for path in write_fonts():
        print(f"{path.relative_to(CHECKOUT.root)}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
