"""Names of inputs and classes, read as the element reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from forward_pass import SettingError
from forward_pass.limits import DISPLAY

RULE = DISPLAY["labels"]
# What JavaScript's trim takes away.
SPACE = "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"  # noqa: E501  # one sign after the other


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of the inputs and of the classes, from the first on; there may be fewer than neurons."""

    inputs: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """Return what the attribute's text names.

        Raises: SettingError if there are two bars, or a name is longer than a neuron can wear.

        Example: Labels.read("wind, rain|stay,go").classes is ("stay", "go").
        """
        parts = [_names(part) for part in text.split("|")]
        if len(parts) > 2 or any(len(name) > RULE["maximumCharacters"] for part in parts for name in part):
            raise SettingError("labels", RULE["expectation"], text)
        return cls(*parts)

    def text(self) -> str:
        """Return the attribute's text; `read` gives the same names back."""
        inputs, classes = ",".join(self.inputs), ",".join(self.classes)
        return f"{inputs}|{classes}" if classes else inputs

    def of_class(self, k: int) -> str:
        """Return what class k, counted from 0, is called."""
        return (self.classes[k] if k < len(self.classes) else "") or f"class {k + 1}"


def _names(part: str) -> tuple[str, ...]:
    part = part.strip(SPACE)
    return tuple(name.strip(SPACE) for name in part.split(",")) if part else ()
