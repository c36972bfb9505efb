"""Names of inputs and classes, read as the element reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from forward_pass import SettingError
from forward_pass.limits import DISPLAY

RULE = DISPLAY["labels"]
# What JavaScript's trim removes.
SPACE = "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"  # noqa: E501  # one sign after the other


# Letters of scripts that are written from right to left, and marks that change direction.
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of the inputs and of the classes, starting with the first; there may be fewer names than neurons."""

    inputs: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> Self:
        r"""Return the names in the attribute's text.

        A backslash before a comma, a bar or a backslash makes it part of a name.

        Raises: SettingError if there are two bars, and with the name for one that is too long.

        Example: Labels.read(r"wind\, strong|stay,go").inputs is ("wind, strong",).
        """
        parts = _parts(text)
        too_long = [name for part in parts for name in part if len(name) > RULE["maximumCharacters"]]
        if len(parts) > 2 or too_long:
            raise SettingError("labels", RULE["expectation"], text if len(parts) > 2 else too_long[0])
        return cls(*parts)

    def text(self) -> str:
        """Return the attribute's text; `read` gives the same names back."""
        inputs, classes = (
            ",".join(re.sub(r"[\\,|]", r"\\\g<0>", name) for name in names) for names in (self.inputs, self.classes)
        )
        return f"{inputs}|{classes}" if classes else inputs

    def of_class(self, k: int, unnamed: str = "") -> str:
        """Return the name of class k, counted from 0, isolated from the text around it.

        Parameters: unnamed, what it is called without a name of its own; "class 1" and so on unless given.
        """
        return isolated((self.classes[k] if k < len(self.classes) else "") or unnamed or f"class {k + 1}")


def isolated(name: str) -> str:
    """Return a name that may stand among numbers: one written from right to left is put between FSI and PDI marks."""
    return f"\u2068{name}\u2069" if RIGHT_TO_LEFT.search(name) else name


def _parts(text: str) -> list[tuple[str, ...]]:
    parts = [[""]]
    for escaped, sign in re.findall(r"\\([\\,|])|([\s\S])", text):
        if sign == "|":
            parts.append([""])
        elif sign == ",":
            parts[-1].append("")
        else:
            parts[-1][-1] += escaped or sign
    trimmed = [tuple(name.strip(SPACE) for name in names) for names in parts]
    return [() if names == ("",) else names for names in trimmed]
