"""train-requests.js: what Python is asked about a training, answered by CPython, and how its answers are read."""

from __future__ import annotations

import json

import numpy as np
import pytest

from forward_pass.endpoint import endpoints
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.source import name_of
from forward_pass.learning.step_trace import step_trace

RUN = TrainingRun("moons", layers=(2, 4, 3, 2), seed=5, batch=8)
CURVE = TrainingRun("curve", seed=1)
# Asks for answers that are there already, and notes the requests.
SCENE = """
  const requests = await import("/static/features/train/train-requests.js");
  const asked = [];
  const ask = async (request, endpoint) => {
    asked.push([endpoint, request]);
    const { header, values } = given.answers[endpoint];
    return { header, values: Float64Array.from(values) };
  };
  const read = (film, names) => names.map((name) => film.get(name) ?? null);
"""


def answered(name, **request):
    """Return the header and the values of an answer."""
    header, values = endpoints()[name](json.dumps(request))
    return {"header": json.loads(header), "values": [] if values is None else values.tolist()}


@pytest.fixture
def scene(lab):
    def run(body, **answers):
        return lab.run(SCENE + body, {"answers": answers, "run": RUN.to_dict()})

    return run


def test_a_film_has_every_number_of_the_step_under_its_own_name(scene):
    step = step_trace(RUN, 3)
    second, third = step.layers[1], step.layers[2]
    expected = {
        "slope:dense3.preActivations": third.delta,
        "carried:dense3": second.terms,
        "slope:activation2.activations": second.gathered,
        "factor:activation2": second.slopes,
        "slope:dense2.preActivations": second.delta,
        "carried:dense1": step.input_terms,
        "slope:inputs": step.input_terms.sum(axis=0),
        "own:dense2.weights": second.weights.of_sample,
        "gradient:dense2.weights": second.weights.gradient,
        "before:dense2.biases": second.biases.before,
        "change:dense2.biases": second.biases.change,
        "after:dense2.biases": second.biases.after,
    }
    body = f"""
      const settings = {{ layers: [2, 6, 4, 2], temperature: 1, changes: [[0, 0, 0, 9]] }};
      const film = await requests.filmOf(ask, given.run, 3, settings);
      const outputs = [film.outputs, film.after.traces[0].outputs].map((values) => [...values]);
      return [read(film, {list(expected)}), film.target, film.header.batch, film.inputs, outputs, film.loss, asked];
    """
    inputs = step.before.arrays["inputs"].tolist()
    reel = {"source": {"kind": "stored", "name": name_of(RUN, 4)}, "samples": [0], "options": {"temperature": 1}}
    reel |= {"inputs": inputs}
    answers = {
        "train_step": answered("train_step", run=RUN.to_dict(), step=3),
        "reel": answered("reel", **reel),
    }
    arrays, target, batch, given, outputs, loss, asked = scene(body, **answers)
    for name, found in zip(expected, arrays, strict=True):
        assert found == np.ravel(expected[name]).tolist(), name
    assert target == step.target.tolist()
    assert batch == 8
    assert given == inputs
    # Before the step, and with the new weights.
    assert outputs == [step.before.outputs.tolist(), step.after.outputs.tolist()]
    change = step.loss_after - step.loss
    assert loss["before"] == [f"loss {step.loss:.4f}"]
    assert loss["after"][0] == f"loss {step.loss:.4f} → {step.loss_after:.4f}, Δ {change:+.4f}".replace("-", "−")
    assert step.terms[loss["output"]] == step.terms.max()
    assert asked == [["train_step", {"run": RUN.to_dict(), "step": 3}], ["reel", reel]]


def test_a_certain_step_is_asked_for_with_losses_on_the_way_and_any_step_with_a_time(scene):
    body = """
      const far = await requests.trained(ask, { run: given.run, from: 10, step: 130, document: true });
      await requests.trained(ask, { run: given.run, from: 130, step: 10, document: true });
      await requests.trained(ask, { run: given.run, from: 130, advance: 60, document: false });
      return [far, asked.map(([, { run, ...request }]) => request)];
    """
    answer = answered("train", run=RUN.to_dict(), step=10, steps=120, every=2, document=True)
    far, asked = scene(body, train=answer)
    assert far["step"] == 130
    assert far["name"].endswith("@130")
    assert [progress["step"] for progress in far["progress"]] == list(range(12, 131, 2))
    assert all(0 <= progress["right"] <= 1 for progress in far["progress"])
    assert far["stopped"] is None
    assert asked == [
        {"step": 10, "steps": 120, "every": 2, "milliseconds": 200, "document": True},
        {"step": 10, "steps": 0, "every": 1, "milliseconds": 200, "document": True},
        {"step": 130, "steps": 100000, "every": 20, "milliseconds": 60, "document": False},
    ]


# Python makes a hundred steps at once; the step that it is to go on from it knows up to step 150.
PARTS = """
  let known = 150;
  const python = async (request) => {
    asked.push([request.step, request.steps]);
    known = Math.max(known, Math.min(request.step + request.steps, known + 100));
    const step = Math.min(request.step + request.steps, known);
    const { header } = given.answers.train;
    return { header: { ...header, step, arrays: [["rows", [1, 5]]] }, values: Float64Array.of(step, 1, 1, 1, 1) };
  };
"""


