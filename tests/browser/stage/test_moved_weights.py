"""moved-weights.js: the weights that move furthest have their old value as a ghost beside the new one, with digits."""

from __future__ import annotations

import json

import pytest

from browser.stage.steps import reel_of, step_of
from forward_pass import Drawn

SOURCE = Drawn(layers=(3, 4, 2), seed=3)
SCENE = """
  const { MovedWeights } = await import("/static/stage/moved-weights.js");
  const { StepEdges } = await import("/static/stage/step-edges.js");
  const base = await helpers.picture(given.reel);
  const { arrays } = given.step;
  const step = { get: (name) => arrays[name] && Float64Array.from(arrays[name]) };
  const paint = async (progress) => {
    const { painter, moving } = await helpers.easel(base);
    const moved = new MovedWeights(new StepEdges(step));
    painter.paintGhosts = (pen, picture, palette, fonts) => moved.paint(pen, picture, palette, fonts, progress);
    const written = helpers.listenToText(moving);
    painter.paint(base);
    const texts = written.map(([text]) => text);
    return texts.flatMap((text, k) => (text.endsWith(" → ") ? [text + texts[k + 1]] : []));
  };
"""


@pytest.fixture
def scene(lab):
    given = {"reel": json.loads(reel_of(SOURCE)), "step": step_of(SOURCE, [1.0, 0.0])}
    return lambda body: lab.run(SCENE + body, given), given["step"]["arrays"]


def test_first_only_how_far_each_goes_is_lit(scene):
    run, _ = scene
    assert run("return paint(0.4);") == []


def test_old_and_new_digits_differ_and_are_those_of_the_weights_that_move_furthest(scene):
    run, arrays = scene
    notes = run("return paint(1);")
    assert 3 <= len(notes) <= 6
    moved = sorted(
        (
            (abs(change), before, after)
            for layer in ("dense1", "dense2")
            for change, before, after in zip(
                *(arrays[f"{kind}:{layer}.weights"] for kind in ("change", "before", "after")), strict=True
            )
        ),
        reverse=True,
    )
    _, before, after = moved[0]
    assert f"{before:.2f} → {after:.2f}".replace("-", "−") in notes
    for note in notes:
        old, new = note.split(" → ")
        assert old != new


def test_without_numbers_there_are_no_digits(scene):
    run, _ = scene
    assert run("base.revealed = new Set(); return paint(1);") == []
