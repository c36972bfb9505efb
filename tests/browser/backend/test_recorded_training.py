"""recorded-training.js: a recorded training is read as it was written, and refused with a sentence where it is not whole."""

from __future__ import annotations

import base64
import json
from typing import Any

import numpy as np
import pytest

from forward_pass.learning.run import TrainingRun
from forward_pass.learning.training_reel import record_training

RUN = TrainingRun("xor", seed=3)
REEL = record_training(RUN, 40, 5)
DOCUMENT = REEL.to_dict()
READ = """
  const { RecordedTraining } = await import("/static/backend/recorded-training.js");
  const training = new RecordedTraining(given.document ?? given);
"""
SAID = """
  const { RecordedTraining } = await import("/static/backend/recorded-training.js");
  try { new RecordedTraining(JSON.parse(given)); return "it was read"; } catch (error) { return error.message; }
"""


def test_steps_and_scores_are_those_that_were_recorded(lab):
    found = lab.run(READ + "return [training.steps, training.last, training.epoch, training.scores];", DOCUMENT)
    assert found[:3] == [[0, 1, 4, 13, 40], 40, 13]
    assert found[3] == {"columns": DOCUMENT["columns"], "rows": REEL.rows.ravel().tolist()}


def test_a_step_is_found_from_either_side(lab):
    body = (
        "return [training.lastUntil(12), training.nextFrom(5), training.lastUntil(0), training.nextFrom(41) ?? null];"
    )
    assert lab.run(READ + body, DOCUMENT) == [4, 13, 0, None]


def test_the_network_of_a_step_has_the_numbers_and_the_name_that_python_gives_it(lab):
    body = """
      const { reel, network } = training.at(given.step);
      const [trace] = reel.traces;
      const all = reel.network.shapes.keys().toArray().map((name) => [...(reel.network.get(name) ?? trace.get(name))]);
      return [reel.settings.name, reel.source, all.flat(), network.operations, training.at(given.step).reel === reel];
    """
    name, source, values, operations, same = lab.run(READ + body, {"document": DOCUMENT, "step": 13})
    assert name == f"trained {json.dumps(RUN.to_dict(), sort_keys=True, separators=(',', ':'))}@13"
    assert source == "recorded"
    assert values == REEL.values[3].tolist()
    assert same
    model = RUN.at(13)
    assert [operation["kind"] for operation in operations] == [placed.operation.kind for placed in model]
    assert operations[0]["weights"] == model.weights[0].tolist()
    assert operations[0]["biases"] == model.biases[0].tolist()


def test_the_map_of_a_step_shows_how_sure_the_network_is_and_the_examples(lab):
    body = """
      const { header, get } = training.mapAt(40);
      return [header.ranges, header.mapped, get(header.arrays.at(-1)[0]), get("x").length, get("trainingInputs"), get("trainingTargets")];
    """
    ranges, mapped, shares, side, inputs, targets = lab.run(READ + body, DOCUMENT)
    assert (ranges, mapped, side) == ([[0, 1], [0, 1]], True, 25)
    assert shares == pytest.approx(REEL.maps[-1].ravel() / 15)
    task = RUN.problem()
    assert inputs == task.training.inputs[:80].ravel().tolist()
    assert targets == task.training.targets[:80].ravel().tolist()


FILES = record_training(TrainingRun("moons", seed=2), 40, 6).to_files("mine.json")


def test_the_networks_of_the_second_file_come_when_they_are_asked_for_and_may_be_asked_for_again(lab):
    body = """
      const { RecordedTraining } = await import("/static/backend/recorded-training.js");
      const [first, more, other] = given.map((text) => JSON.parse(text));
      const parts = [first, { ...more, run: other.run }, { ...more, snapshots: more.snapshots.slice(1) }, more];
      const asked = [];
      const training = new RecordedTraining(first, async (name) => (asked.push(name), parts.shift()));
      const before = [training.last, training.lastAtHand(40)];
      await training.load(1);
      const said = [];
      for (let k = 0; k < 3; k++) await training.load(40).catch(({ message }) => said.push(message));
      await Promise.all([training.load(40), training.load(40)]);
      return [before, asked, said, training.lastAtHand(40), training.at(40).reel.settings.name.slice(-3)];
    """
    other = record_training(TrainingRun("moons", seed=3), 4, 3).to_json()
    before, asked, said, after, name = lab.run(body, [*FILES.values(), other])
    assert before == [40, 1]
    assert asked == ["mine-more.json"] * 4
    assert [sentence.removeprefix("a recorded training's ") for sentence in said] == [
        'format must be "forward-pass-training-part"; got "forward-pass-training"',
        "second file must be of the run of the first one",
        "second file must have the steps that the first one leaves out",
    ]
    assert (after, name) == (40, "@40")


