"""Record a training: runs inside Pyodide, and in tests on the host."""

from forward_pass.learning.run import TrainingRun
from forward_pass.learning.training_reel import record_training


def recorded_training(task: str, steps: int, snapshots: int) -> str:
    """Return the recorded training of a task, with the task's own settings, as JSON text."""
    return record_training(TrainingRun(task), steps, snapshots).to_json()
