"""still.js: one moment of one pass."""

from __future__ import annotations

import pytest

from browser.lab import hand_made

STILL = """
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { stillOf } = await import("/static/core/still.js");
  const { answered, lit } = await import("/static/core/frame.js");
  const { KINDS } = await import("/static/operations/kinds.js");
  const labels = { inputs: given.names ?? [], classes: [] };
  const picture = stillOf(decodeRecorded(given.reel), { widthPx: 800, heightPx: 500, labels, kinds: KINDS, ...given.change });
  const { frame, timeline } = picture;
  const lights = timeline.layers.map((layer) => lit(frame, timeline, layer.lights[0]));
  const { trace, layout } = picture;
  return { trace, layout, frame, lights, answered: answered(frame, timeline) };
"""


def still(lab, **given):
    return lab.run(STILL, {"reel": hand_made(), **given})


def test_it_is_the_end_of_the_first_samples_pass(lab):
    picture = still(lab)
    assert picture["trace"]["sample"] == 0
    assert picture["answered"] == 1
    assert picture["lights"] == [1, 1, 1]
    assert picture["frame"]["residue"] == 0


@pytest.mark.parametrize(("moment", "shown"), [(0, 0), (-5, 0), (500, 500), (9e9, 3060)])
def test_any_moment_is_held_inside_the_pass(lab, moment, shown):
    assert still(lab, change={"timeMs": moment})["frame"]["timeMs"] == shown


def test_long_names_have_their_room(lab):
    short, long = (still(lab, names=[name])["layout"]["layers"][0]["centerX"] for name in ("a", "temperature"))
    assert long > short
