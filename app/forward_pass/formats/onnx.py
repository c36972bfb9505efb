""".onnx: the graph is followed from its output back to its input, and every operator is understood, none is run."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from forward_pass.formats.dense_chain import Chain, open_chain
from forward_pass.formats.errors import FormatError
from forward_pass.formats.onnx_functions import PLAIN, function_of
from forward_pass.formats.onnx_graph import Graph, Node, read_graph
from forward_pass.formats.onnx_layers import SKIPPED, layer_of
from forward_pass.formats.opened import Answers, Files, Opened
from forward_pass.formats.samples import Made
from forward_pass.formats.steps import Step

ENDING: Final = ".onnx"
# What scikit-learn's converter appends to name the most likely class.
LABEL: Final = ("ArrayFeatureExtractor", "ArgMax", "ZipMap")
FRAMEWORKS: Final = {"pytorch": "PyTorch", "keras2onnx": "Keras", "tf2onnx": "TensorFlow", "skl2onnx": "skl2onnx"}


def recognizes(files: Files) -> bool:
    """Tell whether one of the files is named as ONNX, or starts with a version and a producer as ONNX files do."""
    return _name(files) is not None


def read(files: Files, answers: Answers) -> Opened:
    """Return the network of an ONNX file; its tensors may lie in the other files."""
    name = _name(files) or next(iter(files))
    graph = read_graph(name, files)
    walks = [_walk(graph, output) for output in graph.outputs]
    refused = [walk for walk in walks if isinstance(walk, FormatError)]
    found = [walk for walk in walks if isinstance(walk, _Walk)]
    if not found:
        raise refused[-1] if refused else FormatError(name, "a graph with an output", "none")
    # A graph may give its sums as well as its probabilities: the longest way has them all.
    longest = max(found, key=lambda walk: len(walk.steps))
    shape = graph.inputs.get(longest.start, ())
    sides = shape[1:]
    chain = Chain(
        name,
        tuple(reversed(longest.steps)),
        input_shape=sides if len(sides) > 1 else None,
        classes=longest.classes or _labels(graph),
        # What it writes of a classifier ends with softmax or sigmoid; a regressor's outputs are numbers.
        output="linear" if graph.producer[0] == "skl2onnx" else None,
        made=_made(graph),
    )
    return open_chain(chain, answers)


@dataclass(slots=True, eq=False)
class _Walk:
    """The way from an output back: the steps met, last first; the input where it ends; names of classes."""

    steps: list[Step] = field(default_factory=list)
    start: str = ""
    classes: tuple[str, ...] = ()


def _name(files: Files) -> str | None:
    named = [name for name in files if name.endswith(ENDING)]
    # Field 1, the version of the format, then field 2, the name of the program.
    return (
        named[0]
        if named
        else next((name for name, it in files.items() if it[:1] == b"\x08" and it[2:3] == b"\x12"), None)
    )


def _walk(graph: Graph, output: str) -> _Walk | FormatError:
    """Return the way from an output back to an input, or why there is none."""
    walk, value, met = _Walk(), output, set()
    try:
        while value not in graph.inputs:
            node = graph.makers.get(value)
            if node is None or value in met:
                raise FormatError(f"output {output} in {graph.name}", "computed from an input", f"{value} from nothing")
            met.add(value)
            value = _before(graph, node, walk)
    except FormatError as error:
        return error
    walk.start = value
    return walk


def _before(graph: Graph, node: Node, walk: _Walk) -> str:
    """Take the steps of a node, last first, and return the name of what it was computed from."""
    if node.kind == "ZipMap":
        walk.classes = _zipped(node)
        return node.inputs[0]
    if node.kind == "Concat":
        return _both_classes(graph, node)
    found = function_of(graph, node)
    if found is None:
        found = layer_of(graph, node)
    if found is None:
        known = ", ".join(["Gemm", "MatMul", "Add", "Sub", "Mul", "Div", "BatchNormalization", *PLAIN, *SKIPPED])
        raise FormatError(node.place, f"one of {known}", node.kind)
    steps, before = found
    walk.steps += reversed(steps)
    return before


def _zipped(node: Node) -> tuple[str, ...]:
    """Return the names of classes that a ZipMap writes beside their probabilities."""
    for name in ("classlabels_strings", "classlabels_int64s"):
        if name in node.attributes:
            attribute = node.attributes[name]
            return tuple(attribute.texts(9)) or tuple(map(str, attribute.integers(8)))
    return ()


def _both_classes(graph: Graph, node: Node) -> str:
    """Return the probability p of a Concat of 1 − p and p."""
    if len(node.inputs) == 2:
        other, value = graph.makers.get(node.inputs[0]), node.inputs[1]
        if other is not None and other.kind == "Sub" and other.inputs[1:] == (value,):
            one = graph.constant(other.inputs[0])
            if one is not None and one.size == 1 and one.read().item() == 1:
                return value
    raise FormatError(node.place, "1 − p beside p, for two classes", "another Concat")


def _labels(graph: Graph) -> tuple[str, ...]:
    """Return the names of classes among which the most likely one is looked up."""
    for node in _of_kind(graph, "ArrayFeatureExtractor"):
        first = node.inputs[0] if node.inputs else ""
        if first in graph.labels:
            return graph.labels[first]
        tensor = graph.constant(first)
        if tensor is not None:
            return tuple(str(int(value)) for value in tensor.read().ravel())
    return ()


def _of_kind(graph: Graph, kind: str) -> Iterator[Node]:
    return (node for node in graph.makers.values() if node.kind == kind)


def _made(graph: Graph) -> Made | None:
    program, version = graph.producer
    return Made(FRAMEWORKS.get(program, program)[:60], version[:60]) if program else None
