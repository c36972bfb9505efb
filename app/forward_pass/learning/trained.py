"""Training in one call, from Python."""

from pathlib import Path
from typing import Any

from forward_pass.formats.network_file import NetworkFile
from forward_pass.learning.data import give_data, table_name
from forward_pass.learning.document import run_document
from forward_pass.learning.run import TrainingRun


def train(task: str = "moons", *, steps: int = 500, table: str | Path | None = None, **settings: Any) -> NetworkFile:
    """Return the network file of a network that has learned a task for so many steps.

    Parameters: task, its name; table, a file of comma-separated values to learn instead, whose last column is the
    class or the number; settings, those of `TrainingRun`, such as layers, learning_rate or seed.
    Raises: SettingError for what may not be chosen, TableError for a table that cannot be learned from, DivergedError
    if the numbers overflow.

    Example: train("xor", steps=300).save("net.json").
    """
    return run_document(training_run(task, table, settings), steps)


def training_run(task: str, table: str | Path | None, settings: dict[str, Any]) -> TrainingRun:
    """Return the run of a task, or of a table that is read from a file."""
    if table is not None:
        data = Path(table).read_bytes()
        task = table_name(data)
        give_data(task, data)
    return TrainingRun.from_dict({"task": task, **settings})
