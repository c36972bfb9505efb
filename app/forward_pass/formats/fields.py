"""Parts of a JSON document: each is checked and returned, or refused with the place where it stands."""

import math
from collections.abc import Mapping
from typing import Any, Final

from forward_pass.formats.errors import FormatError

LONGEST_NAME: Final = 80


def fields(place: str, value: object, required: set[str], optional: set[str]) -> dict[str, Any]:
    """Return an object that has all the required keys, perhaps the optional ones, and no others.

    Raises: FormatError, naming the place, for anything else, and where a key has null.

    Example: fields("made", {"with": "PyTorch"}, {"with"}, {"version"}) is {"with": "PyTorch"}.
    """
    keys = f"an object with {', '.join(sorted(required))}"
    if optional:
        keys += f" and perhaps {', '.join(sorted(optional))}"
    if not isinstance(value, Mapping):
        raise FormatError(place, keys, value)
    if not required <= value.keys() <= required | optional:
        raise FormatError(place, keys, list(value))
    for name, part in value.items():
        if part is None:
            raise FormatError(f"{place}.{name}", "left out where there is none", None)
    return dict(value)


def items(place: str, value: object, most: int) -> list[Any]:
    """Return a list of at most so many things."""
    if not isinstance(value, (list, tuple)):
        raise FormatError(place, f"a list of at most {most}", value)
    if len(value) > most:
        raise FormatError(place, f"a list of at most {most}", f"{len(value)} of them")
    return list(value)


def text(place: str, value: object, longest: int = LONGEST_NAME) -> str:
    """Return a text of at most so many characters, all of which can be written as UTF-8."""
    if not isinstance(value, str) or len(value) > longest or not _is_writable(value):
        raise FormatError(place, f"a text of at most {longest} characters", value)
    return value


def texts(place: str, value: object, count: int) -> tuple[str, ...]:
    """Return exactly so many texts."""
    listed = items(place, value, count)
    if len(listed) != count:
        raise FormatError(place, f"a list of {count} texts", f"{len(listed)} of them")
    return tuple(text(f"{place}[{k}]", name) for k, name in enumerate(listed))


def number(place: str, value: object, *, above: float = -math.inf) -> float:
    """Return a finite number above a limit; true and false are none."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            finite = float(value)
        except OverflowError:
            finite = math.inf
        if math.isfinite(finite) and finite > above:
            return finite
    raise FormatError(place, "a finite number" if above == -math.inf else f"a finite number above {above:g}", value)


def whole(place: str, value: object, least: int, most: int) -> int:
    """Return a whole number from least to most."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if is_number and least <= value <= most and value == int(value):  # type: ignore[operator,call-overload]
        return int(value)  # type: ignore[call-overload,no-any-return]
    raise FormatError(place, f"a whole number from {least} to {most}", value)


def _is_writable(value: str) -> bool:
    """Tell whether a text has no half of a pair of surrogates, which JSON can hold and UTF-8 cannot."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
