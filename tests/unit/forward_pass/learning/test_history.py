"""history.py: a step is the same however it is reached, and going back neither starts anew nor fills the memory."""

from __future__ import annotations

import pytest

from forward_pass import SettingError
from forward_pass.learning import history
from forward_pass.learning.history import advance, common_steps, history_of, state_at
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.trainer import Trainer, trainer_of


def parameters(run, step):
    return state_at(run, step).parameters.tolist()


@pytest.fixture(autouse=True)
def nothing_known():
    history._histories.clear()


@pytest.fixture
def counted(monkeypatch):
    """Which steps were made."""
    made = []
    advance = Trainer.advance

    def counting(trainer, state, until):
        after = advance(trainer, state, until)
        made.extend(range(state.step, after.step))
        return after

    monkeypatch.setattr(Trainer, "advance", counting)
    return made


def directly(run, step):
    """Return the parameters after so many steps from the start, with nothing remembered."""
    trainer = Trainer(run)
    state = trainer.first()
    for _ in range(step):
        state = trainer.advance(state, state.step + 1)
    return state.parameters.tolist()


def test_every_way_to_a_step_leads_to_the_same_bits():
    run = TrainingRun("xor", seed=1).changed(30, learning_rate=0.1, batch=5).changed(41, optimizer="momentum")
    expected = {step: directly(run, step) for step in (0, 17, 30, 55, 90)}
    for step in (90, 17, 55, 0, 30, 90):
        assert parameters(run, step) == expected[step]


def test_going_back_makes_a_few_steps_at_most_and_going_on_just_the_new_ones(counted, monkeypatch):
    monkeypatch.setattr(history, "MOST_STATES", 16)
    run = TrainingRun("xor")
    state_at(run, 300)
    assert counted == list(range(300))
    counted.clear()
    state_at(run, 299)
    assert len(counted) < 32
    state_at(run, 300)
    counted.clear()
    state_at(run, 302)
    assert counted == [300, 301]


def test_the_last_steps_that_were_asked_for_are_at_hand_while_others_are_made(counted, monkeypatch):
    monkeypatch.setattr(history, "MOST_STATES", 4)
    run = TrainingRun("xor")
    for step in (301, 350, 399):
        state_at(run, step)
    advance(run, state_at(run, 399), 500)
    counted.clear()
    for step in (301, 350, 399):
        state_at(run, step)
    assert counted == []


def test_memory_is_bounded_in_states_and_in_bytes(monkeypatch):
    monkeypatch.setattr(history, "MOST_STATES", 10)
    run = TrainingRun("xor")
    state_at(run, 500)
    assert 5 <= history_of(run).count <= 10
    monkeypatch.setattr(history, "MOST_BYTES", 6 * trainer_of(run).first().parameters.nbytes * 5)
    other = TrainingRun("xor", seed=4)
    state_at(other, 200)
    assert history_of(other).count <= 6


def test_few_runs_are_remembered():
    for seed in range(9):
        state_at(TrainingRun("xor", seed=seed), 1)
    assert len(history._histories) == history.MOST_RUNS


def test_a_run_that_was_changed_goes_on_from_where_the_change_was(counted):
    run = TrainingRun("xor")
    state_at(run, 64)
    counted.clear()
    changed = run.changed(60, activation="tanh")
    state_at(changed, 70)
    assert counted[0] > 50
    assert parameters(changed, 70) == directly(changed, 70)
    assert parameters(run, 64) == directly(run, 64)


def test_runs_are_alike_until_the_first_change_that_differs():
    run = TrainingRun("xor").changed(10, batch=4)
    assert common_steps(run, run.changed(30, batch=8)) == 30
    assert common_steps(run, TrainingRun("xor").changed(10, batch=5)) == 10
    assert common_steps(run, TrainingRun("xor", seed=1)) == -1


@pytest.mark.parametrize("step", [-1, 1.5, "two", 1_000_001])
def test_a_step_that_is_none_is_refused(step):
    with pytest.raises(SettingError, match="step must be a whole number from 0 to 1000000; got"):
        TrainingRun("xor").at(step)
