"""Paint a network of one's own into a file: SVG or PNG."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from forward_pass import Settings, record, to_json
from forward_pass_site.errors import SiteError
from forward_pass_site.picture import Picture, Wish, paint
from forward_pass_site.png import png_of

# Brightness is measured against the strongest of so many samples, as on the page.
SAMPLE_COUNT = 8
KINDS = (".svg", ".png")
PIXELS_PER_PX = 2


def write_picture(settings: Settings, sample: int, wish: Wish, file: Path) -> Picture:
    """Write the picture of one sample's forward pass; the file's name says whether as SVG or PNG.

    Parameters: wish, how it is to look; its reel is recorded here.

    A PNG has two pixels per CSS px. It holds one ground: dark, unless light was chosen.

    Raises: SiteError if the file is to be of another kind or cannot be written.
    """
    if file.suffix not in KINDS:
        raise SiteError(f"a picture's file must end in .svg or .png; got {file.name}")
    pixels = file.suffix == ".png"
    reel = json.loads(to_json(record(settings, range(sample, sample + SAMPLE_COUNT))))
    theme = "dark" if pixels and wish.theme == "auto" else wish.theme
    [picture] = paint([replace(wish, reel=reel, theme=theme)])
    content = png_of(picture.svg, zoom=PIXELS_PER_PX) if pixels else picture.svg.encode()
    try:
        file.write_bytes(content)
    except OSError as error:
        raise SiteError(f"{file} could not be written ({error.strerror})") from error
    return picture
