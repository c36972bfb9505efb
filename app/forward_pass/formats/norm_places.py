"""Where batch normalization stands in files that have only names: behind which layer, on which side of its function."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from forward_pass.formats.errors import FormatError
from forward_pass.formats.opened import Answers, Question, answer_to
from forward_pass.formats.steps import Scaling, Weights

SENTENCE: Final = (
    "The file does not say on which side of the activation function batch normalization stands. Before it or behind it?"
)
BEFORE, BEHIND = "before", "behind"

# The norms in front of the layer of that number, counted from 0, and between it and its function.
Placed = tuple[Mapping[int, list[Scaling]], Mapping[int, list[Scaling]]]


def place_norms(
    layers: Sequence[tuple[str, Weights]], norms: Sequence[tuple[str, Scaling]], answers: Answers
) -> tuple[Placed, tuple[Question, ...]]:
    """Return which norms stand in front of each layer, which right behind it, and a question where no name tells.

    Numbers in a row of modules tell it: between 0 (a layer), 2 (a norm) and 3 (a layer) there is room for a function
    only in front of the norm.

    Parameters: layers and norms by their names, both in order.
    Raises: FormatError for a norm that fits no layer.

    Example: bn2 belongs to fc2; whether relu is taken before or behind it is asked.
    """
    found: list[tuple[int, Scaling, str]] = []
    taken: set[int] = set()
    for name, norm in norms:
        layer = _layer_of(name, norm, layers, taken)
        taken.add(layer)
        found.append((layer, norm, _side(name, layer, layers)))
    unsure = [side for *_, side in found if side.endswith("?")]
    suggested = BEFORE if any(side == f"{BEFORE}?" for side in unsure) else BEHIND
    question = Question("normalization", SENTENCE, (BEFORE, BEHIND), suggested)
    answer = answer_to(question, answers) if unsure else ""
    front: dict[int, list[Scaling]] = {}
    back: dict[int, list[Scaling]] = {}
    for layer, norm, side in found:
        if (answer if side.endswith("?") else side) == BEFORE:
            back.setdefault(layer, []).append(norm)
        else:
            front.setdefault(layer + 1, []).append(norm)
    return (front, back), (question,) if unsure else ()


def _layer_of(name: str, norm: Scaling, layers: Sequence[tuple[str, Weights]], taken: set[int]) -> int:
    """Return the number of the layer that a norm is behind; -1 in front of all layers."""
    fits = [k for k, (_, step) in enumerate(layers) if norm.size == step.sizes(step.rows or "outputs")[1]]
    parent, place = _row(name)
    beside = [(k, *_row(other)) for k, (other, _) in enumerate(layers)]
    if place is not None:
        before = [k for k, row, at in beside if row == parent and at is not None and at < place]
        after = [k for k, row, at in beside if row == parent and at is not None and at > place]
        if before and before[-1] in fits:
            return before[-1]
        if not before and after and (after[0] - 1 in fits or (after[0] == 0 and _is_in_front(norm, layers))):
            return after[0] - 1
    free = [k for k in fits if k not in taken]
    for same in (
        [k for k in free if layers[k][0].rpartition(".")[0] == parent != ""],
        [k for k in free if _numbers(layers[k][0]) == _numbers(name) != []],
    ):
        if len(same) == 1:
            return same[0]
    later = [k for k in free if k > max(taken, default=-1)]
    if later:
        return later[0]
    if _is_in_front(norm, layers):
        return -1
    sizes = ", ".join(str(step.sizes(step.rows or "outputs")[1]) for _, step in layers)
    raise FormatError(norm.place, f"as long as the layer in front of it ({sizes})", norm.size)


def _is_in_front(norm: Scaling, layers: Sequence[tuple[str, Weights]]) -> bool:
    first = layers[0][1]
    return norm.size == first.sizes(first.rows or "outputs")[0]


def _side(name: str, layer: int, layers: Sequence[tuple[str, Weights]]) -> str:
    """Return on which side of the layer's function a norm stands, with a question mark where that is not sure."""
    if layer < 0:
        return BEHIND
    if layer == len(layers) - 1:
        return BEFORE
    parent, place = _row(name)
    (row, at), (next_row, then) = _row(layers[layer][0]), _row(layers[layer + 1][0])
    if place is None or parent not in (row, next_row):
        return f"{BEFORE}?"
    if row == parent and at is not None and place == at + 1:
        return BEFORE
    return BEHIND if next_row == parent and then is not None and then == place + 1 else f"{BEHIND}?"


def _row(name: str) -> tuple[str, int | None]:
    """Return the row of modules that a name is in, and its number there. Example: net.3 is number 3 of net."""
    parent, _, last = name.rpartition(".")
    return parent, int(last[:9]) if last.isdecimal() else None


def _numbers(name: str) -> list[str]:
    return re.findall("[0-9]+", name)
