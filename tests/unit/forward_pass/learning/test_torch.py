"""Losses, gradients and steps are PyTorch's to 1e-12, from the same weights and batches (tests/fixtures)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from forward_pass.learning.run import TrainingRun
from forward_pass.learning.trainer import Trainer

FIXTURE = Path(__file__).parents[3] / "fixtures" / "torch-training.json"
RUNS = json.loads(FIXTURE.read_text("utf-8"))["runs"]


@pytest.mark.parametrize("known", RUNS, ids=lambda known: f"{known['run']['output']}-{known['run']['optimizer']}")
def test_a_run_is_that_of_pytorch(known: dict[str, Any]) -> None:
    run = TrainingRun.from_dict(known["run"])
    trainer, losses, first = Trainer(run), [], None
    state = trainer.first()
    for _ in known["losses"]:
        update = trainer.update(state)
        losses.append(update.loss)
        first = update.gradient if first is None else first
        state = update.after
    assert losses == pytest.approx(known["losses"], abs=1e-12)
    assert first == pytest.approx(flat(known["gradients"]), abs=1e-12)
    assert state.parameters == pytest.approx(flat(known["parameters"]), abs=1e-12)


def flat(layers):
    """Return the weights and biases of all layers as one vector."""
    return np.concatenate([np.ravel(array) for layer in layers for array in layer])
