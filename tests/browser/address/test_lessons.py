"""lessons.js: what the article says of learning is so."""

from __future__ import annotations

import numpy as np

from forward_pass.learning.evaluation import evaluate
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.trainer import trainer_of

TOLD = """
  const { LESSONS, RIDDLES, show, tellOfLearning } = await import("/static/address/lessons.js");
"""


def run_of(asks):
    """Return the training that some attributes ask for, and its step."""
    numbers = {name.replace("-", "_"): float(value) for name, value in asks.items() if name == "learning-rate"}
    layers = {"layers": tuple(map(int, asks["layers"].split("-")))} if "layers" in asks else {}
    texts = {name: asks[name] for name in ("task", "optimizer") if name in asks}
    return TrainingRun(**texts, **layers, **numbers), int(asks["step"])


def test_each_riddle_ends_as_it_is_told(lab):
    asks = [riddle["asks"] for riddle in lab.run(TOLD + "return RIDDLES;")]
    straight, long_steps, dead, by_heart = (evaluate(*run_of(one)) for one in asks)
    assert all(score.accuracy < 0.6 for score in straight)
    assert all(0.4 < score.accuracy < 0.6 for score in long_steps)
    assert all(score.accuracy < 0.6 for score in dead)
    assert by_heart[0].accuracy == 1.0
    assert by_heart[1].accuracy < 0.5
    run, step = run_of(asks[2])
    model, values = run.at(step), trainer_of(run).task(step).training.inputs
    for weights, biases in zip(model.weights[:-1], model.biases[:-1], strict=False):
        sums = values @ weights.T + biases
        values = np.maximum(sums, 0)
    assert (sums <= 0).all()


def test_a_lesson_leaves_nothing_of_the_one_before(lab):
    body = """
      const element = document.createElement("div");
      const all = () => Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value]));
      show(element, RIDDLES[0].asks); const first = all();
      show(element, RIDDLES[1].asks);
      return [first, all()];
    """
    first, second = lab.run(TOLD + body)
    assert first == {"mode": "train", "task": "xor", "layers": "2-2", "step": "400"}
    assert second == {"mode": "train", "task": "moons", "optimizer": "sgd", "learning-rate": "10", "step": "50"}


def test_the_section_has_a_button_for_each(lab):
    body = """
      const section = document.createElement("section");
      const element = document.createElement("div");
      tellOfLearning(element, section);
      section.querySelectorAll("button")[0].click();
      return [section.querySelectorAll("button").length, element.getAttribute("task"), element.hasAttribute("film"), LESSONS.length + RIDDLES.length];
    """
    assert lab.run(TOLD + body) == [6, "largest", True, 6]
