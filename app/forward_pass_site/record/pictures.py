"""Paint the recorded networks (static/recorded/pictures/seed-<n>.svg), the article's figures, and the card of links."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from forward_pass_site.checkout import Checkout
from forward_pass_site.record.figures import figures
from forward_pass_site.record.painter import PAINTER, Look, paint
from forward_pass_site.record.png import png_of
from forward_pass_site.record.reels import recorded_seeds, reel_files
from forward_pass_site.stamp import Stamp

CARD = "card.png"
# Describes the first network's picture in words. Its name begins with a dot, so it is not published.
FIRST_TITLE = ".first-title.txt"
# OpenGraph and similar previews show this size uncropped.
CARD_PX = (1200, 630)
WIDE_PX = (960, 600)
# For phones in portrait; only the first network has this picture, for our own pages.
NARROW_PX = (380, 420)


def picture_name(seed: int, *, narrow: bool = False) -> str:
    """Return the file name of a recorded network's picture."""
    return f"seed-{seed}-narrow.svg" if narrow else f"seed-{seed}.svg"


def paint_pictures(checkout: Checkout) -> None:
    """Paint the recorded networks, if their reels, the painter or its typefaces changed."""
    folder = checkout.recorded / "pictures"
    stamp = Stamp.of(folder / ".stamp", [path.read_bytes() for path in _inputs(checkout)])
    if stamp.is_current():
        return
    reels = [json.loads(path.read_text("utf-8")) for path in reel_files(checkout)]
    print(f"  painting {len(reels)} networks", file=sys.stderr)
    requests = {
        **{picture_name(seed): (reel, Look(*WIDE_PX)) for seed, reel in zip(recorded_seeds(), reels, strict=True)},
        picture_name(recorded_seeds()[0], narrow=True): (reels[0], Look(*NARROW_PX)),
        **{figure.name: figure.request() for figure in figures()},
    }
    *pictures, card = paint([*requests.values(), (reels[0], Look(*CARD_PX, theme="dark", corner_px=0))])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, picture in zip(requests, pictures, strict=True):
        (folder / name).write_text(picture.svg, "utf-8")
    (folder / CARD).write_bytes(png_of(card.svg, system_fonts=False))
    (folder / FIRST_TITLE).write_text(pictures[0].title, "utf-8")
    stamp.write()


def first_title(checkout: Checkout) -> str:
    """Return what the first network's picture shows, in words."""
    return (checkout.recorded / "pictures" / FIRST_TITLE).read_text("utf-8")


def picture_files(checkout: Checkout) -> list[Path]:
    """Return all painted pictures."""
    return sorted((checkout.recorded / "pictures").glob("[!.]*"))


def _inputs(checkout: Checkout) -> list[Path]:
    painters = [path for name in ("core", "stage") for path in sorted((checkout.static / name).glob("*.js"))]
    own = [PAINTER, *(Path(__file__).with_name(name) for name in ("pictures.py", "figures.py", "painter.py", "png.py"))]
    typefaces = sorted((checkout.vendor / "typefaces").glob("*.ttf"))
    return [*reel_files(checkout), *painters, *own, *typefaces, checkout.root / "requirements-run.txt"]
