"""What a picture's canvases are told to write."""

from __future__ import annotations

from typing import Any

from browser.lab import Lab, hand_made

WRITTEN = """
  const picture = await helpers.picture(given.reel, given.change);
  if (given.skeleton) Object.assign(picture, { reel: null, trace: null, edges: await helpers.edgesOf(picture.layers, null) });
  if (given.previous !== undefined) picture.previousTrace = picture.reel.traces[given.previous];
  if (given.revealed) picture.revealed = new Set(given.revealed);
  if (given.labels) {
    const { layoutOf, measuredNames } = await import("/static/core/layout.js");
    const { widthPx, heightPx } = picture.layout;
    Object.assign(picture, { labels: given.labels, layout: layoutOf({ layers: picture.layers, widthPx, heightPx, ...measuredNames(given.labels) }) });
  }
  const canvases = await helpers.easel(picture);
  const [still, moving] = [helpers.listenToText(canvases.still), helpers.listenToText(canvases.moving)];
  canvases.painter.paint(picture);
  const told = moving.filter(([, x]) => x >= picture.layout.outputs.x);
  return { still, told, layout: helpers.plain(picture.layout) };
"""


def written(lab: Lab, **given: object) -> Any:
    """Return what is written on the still canvas and, beside the outputs, on the moving one; and the layout."""
    return lab.run(WRITTEN, {"reel": hand_made(), **given})


def texts(entries: list[list[Any]]) -> list[str]:
    """Return only the words."""
    return [text for text, *_ in entries]
