"""One forward pass as a script that needs only NumPy.

The network's numbers are written with every digit, so the script computes with the same ones; the
activation function is the core's own, read from its source.
"""

import ast
import inspect
import json
import textwrap
from collections.abc import Iterator
from types import ModuleType
from typing import Final

from forward_pass import activations
from forward_pass.arrays import Floats
from forward_pass.reel import Reel
from forward_pass.settings import layers_text
from forward_pass.wire import handle_request

# The longest line. Longer rows are written as text, which can be wrapped anywhere and is parsed ten times as fast.
COLUMNS: Final = 110

TOLERANCE: Final = "1e-12"


def answer_script(request: str) -> tuple[str, None]:
    """Return, as JSON text {"script": …}, the script of the first sample of the requested reel."""
    return json.dumps({"script": script(handle_request(request), 0)}), None


def script(reel: Reel, position: int) -> str:
    """Return a script that computes one trace anew, prints its percentages and asserts them.

    Parameters: position, which of the reel's samples.

    Example: script(record(Settings(seed=7), [0]), 0) ends with an assertion of two probabilities.
    """
    settings, network, trace = reel.settings, reel.network, reel.traces[position]
    sizes = layers_text(network.layers)
    source = f"sample {reel.samples[position]}" if reel.drawn_inputs else "given inputs"
    changed = ", changed weights" if settings.changes else ""
    names, sources = _with_dependencies(activations, network.activation)
    layers = [f"    ({_matrix(W)}, {_row(b)})," for W, b in zip(network.weights, network.biases, strict=True)]
    parts = [
        f'"""One forward pass: {sizes} neurons, {network.activation}, seed {settings.seed}{changed}, {source}."""',
        "",
        *(["import math", ""] if "math" in names else []),
        "import numpy as np",
        "",
        *sources,
        "",
        "# Weights W, one row for each neuron of the layer, and biases b.",
        "layers = [",
        *layers,
        "]",
        f"x = {_row(trace.inputs)}",
        f"T = {settings.temperature!r}",
        "",
        "a = x",
        "for W, b in layers:",
        "    c = W * a",
        "    z = c.sum(axis=-1) + b",
        f"    a = {network.activation}(z)",
        "",
        "e = np.exp(z / T - np.max(z / T))",
        "p = e / e.sum()",
        "for number, percent in enumerate(100 * p, start=1):",
        '    print(f"class {number}: {percent:.1f} %")',
        "",
        f"expected = {_row(trace.probabilities)}",
        f"assert np.allclose(p, expected, rtol=0, atol={TOLERANCE}), p",
        "",
    ]
    return "\n".join(parts)


def _with_dependencies(module: ModuleType, name: str) -> tuple[set[str], Iterator[str]]:
    """Return every name that a function of the module uses, and the sources of those that the module defines.

    They come in the module's order, without types, each with a blank line on either side.
    """
    defined = dict(_definitions(module))
    needed, waiting = set(), [name]
    while waiting:
        needed.add(found := waiting.pop())
        used = {node.id for node in ast.walk(defined[found]) if isinstance(node, ast.Name)} if found in defined else ()
        waiting += [other for other in used if other not in needed]
    return needed, (f"\n{_untyped(node)}\n" for known, node in defined.items() if known in needed)


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


def _row(values: Floats) -> str:
    row = _joined(values)
    return f"np.array([{row}])" if len(row) <= COLUMNS else _compact(values)


def _matrix(W: Floats) -> str:
    rows = list(map(_joined, W))
    if max(map(len, rows)) > COLUMNS:
        return f"{_compact(W.ravel())}.reshape{W.shape}"
    return "\n".join(["np.array([", *(f"        [{row}]," for row in rows), "    ])"])


def _joined(values: Floats) -> str:
    return ", ".join(map(repr, values.tolist()))


def _compact(values: Floats) -> str:
    lines = textwrap.wrap(" ".join(map(repr, values.tolist())), COLUMNS, break_on_hyphens=False)
    return "\n".join(['np.array("""', *lines, '""".split(), dtype=float)'])
