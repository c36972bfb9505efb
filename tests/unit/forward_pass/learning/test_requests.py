"""requests.py, step_requests.py, source.py: what the page asks about training, through the endpoints, as it asks."""

from __future__ import annotations

import base64
import json

import numpy as np
import pytest

from forward_pass import read_network
from forward_pass.endpoint import endpoints
from forward_pass.learning.evaluation import surface
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.source import named_source
from forward_pass.learning.step_trace import step_trace
from forward_pass.learning.trainer import trainer_of

XOR = {"task": "xor", "seed": 2}
RUN = TrainingRun("xor", seed=2)


def ask(name, /, **request):
    """Return the header of an answer, and its arrays by name."""
    text, values = endpoints()[name](json.dumps(request))
    header, arrays, start = json.loads(text), {}, 0
    for array, shape in header.get("arrays", []):
        count = int(np.prod(shape))
        arrays[array] = values[start : start + count].reshape(shape)
        start += count
    assert start == (0 if values is None else len(values))
    return header, arrays


def test_training_goes_on_from_a_step_and_gives_rows_and_parameters():
    header, arrays = ask("train", run=XOR, step=10, steps=25, every=10)
    assert header["columns"] == ["step", "loss", "accuracy", "unseenLoss", "unseenAccuracy"]
    assert arrays["rows"][:, 0].tolist() == [20, 30, 35]
    assert (header["step"], header["diverged"]) == (35, None)
    assert arrays["dense2.weights"].tolist() == RUN.at(35).weights[1].tolist()
    assert TrainingRun.from_dict(header["run"]) == RUN
    assert "network" not in header


def test_epochs_are_counted_as_they_were_gone_through_also_when_the_batch_changes():
    run = {"task": "xor", "batch": 50, "changes": [[6, {"batch": 100}]]}
    count = len(trainer_of(TrainingRun.from_dict(run)).task(0).training)
    assert count == 200
    told = [ask("train", run=run, step=step, steps=0)[0] for step in (0, 1, 4, 5, 6, 7, 8, 9)]
    # Four steps of 50, two of 50 and one of 100 (which ends the second epoch), two of 100.
    assert [one["epoch"] for one in told] == [0, 1, 1, 2, 2, 2, 3, 3]
    assert [one["epochSteps"] for one in told] == [4, 4, 4, 4, 2, 2, 2, 2]


def test_a_network_file_comes_on_request_and_is_that_of_the_step():
    header, _ = ask("train", run=XOR, steps=5, document=True)
    network = read_network(header["network"])
    assert [W.tolist() for W in network.model.weights] == [W.tolist() for W in RUN.at(5).weights]
    assert network.classes == ("same", "different")


def test_no_steps_say_how_it_stands():
    header, arrays = ask("train", run=XOR, step=7, steps=0)
    assert (header["step"], arrays["rows"][:, 0].tolist()) == (7, [7])


def test_when_the_time_is_up_one_step_was_made_at_least(monkeypatch):
    ticks = iter(range(0, 10_000, 5))
    for module in ("requests", "history"):
        monkeypatch.setattr(f"forward_pass.learning.{module}.perf_counter", lambda: next(ticks))
    header, arrays = ask("train", run=XOR, steps=50, milliseconds=12)
    assert header["step"] == 1
    assert arrays["rows"][:, 0].tolist() == [1]


def test_scores_are_computed_of_networks_that_are_looked_at_not_of_each_at_which_the_time_was_up(monkeypatch):
    for document in (False, True):
        ticks = iter(range(0, 10_000, 5))
        for module in ("requests", "history"):
            monkeypatch.setattr(f"forward_pass.learning.{module}.perf_counter", lambda ticks=ticks: next(ticks))
        header, arrays = ask("train", run=XOR, step=1, steps=500, every=200, milliseconds=12, document=document)
        assert 1 < header["step"] < 200
        assert arrays["rows"][:, 0].tolist() == ([header["step"]] if document else [])


def test_a_step_far_off_is_reached_in_as_many_answers_as_it_takes(monkeypatch):
    run = XOR | {"seed": 77}
    reached = []
    while not reached or reached[-1] < 100:
        ticks = iter(range(0, 10_000, 5))
        for module in ("requests", "history"):
            monkeypatch.setattr(f"forward_pass.learning.{module}.perf_counter", lambda ticks=ticks: next(ticks))
        header, arrays = ask("train", run=run, step=100, steps=0, milliseconds=12, document=True)
        reached.append(header["step"])
        assert arrays["rows"][:, 0].tolist() == [header["step"]]
    assert len(reached) > 2
    assert reached == sorted(set(reached))
    there = TrainingRun.from_dict(run).at(100).weights[0]
    np.testing.assert_array_equal(arrays["dense1.weights"], there)


def test_a_run_that_diverges_says_so_and_gives_its_last_good_step():
    run = {"task": "curve", "learning_rate": 1e9, "optimizer": "sgd"}
    header, arrays = ask("train", run=run, steps=50)
    assert header["diverged"]["step"] == header["step"] < 50
    assert (
        "must be finite and at most 1000000 in size, for which a smaller learning rate may help"
        in header["diverged"]["sentence"]
    )
    assert np.isfinite(arrays["rows"]).all()
    later, _ = ask("train", run=run, step=49, steps=50)
    assert later["diverged"] == header["diverged"]


