"""strips.js: where the picture changes while only time goes on."""

from __future__ import annotations

import pytest

PASS = """
  const { stripAt, sidesOf, changingLayers, EVERYWHERE } = await import("/static/core/strips.js");
  const { createFrame, sampleInto } = await import("/static/core/frame.js");
  const { layoutOf } = await import("/static/core/layout.js");
  const timeline = await helpers.timelineOf({ layers: given.layers, activation: "relu" });
  const frames = Array.from({ length: 1001 }, (_, k) => sampleInto(createFrame(timeline), timeline, (k / 1000) * timeline.durationMs));
  const layout = layoutOf({ layers: given.layers, widthPx: 1200, heightPx: 600 });
"""


@pytest.mark.parametrize("layers", [(1, 1), (5, 7, 6, 2), (2,) * 12])
def test_a_pass_goes_through_its_strips_from_left_to_right_once_its_inputs_have_come_in(lab, layers):
    body = "return [frames.map((frame) => stripAt(frame, timeline)).filter((strip, k, all) => strip !== all[k - 1]), EVERYWHERE];"
    strips, everywhere = lab.run(PASS + body, {"layers": layers})
    assert strips == [everywhere, *range(len(layers))]


def test_while_light_of_the_sample_before_lingers_all_of_the_stage_changes(lab):
    # Many layers are hurried, and the light that lingers is not.
    body = (
        "return frames.filter(({ residue }) => residue > 0).every((frame) => stripAt(frame, timeline) === EVERYWHERE);"
    )
    assert lab.run(PASS + body, {"layers": (2,) * 12}) is True


@pytest.mark.parametrize("layers", [(1, 1), (5, 7, 6, 2), (100, 40, 3), (2,) * 12])
def test_a_strip_holds_the_discs_between_which_its_light_travels_and_lies_on_the_stage(lab, layers):
    body = """
      return layout.layers.map(({ x, radius }, l) => {
        const [left, right] = sidesOf(layout, l);
        const next = layout.layers[l + 1];
        const end = next ? Math.max(...next.x) + next.radius : layout.outputs.x + layout.outputs.widthPx;
        return left >= 0 && left <= Math.min(...x) - radius && right >= end && right <= 1200;
      });
    """
    assert all(lab.run(PASS + body, {"layers": layers}))


def test_of_the_layers_in_a_strip_the_last_one_changes(lab):
    body = "return [0, 1, 2, 3].map((strip) => Object.values(changingLayers(layout, strip)));"
    assert lab.run(PASS + body, {"layers": (5, 7, 6, 2)}) == [[0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 3, 4]]
