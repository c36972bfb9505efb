"""The command `picture`: paint a network into an SVG or PNG file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from forward_pass import from_json, record, to_json
from forward_pass.errors import ForwardPassError
from forward_pass.limits import LIMITS
from forward_pass_site.cli.options import ChosenNetwork
from forward_pass_site.cli.reel_file import write_file
from forward_pass_site.errors import SiteError, quoted
from forward_pass_site.record.painter import Look, Picture, paint
from forward_pass_site.record.png import png_of
from forward_pass_site.record.reels import SAMPLE_COUNT

LAST_SAMPLE = LIMITS["sample"]["maximum"]
# Several times the size of the largest reel. Larger files, and endless ones such as /dev/zero, are refused.
MOST_BYTES = 32 << 20
KINDS = (".svg", ".png")
PIXELS_PER_PX = 2


def record_first(chosen: ChosenNetwork) -> dict[str, Any]:
    """Return the reel of a network from the chosen sample on, as read from its JSON.

    It has as many samples as the page's: brightness is relative to the strongest contribution of all of them.
    """
    samples = range(chosen.sample, min(chosen.sample + SAMPLE_COUNT, LAST_SAMPLE + 1))
    reel: dict[str, Any] = json.loads(to_json(record(chosen.source, samples, chosen.options)))
    return reel


def read_reel(file: Path) -> dict[str, Any]:
    """Return a recorded reel, as read from its JSON.

    Raises: SiteError if the file is missing, cut short, or not a reel of this version; the sentence says which.
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

    A PNG has two pixels per CSS px. Its theme is dark unless light was chosen, because it can hold only one.

    Raises: SiteError if the file is to be of another kind or cannot be written.
    """
    if file.suffix not in KINDS:
        raise SiteError(f"a picture's file must end in .svg or .png; got {quoted(file.name)}")
    as_png = file.suffix == ".png"
    [picture] = paint([(reel, replace(look, theme="dark") if as_png and look.theme == "auto" else look)])
    content = png_of(picture.svg, zoom=PIXELS_PER_PX) if as_png else picture.svg.encode()
    write_file(file, content)
    return picture