def test_a_step_far_off_is_reached_in_parts_as_long_as_it_is_wanted(scene):
    body = """
      const told = [];
      const goesOn = (step) => told.push(step) && step < given.until;
      const far = await requests.trained(python, { run: given.run, from: 0, step: 420, document: true, goesOn });
      const steps = far.progress.map(({ step }) => step);
      return [asked, told, far.step, steps];
    """
    answer = answered("train", run=RUN.to_dict(), document=True)
    asked, told, step, steps = scene(PARTS + body.replace("given.until", "Infinity"), train=answer)
    assert asked == [[0, 420], [250, 170], [350, 70]]
    assert (told, step, steps) == ([250, 350], 420, [250, 350, 420])
    _, told, step, _ = scene(PARTS + body.replace("given.until", "300"), train=answer)
    assert (told, step) == ([250, 350], 350)


def test_a_python_that_knows_nothing_of_a_training_catches_up_before_it_goes_on(scene):
    body = """
      const on = await requests.trained(python, { run: given.run, from: 400, advance: 90, document: false });
      return [asked.map(([step]) => step), on.step >= 400];
    """
    answer = answered("train", run=RUN.to_dict(), document=True)
    asked, beyond = scene(PARTS + body, train=answer)
    assert set(asked) == {400}
    assert len(asked) == 3
    assert beyond


def test_what_is_no_step_is_left_to_python(scene):
    body = """
      for (const step of ["soon", -1, 7.5, 2e6]) await requests.trained(ask, { run: given.run, from: 3, step, document: true });
      return asked.map(([, { step }]) => step);
    """
    answer = answered("train", run=RUN.to_dict(), document=True)
    answer["header"]["diverged"] = {"step": 0, "sentence": "over"}
    assert scene(body, train=answer) == ["soon", -1, 7.5, 2e6]


def test_numbers_are_neither_right_nor_wrong(scene):
    answer = answered("train", run=CURVE.to_dict(), document=True)
    progress = scene(
        "return (await requests.trained(ask, { run: given.run, from: 0, step: 0, document: true })).progress;",
        train=answer,
    )
    assert [progress[0]["right"], progress[0]["unseenRight"]] == [None, None]


def test_a_step_says_its_epoch_and_how_many_steps_an_epoch_has(scene):
    answer = answered("train", run=RUN.to_dict(), step=0, steps=40, document=True)
    step = scene("return requests.trained(ask, { run: given.run, from: 0, step: 40, document: true });", train=answer)
    assert [step["epoch"], step["epochSteps"]] == [2, 38]


def test_the_proof_of_a_weight_is_asked_for_at_its_row_and_column(scene):
    parameter = {"name": "dense2.weights", "index": [1, 3]}
    answer = answered("train_step", run=RUN.to_dict(), step=3, parameter=parameter)
    body = 'return [await requests.proofOf(ask, given.run, 3, "dense2.weights", 7, 4), asked[0][1].parameter];'
    proof, asked = scene(body, train_step=answer)
    assert asked == parameter
    assert proof["quotient"] == pytest.approx(step_trace(RUN, 3).layers[1].weights.gradient[1, 3], abs=1e-7)


def test_a_mistake_shows_the_example_that_it_names_also_once_others_have_taken_its_place(lab):
    run = TrainingRun("largest", seed=3)
    answers = {"train_task": answered("train_task", run=run.to_dict())}
    body = """
      const { data } = await requests.taskOf(ask, given.run, 0);
      const { showTask } = await import("/static/features/train/task-view.js");
      const into = document.createElement("div");
      const clicked = [];
      const found = [];
      for (const [step, answer] of given.steps) {
        given.answers.train_confusion = answer;
        const evaluated = await requests.evaluated(ask, given.run, step, data);
        showTask(into, evaluated, { labels: { inputs: [], classes: [] }, onInputs: (inputs) => clicked.push(inputs) });
        into.querySelector("button").click();
        found.push([...evaluated.get("inputs").subarray(0, clicked.at(-1).length)]);
      }
      return [clicked, found];
    """
    steps = [[step, answered("train_confusion", run=run.to_dict(), step=step)] for step in (0, 40)]
    clicked, found = lab.run(SCENE + body, {"answers": answers, "run": run.to_dict(), "steps": steps})
    assert clicked == found
    assert clicked[0] != clicked[1]


@pytest.mark.parametrize(
    ("run", "endpoint"), [(RUN, "train_surface"), (CURVE, "train_surface"), (TrainingRun("largest"), "train_confusion")]
)
def test_a_task_is_shown_as_a_map_where_it_has_two_inputs_at_most(lab, run, endpoint):
    size = {"size": 50} if endpoint == "train_surface" else {}
    answers = {
        "train_task": answered("train_task", run=run.to_dict()),
        endpoint: answered(endpoint, run=run.to_dict(), step=0, **size),
    }
    body = """
      const { data } = await requests.taskOf(ask, given.run, 0);
      const found = await requests.evaluated(ask, given.run, 0, data);
      const { showTask } = await import("/static/features/train/task-view.js");
      const into = document.createElement("div");
      let painted = null;
      showTask(into, found, { labels: { inputs: [], classes: [] }, paint: (_, map) => (painted = map), onInputs: () => {} });
      return [asked.at(-1), into.firstElementChild.className.baseVal ?? into.firstElementChild.className, painted && [painted.columns, painted.rows, painted.shares.length, painted.examples.map(({ labels }) => labels.length)]];
    """
    asked, shown, painted = lab.run(SCENE + body, {"answers": answers, "run": run.to_dict()})
    assert asked == [endpoint, {"run": run.to_dict(), "step": 0, **size}]
    assert shown == {"moons": "map", "curve": "fit", "largest": "confused"}[run.task]
    assert painted == ([50, 50, 2500, [197, 300]] if run.task == "moons" else None)
