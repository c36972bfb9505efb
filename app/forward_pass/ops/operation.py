"""What every operation of a model is: parameters, and the named arrays that it makes of what arrives."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final

from forward_pass.arrays import Floats
from forward_pass.options import RunOptions

Shape = tuple[int, ...]
Arrays = Mapping[str, Floats]
# A part of a card, as JSON: see docs/reference.md.
Block = Mapping[str, Any]


class Operation(ABC):
    """One operation: a frozen dataclass in a file of its own, registered by its kind.

    kind       what it is called in JSON and on the page; its n-th use in a model is named kind + n
    output     which of its arrays goes on to the next operation
    has_edges  whether it leads along edges to a new layer of neurons; others work on the neurons they find
    card       what a card says of it: lists of blocks by what the card is about (neuron, edge or input), which refer
               to its arrays and parameters by their names, and to what arrives as "input"
    computes   the function that does it, which the page shows as its source

    Names of arrays and parameters are those of the wire.
    """

    kind: ClassVar[str]
    output: ClassVar[str]
    has_edges: ClassVar[bool] = False
    card: ClassVar[Mapping[str, list[Block]]] = {}
    computes: ClassVar[Callable[..., Any] | None] = None

    def __str__(self) -> str:
        """Return its kind and settings, such as "activation relu"."""
        return " ".join([self.kind, *map(str, self.settings().values())])

    def parameters(self) -> Arrays:
        """Return what the operation has learned or drawn, by name; none unless overridden."""
        return {}

    def settings(self) -> dict[str, Any]:
        """Return what else determines it, as JSON; nothing unless overridden."""
        return {}

    def size(self, n_in: int) -> int:
        """Return how many values go on when n_in arrive; as many unless overridden.

        Raises: ShapeError if so many cannot arrive.
        """
        return n_in

    @abstractmethod
    def shapes(self, n_in: int, top_k: int) -> dict[str, Shape]:
        """Return the shape of every array that `run` makes of n_in values, in their order."""

    @abstractmethod
    def run(self, a: Floats, options: RunOptions) -> Arrays:
        """Return the arrays it makes of what arrives, `a`, in one sample."""

    def code(self, a: str, number: int) -> tuple[list[str], str]:
        """Return the same as lines of NumPy, and the name of the variable that goes on.

        Parameters: a, the variable that arrives; parameters are variables named name_number.
        Raises: NotImplementedError where the operation cannot be written so.
        """
        raise NotImplementedError(f"{self.kind} cannot be written as a script")


def is_own(operation: type[Operation]) -> bool:
    """Tell whether an operation is one of the product's own, of which the page knows what cards say."""
    return operation.__module__.startswith(__package__)


OPERATIONS: Final[dict[str, type[Operation]]] = {}


def register(operation: type[Operation]) -> type[Operation]:
    """Make an operation known by its kind; used as a decorator."""
    OPERATIONS[operation.kind] = operation
    return operation