@pytest.mark.parametrize(
    ("run", "same"),
    [
        ({"task": "xor"}, True),
        ({"task": "xor", "seed": 3, "batch": 16, "layers": [2, 4, 2], "changes": []}, True),
        ({}, True),
        ({"task": "moons"}, False),
        ({"task": "xor", "seed": 2}, False),
        ({"task": "xor", "changes": [[3, {"batch": 8}]]}, False),
        ({"task": "xor", "noise": 0.2}, False),
    ],
)
def test_a_run_is_the_recorded_one_where_it_says_nothing_else(lab, run, same):
    assert lab.run(READ + "return training.isOf(given.run);", {"document": DOCUMENT, "run": run}) is same


def changed(place: str, value: Any) -> str:
    """Return the text of the document with another value at a place such as "reel.source.name"."""
    document = json.loads(json.dumps(DOCUMENT))
    *path, last = place.split(".")
    into = document
    for name in path:
        into = into[int(name) if name.isdecimal() else name]
    into[int(last) if last.isdecimal() else last] = value
    return json.dumps(document)


NANS = base64.b64encode(np.full(len(REEL.values[0]), np.nan, "<f8").tobytes()).decode()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("null", 'format must be "forward-pass-training"; got none'),
        ("[]", 'format must be "forward-pass-training"; got none'),
        (changed("format", "forward-pass-reel"), 'format must be "forward-pass-training"; got "forward-pass-reel"'),
        (changed("version", 2), "version must be 1; got 2: record it again"),
        (changed("run", None), "run must say its task"),
        (changed("reel", {}), "reel must be that of a trained network"),
        (changed("reel.source.name", "<img>"), "reel must be that of a trained network"),
        (changed("epoch", "9"), 'epoch must be a whole number above 0; got "9"'),
        (changed("columns", ["step"]), "columns must name step, loss and unseenLoss"),
        (changed("rows", [[0, 1]]), "rows must be lists of finite numbers, one for each column"),
        (changed("rows", [[0, 1, "<b>", 1, 1]]), "rows must be lists of finite numbers, one for each column"),
        (changed("snapshots", []), "snapshots must be those of its steps, or the first of them beside more"),
        (changed("snapshots", [None] * 5), "snapshots must be in the order of its steps; got none in place of 0"),
        (changed("snapshots.1.step", 0), "snapshots must be in the order of its steps; got 0 in place of 1"),
        (changed("steps", []), "steps must be 1 to 64 whole numbers that rise from 0"),
        (changed("steps.1", 0), "steps must be 1 to 64 whole numbers that rise from 0"),
        (changed("more", "x.json"), "snapshots must be those of its steps, or the first of them beside more"),
        (changed("more", "../x.json"), 'more must be the name of a file beside this one; got "../x.json"'),
        (changed("snapshots.1.float64", "no base64!"), "values of step 1 must be float64 numbers in base64"),
        (changed("snapshots.1.float64", "AAA="), "values of step 1 must be float64 numbers in base64"),
        (changed("snapshots.1.float64", NANS), "values of step 1 must be finite numbers; they are not"),
        (changed("snapshots.1.map", "zz"), "map of step 1 must be 625 hexadecimal digits, or none"),
        (changed("network", None), "network must be that of its reel"),
        (changed("network.inputs.count", 9), "network must be that of its reel"),
        (changed("network.inputs.ranges", []), "map must come with the ranges of two inputs, and with examples"),
        (changed("examples", None), "map must come with the ranges of two inputs, and with examples"),
        (changed("examples.training.classes", "01"), "examples must have inputs, and a class each"),
        (changed("examples.training", 3), "examples must have inputs, and a class each"),
    ],
)
def test_what_is_not_whole_is_refused_with_a_sentence(lab, text, sentence):
    assert lab.run(SAID, text) == f"a recorded training's {sentence}"


def test_a_reel_inside_that_does_not_fit_is_refused_as_any_reel(lab):
    assert lab.run(SAID, changed("reel.source.layers", [2, 9, 2])).startswith("a reel's operations and arrays must fit")
    assert lab.run(SAID, changed("snapshots.1.float64", "AAAAAAAAAAA=")).startswith(
        "a reel's values must be as many as"
    )
