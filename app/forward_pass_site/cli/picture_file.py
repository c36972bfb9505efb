"""Paint a network of one's own into a file: SVG or PNG."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from forward_pass import Settings, from_json, record, to_json
from forward_pass.errors import ForwardPassError
from forward_pass.limits import LIMITS
from forward_pass_site.errors import SiteError, quoted
from forward_pass_site.record.painter import Look, Picture, paint
from forward_pass_site.record.png import png_of

# Brightness is measured against the strongest of so many samples, as on the page.
SAMPLE_COUNT = 8
LAST_SAMPLE = LIMITS["sample"]["maximum"]
# Several times the largest network's: what is larger, or never ends, is no reel.
MOST_BYTES = 32 << 20
KINDS = (".svg", ".png")
PIXELS_PER_PX = 2


def record_first(settings: Settings, sample: int) -> dict[str, Any]:
    """Return the reel of a network that begins with this sample, as read from its JSON."""
    reel: dict[str, Any] = json.loads(
        to_json(record(settings, range(sample, min(sample + SAMPLE_COUNT, LAST_SAMPLE + 1))))
    )
    return reel


def read_reel(file: Path) -> dict[str, Any]:
    """Return a recorded reel, as read from its JSON.

    Raises: SiteError if the file is not there, was cut short, or is no reel of this version; the sentence says which.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise SiteError(f"{quoted(file)} is no reel that can be painted: it has more than {MOST_BYTES >> 20} MB")
        text = content.decode()
        from_json(text)
    except OSError as error:
        raise SiteError(f"{quoted(file)} could not be read ({error.strerror})") from error
    except (ForwardPassError, UnicodeDecodeError) as error:
        raise SiteError(f"{quoted(file)} is no reel that can be painted: {error}") from error
    reel: dict[str, Any] = json.loads(text)
    return reel


def write_picture(reel: dict[str, Any], look: Look, file: Path) -> Picture:
    """Write the picture of a reel's first sample; the file's name says whether as SVG or PNG.

    A PNG has two pixels per CSS px. It holds one ground: dark, unless light was chosen.

    Raises: SiteError if the file is to be of another kind or cannot be written.
    """
    if file.suffix not in KINDS:
        raise SiteError(f"a picture's file must end in .svg or .png; got {quoted(file.name)}")
    pixels = file.suffix == ".png"
    [picture] = paint([(reel, replace(look, theme="dark") if pixels and look.theme == "auto" else look)])
    content = png_of(picture.svg, zoom=PIXELS_PER_PX) if pixels else picture.svg.encode()
    try:
        file.write_bytes(content)
    except OSError as error:
        raise SiteError(f"{quoted(file)} could not be written ({error.strerror})") from error
    return picture
