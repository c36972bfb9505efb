"""Activation functions in ONNX: single operators, and those that exporters write as several."""

import math
from typing import Final

from forward_pass.formats.errors import FormatError
from forward_pass.formats.onnx_graph import Graph, Node
from forward_pass.formats.steps import Function, Step, elu, leaky

Found = tuple[list[Step], str]

# Operators without parameters, and our names for them.
PLAIN: Final = {
    "Relu": "relu",
    "Sigmoid": "sigmoid",
    "Tanh": "tanh",
    "Softplus": "softplus",
    "Softmax": "softmax",
    "LogSoftmax": "log_softmax",
    "LeakyRelu": "leaky_relu",
    "Elu": "elu",
    "Gelu": "gelu",
    "Swish": "silu",
}
HALF, ROOT = 0.5, math.sqrt(2.0)


def function_of(graph: Graph, node: Node) -> Found | None:
    """Return the activation function that a node ends, and the name of what it is applied to; None for other nodes.

    Raises: FormatError for parameters that ours does not have.
    """
    if node.kind == "Mul":
        return _silu(graph, node) or _gelu(graph, node)
    if node.kind == "Where":
        return _softplus(graph, node)
    if node.kind not in PLAIN or not node.inputs:
        return None
    return [_plain(node)], node.inputs[0]


def _plain(node: Node) -> Step:
    if node.kind == "LeakyRelu":
        return leaky(node.place, node.number("alpha", 0.01))
    if node.kind == "Elu":
        return elu(node.place, node.number("alpha", 1.0))
    if node.kind == "Gelu" and node.text("approximate", "none") != "none":
        raise FormatError(node.place, "the exact gelu", f"approximate {node.text('approximate', '')}")
    if node.kind == "Swish" and node.number("alpha", 1.0) != 1:
        raise FormatError(f"alpha of {node.place}", "1", node.number("alpha", 1.0))
    if node.kind in ("Softmax", "LogSoftmax") and node.integer("axis", -1) not in (-1, 1):
        raise FormatError(f"axis of {node.place}", "-1 or 1, that of the classes", node.integer("axis", -1))
    return Function(node.place, PLAIN[node.kind])


def _silu(graph: Graph, node: Node) -> Found | None:
    """X · sigmoid(x)."""
    for value, other in _both(node):
        maker = graph.makers.get(other)
        if maker is not None and maker.kind == "Sigmoid" and maker.inputs == (value,):
            return [Function(node.place, "silu")], value
    return None


def _gelu(graph: Graph, node: Node) -> Found | None:
    """0.5 · x · (1 + erf(x / √2)), multiplied in any order."""
    factors: list[str] = []
    waiting = [node]
    while waiting:
        for name in waiting.pop().inputs:
            maker = graph.makers.get(name)
            if maker is not None and maker.kind == "Mul" and len(factors) < 4:
                waiting.append(maker)
            else:
                factors.append(name)
    if len(factors) != 3:
        return None
    halves = [name for name in factors if _number(graph, name) == HALF]
    rest = [name for name in factors if name not in halves]
    for value, other in (rest, rest[::-1]) if len(rest) == 2 else ():
        if _is_erf_plus_one(graph, other, value):
            return [Function(node.place, "gelu")], value
    return None


def _is_erf_plus_one(graph: Graph, name: str, value: str) -> bool:
    """Tell whether a name is 1 + erf(value / √2)."""
    added = graph.makers.get(name)
    if added is None or added.kind != "Add":
        return False
    for one, other in _both(added):
        erf = graph.makers.get(other)
        if _number(graph, one) == 1 and erf is not None and erf.kind == "Erf" and erf.inputs:
            scaled = graph.makers.get(erf.inputs[0])
            if scaled is not None and scaled.kind in ("Div", "Mul") and scaled.inputs[:1] == (value,):
                root = _number(graph, scaled.inputs[-1])
                expected = ROOT if scaled.kind == "Div" else 1 / ROOT
                return root is not None and abs(root - expected) < 1e-6
    return False


def _softplus(graph: Graph, node: Node) -> Found | None:
    """PyTorch's softplus, which is x itself above 20, where both are 2·10⁻⁹ apart."""
    condition, value, other = node.inputs if len(node.inputs) == 3 else ("", "", "")
    greater, softplus = graph.makers.get(condition), graph.makers.get(other)
    if greater is None or softplus is None or (greater.kind, softplus.kind) != ("Greater", "Softplus"):
        return None
    if greater.inputs[:1] != (value,) or softplus.inputs != (value,) or len(greater.inputs) != 2:
        return None
    threshold = _number(graph, greater.inputs[1])
    return ([Function(node.place, "softplus")], value) if threshold is not None and threshold >= 20 else None


def _both(node: Node) -> tuple[tuple[str, ...], ...]:
    """Return the two inputs of a node in both orders."""
    return (node.inputs, node.inputs[::-1]) if len(node.inputs) == 2 else ()


def _number(graph: Graph, name: str) -> float | None:
    """Return a single number that is known before the graph runs."""
    tensor = graph.constant(name)
    return float(tensor.read().item()) if tensor is not None and tensor.size == 1 else None
