"""Record a training: runs inside Pyodide, and in tests on the host."""

from functools import lru_cache

from forward_pass.learning.run import TrainingRun
from forward_pass.learning.training_reel import record_training


def recorded_training(task: str, steps: int, snapshots: int, name: str, part: str) -> str:
    """Return one file of the recorded training of a task, with the task's own settings, as JSON text.

    Parameters: name, of the first file; part, which of its files is wanted, by its name.
    """
    return _files(task, steps, snapshots, name)[part]


@lru_cache(maxsize=1)
def _files(task: str, steps: int, snapshots: int, name: str) -> dict[str, str]:
    return record_training(TrainingRun(task), steps, snapshots).to_files(name)