def test_a_step_has_the_numbers_of_its_trace_and_a_proof_on_request():
    header, arrays = ask("train_step", run=XOR, step=4, sample=1, parameter={"name": "dense2.weights", "index": [1, 2]})
    trace = step_trace(RUN, 4, 1)
    assert arrays["dense1.terms"].tolist() == trace.layers[0].terms.tolist()
    assert arrays["dense2.weights:after"].tolist() == trace.layers[1].weights.after.tolist()
    assert arrays["dense1.biases:correctedMean"].tolist() == trace.layers[0].biases.numbers["correctedMean"].tolist()
    assert arrays["after:softmax1.probabilities"].tolist() == trace.after.probabilities.tolist()
    assert header["lossAfter"] == trace.loss_after
    assert header["operations"][0]["name"] == "dense1"
    assert header["proof"]["sample"]["gradient"] == pytest.approx(trace.layers[1].weights.of_sample[1, 2])
    assert header["proof"]["batch"]["quotient"] == pytest.approx(trace.layers[1].weights.gradient[1, 2], abs=1e-9)
    assert ask("train_step", run=XOR, step=4)[0]["proof"] is None


def test_surface_confusion_and_task_come_as_arrays():
    _, arrays = ask("train_surface", run=XOR, step=9, size=5)
    found = surface(RUN, 9, 5)
    assert arrays["y"].tolist() == found.axes[1].tolist()
    assert arrays["activation1.activations"].tolist() == found.layers["activation1.activations"].tolist()
    _, arrays = ask("train_confusion", run=XOR, step=0)
    assert arrays["counts"].sum() == len(RUN.problem().unseen)
    assert (arrays["labels"] != arrays["answers"]).all()
    header, arrays = ask("train_task", run=XOR)
    assert (header["title"], header["counts"], header["names"]) == ("XOR", [200, 196], ["A", "B"])
    assert arrays["trainingInputs"].shape == (200, 2)


def test_a_reader_s_table_is_given_checked_and_learned():
    text = "size,kind\n" + "\n".join(f"{k},{'big' if k > 5 else 'small'}" for k in range(12))
    header, _ = ask("train_data", name="table", data=base64.b64encode(text.encode()).decode())
    assert header["notes"] == []
    task, _ = ask("train_task", run={"task": header["task"]})
    assert (task["names"], task["classes"]) == (["size"], ["big", "small"])
    _, arrays = ask("train", run={"task": header["task"]}, steps=300, every=300)
    assert arrays["rows"][-1, 2] == 1.0


def test_the_network_that_a_run_has_reached_is_a_source_of_reels_by_its_name():
    header, _ = ask("train", run=XOR, steps=6)
    text, values = endpoints()["reel"](
        json.dumps({"source": {"kind": "stored", "name": header["name"]}, "samples": [0]})
    )
    assert json.loads(text)["source"]["name"] == header["name"]
    assert values[:8].tolist() == RUN.at(6).weights[0].ravel().tolist()


@pytest.mark.parametrize("task", ["xor", "moons", "curve"])
def test_each_sample_is_the_one_whose_class_the_network_file_tells(task):
    header, _ = ask("train", run={"task": task}, steps=1, document=True)
    told = [sample["inputs"] for sample in header["network"]["samples"]]
    assert [list(inputs) for inputs in named_source(header["name"]).samples] == told


@pytest.mark.parametrize(
    ("name", "request_", "sentence"),
    [
        ("train", {}, "request must be an object with run"),
        ("train", {"run": XOR, "steps": -1}, "steps must be a whole number from 0 to 100000; got -1"),
        ("train", {"run": XOR, "every": 0}, "every must be a whole number from 1"),
        ("train", {"run": XOR, "step": "one"}, "step must be a whole number from 0 to 1000000; got one"),
        (
            "train",
            {"run": {"task": "moons", "learning_rate": -1}},
            "learning_rate must be a number from 0 to 1000000000",
        ),
        ("train_step", {"run": XOR, "sample": 99}, "sample must be a whole number from 0 to 15"),
        ("train_step", {"run": XOR, "parameter": 5}, "parameter must be an object with name and index; got 5"),
        ("train_data", {"name": "table", "data": "?"}, "data must be base64; got ?"),
        ("train_data", {"name": "table", "data": ""}, "the table must be rows of numbers"),
        ("train_data", {"name": "cats", "data": ""}, "the name of data must be iris, digits or table; got cats"),
        ("train_surface", {"run": {"task": "largest"}}, "the task must be one of one or two inputs"),
        (
            "reel",
            {"source": {"kind": "stored", "name": 'trained {"task":"x"}@1'}, "samples": [0]},
            "task must be one of",
        ),
    ],
)
def test_a_request_that_cannot_be_met_is_answered_with_one_sentence(name, request_, sentence):
    header, _ = ask(name, **request_)
    assert header["error"].startswith(sentence)
