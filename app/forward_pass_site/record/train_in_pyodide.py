"""Train a network and write its file: runs inside Pyodide, and in tests on the host."""

from pathlib import Path

from forward_pass.learning.document import document
from forward_pass.learning.task import Task
from forward_pass.learning.tasks.curve import curve
from forward_pass.learning.tasks.digits import digits
from forward_pass.learning.tasks.iris import iris
from forward_pass.learning.tasks.moons import moons
from forward_pass.learning.tasks.xor import xor
from forward_pass.learning.training import train


def trained_network(name: str, folder: str = ".") -> str:
    """Return the network file of a task, by the task's name, as JSON text; the folder has the data."""
    task = named_task(name, Path(folder))
    return document(task, train(task)).to_json()


def named_task(name: str, folder: Path) -> Task:
    """Return a task by its name."""
    match name:
        case "xor":
            return xor()
        case "moons":
            return moons()
        case "iris":
            return iris((folder / "iris.csv").read_text("utf-8"))
        case "digits":
            return digits((folder / "digits.csv.gz").read_bytes())
        case "curve":
            return curve()
    raise ValueError(f"the name of a task must be one of our own; got {name}")
