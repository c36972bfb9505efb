"""One forward pass as a script that needs only NumPy.

The network's numbers are written with every digit, so the script computes with the same ones; the
activation function is the core's own, read from its source.
"""

import ast
import inspect
import json
import textwrap
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Final

from forward_pass import activations
from forward_pass.arrays import Floats
from forward_pass.model import Model
from forward_pass.reel import Reel
from forward_pass.settings import layers_text
from forward_pass.sources import Drawn
from forward_pass.wire import handle_request

# The longest line. Longer rows are written as text, which can be wrapped anywhere and is parsed ten times as fast.
COLUMNS: Final = 110

TOLERANCE: Final = "1e-12"


def answer_script(request: str) -> tuple[str, None]:
    """Return, as JSON text {"script": …}, the script of the first sample of the requested reel."""
    return json.dumps({"script": script(handle_request(request), 0)}), None


def script(reel: Reel, position: int) -> str:
    """Return a script that computes one trace anew, prints its outputs and asserts them.

    Parameters: position, which of the reel's samples.

    Example: script(record(Drawn(seed=7), [0]), 0) ends with an assertion of two probabilities.
    """
    trace = reel.traces[position]
    lines, result = _computation(reel.model)
    names, sources = with_dependencies(activations, names_in(ast.parse("\n".join(lines))))
    parts = [
        f'"""One forward pass: {_described(reel, position)}."""',
        "",
        *(["import math", ""] if "math" in names else []),
        "import numpy as np",
        "",
        *sources,
        *([""] if sources else []),
        "# Weights, one row for each neuron of the layer, and biases.",
        *(f"{name} = {array_text(values)}" for name, values in _parameters(reel.model)),
        f"x = {_row(trace.inputs)}",
        *([f"T = {reel.options.temperature!r}"] if reel.model.output == "softmax" else []),
        "",
        *lines,
        "",
        *_printed(reel.model.output, result),
        "",
        f"expected = {_row(trace.outputs)}",
        f"assert np.allclose({result}, expected, rtol=0, atol={TOLERANCE}), {result}",
        "",
    ]
    return "\n".join(parts)


def _described(reel: Reel, position: int) -> str:
    model, source = reel.model, reel.source
    sample = f"sample {reel.samples[position]}" if reel.drawn_inputs else "given inputs"
    parts = [f"{layers_text(model.layers)} neurons", model.activation or "no activation function"]
    parts += [f"{model.output} output"] if model.output != "softmax" else []
    if isinstance(source, Drawn):
        parts += [f"resized from {layers_text(source.original)}"] if source.original else []
        parts += [f"seed {source.seed}"]
    return ", ".join([*parts, *(["changed weights"] if reel.options.changes else []), sample])


def _parameters(model: Model) -> Iterator[tuple[str, Floats]]:
    """Yield the name of each parameter's variable, such as weights_1, with its values."""
    for placed in model:
        number = placed.name.removeprefix(placed.operation.kind)
        yield from ((f"{key}_{number}", values) for key, values in placed.operation.parameters().items())


def _computation(model: Model) -> tuple[list[str], str]:
    """Return the lines that compute the outputs of x, and the name of their variable."""
    lines: list[str] = []
    variable = "x"
    for placed in model:
        own, variable = placed.operation.code(variable, int(placed.name.removeprefix(placed.operation.kind)))
        lines += own
    return lines, variable


def _printed(output: str, result: str) -> list[str]:
    if output == "linear":
        return [f"for number, value in enumerate({result}, start=1):", '    print(f"output {number}: {value:.4f}")']
    loop = f"for number, percent in enumerate(100 * {result}, start=1):"
    return [loop, '    print(f"class {number}: {percent:.1f} %")']


def with_dependencies(module: ModuleType, names: Iterable[str]) -> tuple[set[str], list[str]]:
    """Return every name that some functions of the module use, and the sources of those that the module defines.

    They come in the module's order, without types, each with a blank line on either side.
    """
    defined = dict(_definitions(module))
    needed, waiting = set(), list(names)
    while waiting:
        needed.add(found := waiting.pop())
        used = names_in(defined[found]) if found in defined else set()
        waiting += used - needed
    return needed, [f"\n{_untyped(node)}\n" for known, node in defined.items() if known in needed]


def names_in(code: ast.AST) -> set[str]:
    """Return every name that is used in some code."""
    return {node.id for node in ast.walk(code) if isinstance(node, ast.Name)}


def _definitions(module: ModuleType) -> Iterator[tuple[str, ast.stmt]]:
    for node in ast.parse(inspect.getsource(module)).body:
        match node:
            case ast.FunctionDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name, node


def _untyped(node: ast.stmt) -> str:
    match node:
        case ast.AnnAssign(target=target, value=ast.expr() as value):
            return f"{ast.unparse(target)} = {ast.unparse(value)}"
        case ast.FunctionDef():
            node.returns = None
            for argument in node.args.args:
                argument.annotation = None
    return ast.unparse(node)


def array_text(values: Floats) -> str:
    """Return the expression that makes an array of one or two dimensions, with every digit."""
    return _matrix(values) if values.ndim == 2 else _row(values)


def _row(values: Floats) -> str:
    row = _joined(values)
    return f"np.array([{row}])" if len(row) <= COLUMNS else _compact(values)


def _matrix(W: Floats) -> str:
    rows = list(map(_joined, W))
    if max(map(len, rows)) > COLUMNS:
        return f"{_compact(W.ravel())}.reshape{W.shape}"
    return "\n".join(["np.array([", *(f"    [{row}]," for row in rows), "])"])


def _joined(values: Floats) -> str:
    return ", ".join(map(repr, values.tolist()))


def _compact(values: Floats) -> str:
    lines = textwrap.wrap(" ".join(map(repr, values.tolist())), COLUMNS, break_on_hyphens=False)
    return "\n".join(['np.array("""', *lines, '""".split(), dtype=float)'])
