"""The tasks by their names, with as much noise as is asked for."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from forward_pass.errors import SettingError
from forward_pass.learning.data import given_data
from forward_pass.learning.limits import LEARNING_LIMITS
from forward_pass.learning.task import Task
from forward_pass.learning.tasks.circles import circles
from forward_pass.learning.tasks.curve import curve
from forward_pass.learning.tasks.digits import digits
from forward_pass.learning.tasks.iris import iris
from forward_pass.learning.tasks.largest import largest
from forward_pass.learning.tasks.moons import moons
from forward_pass.learning.tasks.shuffled import shuffled
from forward_pass.learning.tasks.spiral import spiral
from forward_pass.learning.tasks.table import table
from forward_pass.learning.tasks.xor import xor
from forward_pass.settings import check

# Data that are drawn, as scattered as is asked for.
_DRAWN: Final[dict[str, Callable[..., Task]]] = {
    "xor": xor,
    "moons": moons,
    "circles": circles,
    "spiral": spiral,
    "curve": curve,
    "shuffled": shuffled,
}
# Data that were measured, or that a rule says: they are what they are.
_KNOWN: Final = ("iris", "digits", "largest")
TASKS: Final = (*_DRAWN, *_KNOWN)
# The name of a reader's own table begins so.
OWN: Final = "table-"


def named_task(name: str, noise: float | None, seed: int, layers: Sequence[int] | None) -> Task:
    """Return a task by its name, the same one each time.

    Parameters: noise, how far data are scattered, None for the task's own; seed, where data come from; layers, whose
    first and last say how many inputs and classes the task "largest" has.
    Raises: SettingError for an unknown name, for noise where data are not drawn, and where the data are not given yet.
    """
    if not isinstance(name, str) or (name not in TASKS and not name.startswith(OWN)):
        raise SettingError("task", f"one of {', '.join(TASKS)}, or the name of a table", name)
    noise = None if noise is None else check("noise", noise, LEARNING_LIMITS)
    if noise is not None and name not in _DRAWN:
        raise SettingError("noise", f"left out for {name}", noise)
    ends = None
    if name == "largest" and layers is not None:
        sizes = check("layers", layers)
        ends = (sizes[0], sizes[-1])
    return _made(name, noise, check("data_seed", seed, LEARNING_LIMITS), ends)


@lru_cache(maxsize=16)
def _made(name: str, noise: float | None, seed: int, ends: tuple[int, int] | None) -> Task:
    if name in _DRAWN:
        return _DRAWN[name](seed) if noise is None else _DRAWN[name](seed, noise=noise)
    if name == "largest":
        return largest(seed, *(ends or ()))
    if name == "iris":
        return iris(given_data(name).decode(), seed)
    return digits(given_data(name), seed) if name == "digits" else table(name, given_data(name), seed)
