"""way-back.js: over the finished pass, how the loss changes goes from right to left, and then the weights move."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from browser.stage.steps import reel_of, step_of
from forward_pass import Drawn

SOURCE = Drawn(layers=(3, 4, 2), seed=3)
SCENE = """
  const { timelineOf } = await import("/static/core/phases.js");
  const { createFrame, sampleInto } = await import("/static/core/frame.js");
  const { KINDS } = await import("/static/operations/kinds.js");
  const { KINDS_THERE_AND_BACK, STEP } = await import("/static/operations/backwards.js");
  const { WayBack } = await import("/static/stage/way-back.js");
  const base = await helpers.picture(given.reel);
  const timeline = timelineOf(base.reel.network.operations, KINDS_THERE_AND_BACK, STEP);
  const pass = timelineOf(base.reel.network.operations, KINDS);
  const { arrays, target } = given.step;
  const step = { get: (name) => arrays[name] && Float64Array.from(arrays[name]), target };
  const paint = async (id, part) => {
    const { startMs, endMs } = timeline.phases.find((phase) => phase.id === id);
    const frame = sampleInto(createFrame(timeline), timeline, startMs + part * (endMs - startMs));
    const picture = { ...base, timeline, frame };
    const { painter, moving } = await helpers.easel(picture);
    painter.paintGhosts = new WayBack(step, timeline, pass).paint;
    const written = helpers.listenToText(moving);
    painter.paint(picture);
    return { picture, moving, written };
  };
  const { layers } = base.layout;
  const on = ({ written }, l) => Array.from(layers[l].x, (x, j) => written.findLast(([, wx, wy]) => Math.hypot(wx - x, wy - layers[l].y[j]) < 3)?.[0]);
"""


@pytest.fixture
def scene(lab):
    given = {"reel": json.loads(reel_of(SOURCE)), "step": step_of(SOURCE, [1.0, 0.0])}

    def run(body):
        return lab.run(SCENE + body, given), given["step"]["arrays"]

    return run


def digits(values):
    """Two digits, or one and an exponent for what would be 0.00."""
    short = [f"{value + 0.0:.2f}" if abs(value) >= 0.005 or not value else f"{value:.0e}" for value in np.ravel(values)]
    return [re.sub(r"e-0?", "e-", text).replace("-", "−") for text in short]


def test_each_disc_shows_the_slope_that_has_come_to_it(scene):
    body = """
      return [on(await paint("softmax1.difference.backwards", 1), 2), on(await paint("dense2.gather.backwards", 1), 1),
              on(await paint("activation1.bend.backwards", 1), 1), on(await paint("dense1.gather.backwards", 1), 0)];
    """
    shown, arrays = scene(body)
    names = ("dense2.preActivations", "activation1.activations", "dense1.preActivations", "inputs")
    assert shown == [digits(arrays[f"slope:{name}"]) for name in names]


def test_a_neuron_multiplies_with_the_slope_of_its_function_before_its_product_is_shown(scene):
    shown, arrays = scene('return on(await paint("activation1.bend.backwards", 0.3), 1);')
    assert shown == [f"× {value:g}" for value in arrays["factor:activation1"]]
    assert {"× 0", "× 1"} >= set(shown)


def test_pulses_come_from_the_right(scene):
    body = """
      const middle = async (part) => {
        const { moving } = await paint("dense2.carry.backwards", part);
        const [left, right] = [layers[1].x[0] + layers[1].radius + 4, layers[2].x[0] - layers[2].radius - 4];
        const { data, width } = moving.getContext("2d").getImageData(left, 0, right - left, 400);
        // The brightest column.
        const sums = Array.from({ length: width }, (_, x) => { let sum = 0; for (let y = 0; y < 400; y++) sum += data[4 * (y * width + x)]; return sum; });
        return sums.indexOf(Math.max(...sums)) / width;
      };
      return [await middle(0.3), await middle(0.7)];
    """
    [early, late], _ = scene(body)
    assert early > 0.55
    assert late < 0.45


def test_the_pass_itself_stays_as_it_is_until_the_loss_is_told(scene):
    body = """
      const { picture, moving } = await paint("softmax1.normalize", 0.9);
      const plain = await helpers.painted(picture);
      const all = (canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
      const [a, b] = [all(moving), all(plain.moving)];
      return a.every((value, k) => value === b[k]);
    """
    assert scene(body)[0] is True


def test_a_weight_that_moves_further_is_lit_more(scene):
    body = """
      const { moving } = await paint("update.backwards", 0.4);
      const light = async (i, j) => { const { x, y } = await helpers.pointOnEdge({ ...base, timeline }, 0, i, j); return Math.max(...helpers.pixel(moving, x, y).rgb); };
      const change = arrays["change:dense1.weights"].map(Math.abs);
      const order = change.map((_, k) => k).sort((a, b) => change[b] - change[a]);
      const of = (k) => light(k % 3, Math.floor(k / 3));
      return [await of(order[0]), change[order.at(-1)], await of(order.at(-1))];
    """
    [most, least_change, least], _ = scene(body)
    assert most > least
    assert most > 100
    assert least_change == 0.0  # a silent neuron's weights stay


def test_hidden_numbers_are_hidden_on_the_way_back(scene):
    body = """
      base.revealed = new Set();
      return [on(await paint("activation1.bend.backwards", 0.3), 1), on(await paint("dense1.gather.backwards", 1), 0)];
    """
    assert scene(body)[0] == [["?"] * 4, ["?"] * 3]
