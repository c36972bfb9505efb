"""trainer.py: its steps are those of plain loops, whatever the optimizer, and a run that comes to no numbers stops."""

from __future__ import annotations

import math

import numpy as np
import pytest

from forward_pass.learning.errors import DivergedError
from forward_pass.learning.history import state_at
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.trainer import Trainer, trainer_of
from unit.forward_pass.learning import plain_loops

STEPS = 25


def plain_steps(run: TrainingRun, batches):
    """Return the layers (W, b) of a run after steps in plain loops."""
    model = run.at(0)
    layers = [(W.tolist(), b.tolist()) for W, b in zip(model.weights, model.biases, strict=True)]
    memory: dict[tuple[int, ...], tuple[float, float]] = {}
    for k, (inputs, targets) in enumerate(batches, start=1):
        found = plain_loops.gradients(layers, run.activation, run.output, run.temperature, inputs, targets)
        for number, ((W, b), (gW, gb)) in enumerate(zip(layers, found.layers, strict=True)):
            for j in range(len(b)):
                b[j] += plain_change(run, memory, (number, j), gb[j], k)
                for i in range(len(W[j])):
                    g = gW[j][i] + run.weight_decay * W[j][i]
                    W[j][i] += plain_change(run, memory, (number, j, i), g, k)
    return layers


def plain_change(run, memory, place, g, k):
    """Return by how much one number changes."""
    if run.optimizer == "sgd":
        return -run.learning_rate * g
    m, v = memory.get(place, (0.0, 0.0))
    if run.optimizer == "momentum":
        memory[place] = m, v = 0.9 * m + g, 0.0
        return -run.learning_rate * m
    memory[place] = m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
    return -run.learning_rate * (m / (1 - 0.9**k)) / (math.sqrt(v / (1 - 0.999**k)) + 1e-8)


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
@pytest.mark.parametrize(("task", "output"), [("moons", "softmax"), ("moons", "sigmoid"), ("curve", "linear")])
def test_the_steps_of_a_run_are_those_of_plain_loops(task, output, optimizer):
    ends = (2, 3, 2) if task == "moons" else (1, 3, 1)
    settings = {"activation": "tanh", "batch": 4, "weight_decay": 0.01, "learning_rate": 0.05}
    run = TrainingRun(task, layers=ends, output=output, optimizer=optimizer, **settings)
    trainer, state, batches = Trainer(run), Trainer(run).first(), []
    for _ in range(STEPS):
        update = trainer.update(state)
        batches.append((update.inputs.tolist(), update.targets.tolist()))
        state = update.after
    model = trainer.model(state)
    for W, b, (plain_W, plain_b) in zip(model.weights, model.biases, plain_steps(run, batches), strict=True):
        assert pytest.approx(np.array(plain_W), abs=1e-12) == W
        assert b == pytest.approx(np.array(plain_b), abs=1e-12)


def test_an_epoch_uses_every_example_once_and_the_next_one_in_another_order():
    trainer = Trainer(TrainingRun("xor", batch=64))
    state, seen = trainer.first(), []
    for _ in range(8):
        update = trainer.update(state)
        seen.append(update.rows.tolist())
        state = update.after
    assert [len(rows) for rows in seen] == [64, 64, 64, 8] * 2
    first, second = [row for rows in seen[:4] for row in rows], [row for rows in seen[4:] for row in rows]
    assert sorted(first) == sorted(second) == list(range(200))
    assert first != second
    assert (state.epoch, state.used) == (1, 200)


def test_the_temperature_of_the_softmax_is_that_of_the_loss():
    run = TrainingRun("xor", temperature=0.5, optimizer="sgd", learning_rate=1)
    trainer = trainer_of(run)
    update = trainer.update(trainer.first())
    model = run.at(0)
    layers = [(W.tolist(), b.tolist()) for W, b in zip(model.weights, model.biases, strict=True)]
    plain = plain_loops.gradients(layers, "relu", "softmax", 0.5, update.inputs.tolist(), update.targets.tolist())
    assert update.loss == pytest.approx(plain.loss)
    assert update.gradient[:2] == pytest.approx(plain.layers[0][0][0])


def test_weight_decay_shrinks_weights_and_leaves_biases():
    run = TrainingRun("moons", weight_decay=1, learning_rate=0, optimizer="sgd")
    trainer = trainer_of(run)
    update = trainer.update(trainer.first())
    added = trainer.trainable(0).views(update.decayed - update.gradient)
    assert added["dense1.weights"] == pytest.approx(run.at(0).weights[0])
    assert not added["dense1.biases"].any()


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
def test_the_numbers_that_are_told_of_a_step_lead_to_where_the_run_goes_on(optimizer):
    run = TrainingRun("moons", optimizer=optimizer, weight_decay=0.01, batch=48).changed(7, learning_rate=0.2)
    trainer, state = Trainer(run), Trainer(run).first()
    for step in range(20):
        update = trainer.update(state)
        after, change = state.optimizer.step(update.decayed, run.now(step).learning_rate)
        assert update.after.parameters == pytest.approx(state.parameters + change, rel=0, abs=1e-14)
        for name, remembered in after.numbers().items():
            assert update.after.optimizer.numbers()[name] == pytest.approx(remembered, rel=0, abs=1e-14)
        state = update.after
    assert state.parameters.tolist() == state_at(run, 20).parameters.tolist()


def test_a_learning_rate_of_0_changes_nothing():
    run = TrainingRun("moons", learning_rate=0)
    assert state_at(run, 5).parameters.tolist() == state_at(run, 0).parameters.tolist()


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
def test_a_run_that_comes_to_no_numbers_says_so_each_time_and_keeps_its_last_good_step(optimizer):
    run = TrainingRun("curve", activation="identity", learning_rate=1e9, optimizer=optimizer)
    with pytest.raises(
        DivergedError,
        match="must be finite and at most 1000000 in size, for which a smaller learning rate may help; got",
    ) as first:
        run.at(100_000)
    with pytest.raises(DivergedError) as second:
        run.at(first.value.step + 1)
    assert first.value.step == second.value.step < 100_000
    assert np.isfinite(run.at(first.value.step).weights[0]).all()


def test_a_one_layer_network_does_not_learn_xor_and_one_with_a_hidden_layer_does():
    def right(layers):
        task = TrainingRun("xor").problem()
        model = TrainingRun("xor", layers=layers, learning_rate=0.03).at(600)
        sums = trainer_of(TrainingRun("xor", layers=layers)).trainable(0).arriving
        θ = trainer_of(TrainingRun("xor", layers=layers)).trainable(0).vector(model)
        return float((sums(θ, task.unseen.inputs)[-1].argmax(axis=1) == task.unseen.labels).mean())

    assert right((2, 4, 2)) == 1.0
    assert right((2, 2)) < 0.8
