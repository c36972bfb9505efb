"""Paint networks as pictures: the same strokes as on the page's canvas, written as SVG under Node."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from forward_pass_site.errors import SiteError
from forward_pass_site.node import node_here

PAINTER = Path(__file__).with_name("painter.mjs")


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is to look.

    width_px, height_px  size in CSS px
    theme                the ground: dark, light, or auto: both, and whoever shows the picture chooses
    labels               names as the element's attribute has them, or None
    dashed               negative edges dashed always (print and forced colours have them anyway)
    corner_px            how round the corners are
    moment_ms            the moment of the pass, in ms; None is its end
    """

    width_px: int = 960
    height_px: int = 600
    theme: str = "auto"
    labels: str | None = None
    dashed: bool = False
    corner_px: int = 14
    moment_ms: float | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A painted picture: what it shows in words, and the SVG document."""

    title: str
    svg: str


def paint(wishes: Sequence[tuple[object, Look]]) -> list[Picture]:
    """Return the picture of each reel's first sample, the reels as read from their JSON, in the order of the wishes.

    Raises: SiteError if Node.js is not there or the painter refuses a reel; its own words say why.
    """
    task = json.dumps([{"reel": reel, **asdict(look)} for reel, look in wishes])
    result = subprocess.run([node_here(), str(PAINTER)], input=task, capture_output=True, encoding="utf-8", check=False)
    if result.returncode:
        raise SiteError(f"the picture could not be painted: {result.stderr.strip()}")
    return [Picture(**made) for made in json.loads(result.stdout)]
