"""explanation-store.js: what a card is told from recordings or by Python, what it says where there is neither, and when it asks again."""

from __future__ import annotations

import pytest

from browser.lab import shape_of
from forward_pass import Drawn

SETUP = """
  const { ExplanationStore } = await import("/static/backend/explanation-store.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const reel = decodeRecorded(given.reel);
  const asked = [];
  const listeners = [];
  const interpreter = Object.assign(new EventTarget(), {
    status: given.status, reason: "", unrecoverable: given.off ?? false,
    async ask(request) {
      asked.push(request.samples[0]);
      if (interpreter.status !== "live") throw new Error("Python is away");
      return { header: { arrays: [["dense1.shares", 2]] }, values: Float64Array.of(0.25, 0.75) };
    },
  });
  const listen = interpreter.addEventListener.bind(interpreter);
  interpreter.addEventListener = (...given) => (listeners.push(given[0]), listen(...given));
  let answers = 0;
  const explanations = new ExplanationStore({ trace: reel.traces[given.sample ?? 0], reel, backend: interpreter }, () => (answers += 1));
  const of = async (deliberate = false) => {
    const before = answers;
    const first = explanations.of({ layer: 1, neuron: 0 }, deliberate);
    if (first.absent) return first.absent;
    await helpers.when(() => answers > before, "something came");
    const { explanation, absent } = explanations.of({ layer: 1, neuron: 0 }, deliberate);
    return absent || (explanation?.["activation1.curve"] ? "with a curve" : explanation?.["dense1.shares"]?.join());
  };
"""
ON_WISH = "The recording does not say more. Click to have Python work it out."
NOT_RECORDED = "The recording does not say more, and Python is not running here."
OWN = {"layers": (3, 2, 2), "seed": 4, "samples": 1}


def explain(lab, body, **given):
    return lab.run(SETUP + body, {"status": "idle", "reel": shape_of(**OWN)} | given)


def test_where_python_may_start_a_click_is_promised_to_help(lab):
    assert explain(lab, "return of();") == ON_WISH


def test_where_python_is_switched_off_nothing_is_promised(lab):
    assert explain(lab, "return [await of(), await of(true)];", off=True) == [NOT_RECORDED, NOT_RECORDED]


@pytest.mark.parametrize(("sample", "expected"), [(7, "with a curve"), (8, "0.25,0.75")])
def test_what_was_recorded_for_the_first_samples_is_asked_of_python_for_the_others(lab, sample, expected):
    reel = shape_of(Drawn().layers, seed=Drawn().seed, samples=9)
    assert explain(lab, "return of();", reel=reel, sample=sample, status="live") == expected


def test_what_did_not_come_is_asked_for_again_once_python_is_in_another_state_and_nobody_listens_for_it(lab):
    body = """
      const film = [await of(true), await of(true), asked.length];
      for (let k = 0; k < 20; k++) explanations.of({ layer: 1, neuron: 1 }, true);
      interpreter.status = "live";
      film.push(await of());
      return [film, listeners];
    """
    film, listeners = explain(lab, body, status="failed")
    assert film == [NOT_RECORDED, NOT_RECORDED, 1, "0.25,0.75"]
    assert listeners == []
