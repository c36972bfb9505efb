"""Layers in ONNX: dense ones, what scales values, and what does nothing once a network is trained."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np

from forward_pass.arrays import Floats
from forward_pass.formats.errors import FormatError
from forward_pass.formats.onnx_graph import Graph, Node
from forward_pass.formats.steps import Scaling, Step, Weights, batch_normalization, scaling
from forward_pass.formats.tensors import Tensor, shape_text

Found = tuple[list[Step], str]

# What changes no number of a vector.
SKIPPED: Final = ("Identity", "Dropout", "Flatten", "Reshape", "Cast", "Squeeze", "Unsqueeze")
FLOATS: Final = (1, 10, 11, 16)
# How Squeeze and Reshape can drop and add a dimension without changing the order of values.
EPSILON: Final = 1e-5


def layer_of(graph: Graph, node: Node) -> Found | None:
    """Return the steps of a node in order, and the name of what it is applied to; None for other nodes.

    Raises: FormatError for what a dense chain cannot do.
    """
    if node.kind in SKIPPED and node.inputs:
        return _skipped(graph, node)
    reader = _READERS.get(node.kind)
    return reader(graph, node) if reader and node.inputs else None


def _skipped(graph: Graph, node: Node) -> Found:
    if node.kind == "Cast" and node.integer("to", 1) not in FLOATS:
        raise FormatError(node.place, "a cast to floating-point numbers", f"type {node.integer('to', 1)}")
    if node.kind == "Dropout" and len(node.inputs) > 2:
        training = graph.constant(node.inputs[2])
        if training is None or training.read().any():
            raise FormatError(node.place, "exported for use, not for training", "training_mode")
    if node.kind == "Reshape" and len(node.inputs) > 1:
        shape = graph.constant(node.inputs[1])
        if shape is not None and shape.size > 2 and _is_behind_layer(graph, node.inputs[0]):
            raise FormatError(node.place, "a reshape to two dimensions", shape.read().astype(int).tolist())
    return [], node.inputs[0]


def _is_behind_layer(graph: Graph, name: str) -> bool:
    """Tell whether a name is computed, and not the input or the input reshaped."""
    for _ in range(len(graph.makers)):
        node = graph.makers.get(name)
        if node is None:
            return False
        if node.kind not in SKIPPED:
            return True
        name = node.inputs[0]
    return True


def _gemm(graph: Graph, node: Node) -> Found:
    """The product alpha · A · B + beta · C, where B is transposed or not."""
    matrix = graph.constant(node.inputs[1]) if len(node.inputs) > 1 else None
    if matrix is None or node.integer("transA", 0):
        raise FormatError(node.place, "a product with stored weights", "one of computed values")
    steps: list[Step] = [Weights(node.place, matrix, None, "outputs" if node.integer("transB", 0) else "inputs")]
    alpha, beta = node.number("alpha", 1.0), node.number("beta", 1.0)
    if alpha != 1:
        steps.append(scaling(node.place, factor=np.array([alpha])))
    if len(node.inputs) > 2 and node.inputs[2]:
        biases = graph.constant(node.inputs[2])
        if biases is None:
            raise FormatError(node.place, "stored biases", "computed ones")
        if biases.size == matrix.shape[0 if node.integer("transB", 0) else -1] and alpha == 1 and beta == 1:
            return [replace(_weights(steps[0]), biases=biases)], node.inputs[0]
        steps.append(scaling(node.place, shift=beta * _vector(biases)))
    return steps, node.inputs[0]


def _weights(step: Step) -> Weights:
    assert isinstance(step, Weights)
    return step


def _matmul(graph: Graph, node: Node) -> Found:
    tensors = [graph.constant(name) for name in node.inputs]
    if len(tensors) == 2 and tensors[0] is None and tensors[1] is not None:
        return [Weights(node.place, tensors[1], None, "inputs")], node.inputs[0]
    raise FormatError(node.place, "a product of what comes in with stored weights", "another product")


def _split(graph: Graph, node: Node) -> tuple[Floats, str, bool]:
    """Return the stored operand of a node, the name of the computed one, and whether the stored one comes first."""
    tensors = [graph.constant(name) for name in node.inputs]
    if len(tensors) == 2:
        for first, other in ((True, 1), (False, 0)):
            stored = tensors[1 - other]
            if stored is not None and tensors[other] is None:
                return _vector(stored), node.inputs[other], first
    raise FormatError(node.place, "of stored numbers and what comes in (Forward Pass has no branches)", node.kind)


def _vector(tensor: Tensor) -> Floats:
    """Return the numbers of a tensor that is a vector but for dimensions of length 1."""
    flat = tensor.vector()
    if len(flat.shape) != 1:
        raise FormatError(tensor.place, "one number for each value", shape_text(tensor.shape))
    return flat.read()


def _add(graph: Graph, node: Node) -> Found:
    values, before, _ = _split(graph, node)
    return [scaling(node.place, shift=values)], before


def _sub(graph: Graph, node: Node) -> Found:
    values, before, first = _split(graph, node)
    if first:
        return [scaling(node.place, factor=np.array([-1.0]), shift=values)], before
    return [scaling(node.place, mean=values)], before


def _mul(graph: Graph, node: Node) -> Found:
    values, before, _ = _split(graph, node)
    return [scaling(node.place, factor=values)], before


def _div(graph: Graph, node: Node) -> Found:
    values, before, first = _split(graph, node)
    if first:
        raise FormatError(node.place, "a division by stored numbers", "a division of them")
    return [scaling(node.place, scale=values)], before


def _scaler(_: Graph, node: Node) -> Found:
    """(x − offset) · scale, the scaler of ai.onnx.ml."""
    offset, scale = (
        np.frombuffer(node.attributes[name].floats(7, "float32"), "<f4").astype(np.float64)
        if name in node.attributes
        else np.full(1, otherwise)
        for name, otherwise in (("offset", 0.0), ("scale", 1.0))
    )
    return [scaling(node.place, mean=offset, factor=scale)], node.inputs[0]


def _batch_normalization(graph: Graph, node: Node) -> Found:
    if node.integer("training_mode", 0) or len(node.outputs) > 1:
        raise FormatError(node.place, "exported for use (model.eval()), with running statistics", "training_mode")
    tensors = [graph.constant(name) for name in node.inputs[1:5]]
    stored = [tensor for tensor in tensors if tensor is not None]
    if len(stored) != 4:
        raise FormatError(node.place, "stored gamma, beta, mean and variance", f"{len(stored)} of them")
    gamma, beta, mean, variance = stored
    epsilon = node.number("epsilon", EPSILON)
    step: Scaling = batch_normalization(node.place, mean, variance, gamma, beta, epsilon)
    return [step], node.inputs[0]


_READERS: Final[dict[str, Callable[[Graph, Node], Found]]] = {
    "Gemm": _gemm,
    "MatMul": _matmul,
    "Add": _add,
    "Sub": _sub,
    "Mul": _mul,
    "Div": _div,
    "Scaler": _scaler,
    "BatchNormalization": _batch_normalization,
}
