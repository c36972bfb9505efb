"""Paint networks as pictures: the same strokes as on the page's canvas, written as SVG under Node."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from forward_pass_site.node import node_output

PAINTER = Path(__file__).with_name("painter.mjs")


@dataclass(frozen=True, slots=True)
class Look:
    """What a picture looks like.

    width_px, height_px  size in CSS px
    theme                dark, light, or auto: the picture holds both, and the reader's preference decides
    labels               names of inputs and classes, written as in the element's attribute, or None
    dashed               whether negative edges are always dashed (in print and forced colours they are anyway)
    corner_px            radius of the corners
    moment_ms            which moment of the pass is painted, in ms; None is its end
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
    """A painted picture: a description in words, and the SVG document."""

    title: str
    svg: str


def paint(requests: Sequence[tuple[object, Look]]) -> list[Picture]:
    """Return one picture for each request: a reel as read from its JSON, whose first sample is painted, and its look.

    A network file's document with a recorded reel in it may stand in the place of a reel; its names are in the picture.

    Raises: SiteError if Node.js is not there or the painter refuses a reel.
    """
    text_in = json.dumps([{"reel": reel, **asdict(look)} for reel, look in requests])
    painted = node_output(str(PAINTER), text_in=text_in, failure="the picture could not be painted")
    return [Picture(**picture) for picture in json.loads(painted)]
