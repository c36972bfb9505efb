"""Run options: what is asked of a model, whichever it is."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final, Self

from forward_pass.errors import SettingError
from forward_pass.limits import DEFAULTS
from forward_pass.settings import Change, check


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What is asked of a model: the same options of the same model give the same traces exactly.

    temperature  T, divides the logits before the softmax
    top_k        how many contributions are kept of a layer too large to keep all
    changes      edits, (layer, neuron, from, value) of each weight that is not the model's own; layer counts the
                 operations with edges from 0, from is the index of the edge's input neuron, or -1 for the bias

    Raises: SettingError if a value may not be chosen.

    Example: RunOptions(temperature=1).top_k is 400.
    """

    temperature: float = DEFAULTS["temperature"]
    top_k: int = DEFAULTS["top_k"]
    changes: tuple[Change, ...] = tuple(DEFAULTS["changes"])

    def __post_init__(self) -> None:
        for name in OPTION_NAMES:
            object.__setattr__(self, name, check(name, getattr(self, name)))

    @classmethod
    def from_dict(cls, chosen: object) -> Self:
        """Return the options of a JSON object; what it leaves out keeps its default.

        Raises: SettingError for a value that may not be chosen and for a name that is not an option.
        """
        if not isinstance(chosen, Mapping):
            raise SettingError("options", "an object", chosen)
        for name in chosen:
            if name not in OPTION_NAMES:
                raise SettingError("the name of an option", f"one of {', '.join(OPTION_NAMES)}", name)
        return cls(**chosen)

    def to_dict(self) -> dict[str, Any]:
        """Return the options as a JSON object; `from_dict` gives them back. Empty changes are left out."""
        chosen: dict[str, Any] = {"temperature": self.temperature, "top_k": self.top_k}
        return chosen | ({"changes": [list(change) for change in self.changes]} if self.changes else {})


OPTION_NAMES: Final = tuple(field.name for field in fields(RunOptions))
