"""The readers of single formats, over small files written here: what each takes, asks and refuses."""

import io
import json
from typing import Any

import numpy as np
import pytest

from forward_pass import ForwardPassError
from forward_pass.formats.opened import Opened, open_files
from unit.forward_pass.formats.hostile_files import BRAIN, OURS, TFJS, safetensors


def npz(**arrays: Any) -> Opened:
    buffer = io.BytesIO()
    answers = arrays.pop("answers", {})
    np.savez(buffer, **arrays)
    return open_files({"net.npz": buffer.getvalue()}, answers)


def tensors(**shapes: tuple[int, ...]) -> Opened:
    """Open a safetensors file with ones in these shapes; __ in a name is a dot."""
    header, data = {}, b""
    for name, shape in shapes.items():
        content = np.ones(shape, "<f8").tobytes()
        offsets = [len(data), len(data) + len(content)]
        header[name.replace("__", ".")] = {"dtype": "F64", "shape": shape, "data_offsets": offsets}
        data += content
    return open_files({"net.safetensors": safetensors(header, data)})


def refused(files: dict[str, bytes], answers: dict[str, str] | None = None) -> str:
    with pytest.raises(ForwardPassError) as error:
        open_files(files, answers)
    return str(error.value)


def text(document: Any) -> bytes:
    return json.dumps(document).encode()


# A writer of the wire format, for ONNX files.


def field(number: int, value: int | str | bytes) -> bytes:
    if isinstance(value, int):
        return bytes([number << 3]) + varint(value)
    content = value.encode() if isinstance(value, str) else value
    return bytes([number << 3 | 2]) + varint(len(content)) + content


def varint(value: int) -> bytes:
    return bytes([value & 127 | 128]) + varint(value >> 7) if value > 127 else bytes([value])


def node(kind: str, inputs: str, output: str) -> bytes:
    named = b"".join(field(1, name) for name in inputs.split())
    return field(1, named + field(2, output) + field(3, f"the {kind}") + field(4, kind))


def onnx(*nodes: bytes, output: str = "y", half: bool = False) -> dict[str, bytes]:
    """Return an ONNX file with an input x, weights W (2, 2) = [[1, 2], [3, 4]], and these nodes."""
    dims = field(1, 2) + field(1, 2)
    bits = b"".join(field(5, int(value)) for value in np.array([1, 2, 3, 4], np.float16).view(np.uint16))
    floats = field(4, np.array([1, 2, 3, 4], "<f4").tobytes())
    weights = dims + field(8, "W") + (field(2, 10) + bits if half else field(2, 1) + floats)
    graph = b"".join(nodes) + field(5, weights) + field(11, field(1, "x")) + field(12, field(1, output))
    return {"net.onnx": field(1, 8) + field(2, "test") + field(7, graph)}


def test_files_of_no_known_kind_are_refused_with_the_kinds_that_are_known() -> None:
    assert refused({"cat.png": b"\x89PNG\r\n"}).startswith(
        "cat.png must be a network file (.json), .npz, .safetensors,"
    )
    assert refused({"folder/a.txt": b""}).startswith("a.txt must be ")


def test_an_answer_to_what_is_never_asked_is_refused() -> None:
    files = {"net.json": text(OURS)}
    assert (
        refused(files, {"colour": "red"})
        == "the name of an answer must be one of activation, normalization, output, weights; got colour"
    )


def test_a_network_file_is_read_with_its_names() -> None:
    found = open_files({"net.json": text(OURS)})
    assert (found.network.input_names, found.notes, found.questions) == (("a", "b"), (), ())


def test_arrays_are_paired_by_number_and_taken_the_way_round_that_fits() -> None:
    arrays = {"W10": np.ones((3, 1)), "b10": [0.0], "W9": [[1, 2, 3], [4, 5, 6]], "b9": [0.0, 0.0, 0.0]}
    found = npz(**arrays, answers={"activation": "tanh", "output": "linear"})
    assert found.network.model.outline == "2-3-1: dense, activation tanh, dense, linear"
    assert found.network.model.weights[0].tolist() == [[1, 4], [2, 5], [3, 6]]
    assert found.notes == ("Layers are taken in this order: W9, W10.",)


def test_arrays_in_columns_and_mean_and_std_are_understood() -> None:
    found = npz(mean=[1.0, 2.0], std=[3.0, 4.0], W=np.asfortranarray([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]))
    assert found.network.model.outline == "2-3: standardize, dense, softmax"
    assert found.network.model.weights[0].tolist() == [[1, 2], [3, 4], [5, 6]]


def test_arrays_without_a_partner_are_refused() -> None:
    with pytest.raises(ForwardPassError, match="one array of biases for each matrix of weights; got W1, W2 and b1$"):
        npz(W1=np.ones((2, 2)), b1=np.ones(2), W2=np.ones((2, 2)))


def test_tensors_are_ordered_by_number_or_where_names_do_not_say_it_by_what_fits() -> None:
    numbered = tensors(fc10__weight=(1, 4), fc2__weight=(4, 3), fc2__bias=(4,))
    named = tensors(decoder__weight=(1, 4), encoder__weight=(4, 3))
    assert numbered.network.model.layers == named.network.model.layers == (3, 4, 1)
    assert named.notes[-1] == "Layers are taken in this order: encoder, decoder."


def test_tensors_of_other_layers_are_refused_by_name() -> None:
    with pytest.raises(ForwardPassError, match="conv must be a dense layer .*; got weight of shape 8 × 1 × 3 × 3$"):
        tensors(conv__weight=(8, 1, 3, 3), conv__bias=(8,))


def test_an_onnx_file_with_a_float16_in_whole_numbers_is_read() -> None:
    found = open_files(onnx(node("MatMul", "x W", "y"), half=True), {"output": "linear"})
    assert found.network.model.weights[0].tolist() == [[1, 3], [2, 4]]


def test_an_onnx_file_with_transposed_weights_and_a_silu_in_two_operators_is_read() -> None:
    nodes = node("Transpose", "W", "T"), node("MatMul", "x T", "z"), node("Sigmoid", "z", "s"), node("Mul", "z s", "a")
    found = open_files(onnx(*nodes, node("MatMul", "a W", "b"), node("Softmax", "b", "y")))
    assert found.network.model.outline == "2-2-2: dense, activation silu, dense, softmax"
    assert found.network.model.weights[0].tolist() == [[1, 2], [3, 4]]


@pytest.mark.parametrize(
    ("nodes", "sentence"),
    [
        ([node("Conv", "x W", "y")], "operator the Conv in net.onnx must be one of Gemm, MatMul,"),
        ([node("MatMul", "x W", "z"), node("Add", "x z", "y")], "operator the Add in net.onnx must be of stored numbers and what comes in (Forward Pass has no branches); got Add"),
        ([node("MatMul", "W x", "y")], "operator the MatMul in net.onnx must be a product of what comes in with stored weights; got another product"),
        ([node("Relu", "y", "y")], "output y in net.onnx must be computed from an input; got y from nothing"),
        ([node("Relu", "x", "z")], "output y in net.onnx must be computed from an input; got y from nothing"),
    ],
)  # fmt: skip
def test_onnx_files_with_other_operators_are_refused_with_the_operator(nodes: list[bytes], sentence: str) -> None:
    assert refused(onnx(*nodes)).startswith(sentence)


def keras_model(*layers: dict[str, Any]) -> dict[str, bytes]:
    document = json.loads(json.dumps(TFJS))
    listed = document["modelTopology"]["model_config"]["config"]["layers"]
    listed += layers
    return {"model.json": text(document), "shard.bin": np.arange(6, dtype="<f4").tobytes()}


def test_a_tensorflow_js_model_is_read_from_its_shards_with_labels_of_teachable_machine() -> None:
    found = open_files(keras_model() | {"metadata.json": text({"labels": ["left", "right"]})}).network
    assert found.model.outline == "2-2: dense, softmax"
    assert (found.model.weights[0].tolist(), found.model.biases[0].tolist()) == ([[0, 2], [1, 3]], [4, 5])
    assert found.classes == ("left", "right")


def test_quantized_weights_are_scaled_and_it_is_said() -> None:
    document = json.loads(json.dumps(TFJS))
    document["weightsManifest"][0]["weights"][0]["quantization"] = {"dtype": "uint8", "scale": 0.5, "min": -1}
    found = open_files({"model.json": text(document), "shard.bin": bytes([0, 1, 2, 3]) + bytes(8)})
    assert found.network.model.weights[0].tolist() == [[-1, 0], [-0.5, 0.5]]
    assert found.notes == (
        "The weights are stored in few bits (quantized); they are taken as the file gives them back.",
    )


@pytest.mark.parametrize(
    ("layer", "sentence"),
    [
        ({"class_name": "Lambda", "config": {"name": "l"}}, "layer l in model.json must be one of Dense,"),
        ({"class_name": "LeakyReLU", "config": {"name": "l"}}, "the slope below 0 of leaky_relu in layer l in model.json must be 0.01; got 0.3"),
        ({"class_name": "ReLU", "config": {"name": "l", "max_value": 6}}, "max_value of layer l in model.json must be none; got 6"),
        ({"class_name": "Activation", "config": {"name": "l", "activation": "selu"}}, "layer l in model.json must be one of relu,"),
    ],
)  # fmt: skip
def test_layers_of_keras_that_we_do_not_have_are_refused_by_name(layer: dict[str, Any], sentence: str) -> None:
    assert refused(keras_model(layer)).startswith(sentence)


def test_a_keras_model_with_branches_is_refused() -> None:
    document = json.loads(keras_model()["model.json"])
    model = document["modelTopology"]["model_config"]
    model["class_name"] = "Functional"
    again = {"class_name": "Dense", "config": {"name": "e"}, "inbound_nodes": [[["d", 0, 0, {}], ["x", 0, 0, {}]]]}
    model["config"]["layers"].append(again)
    sentence = refused(keras_model() | {"model.json": text(document)})
    assert sentence.endswith("(Forward Pass has no branches); got e takes x, d")


def test_a_brain_js_network_is_read_with_its_names_and_asked_for_a_function_it_does_not_say() -> None:
    found = open_files({"net.json": text(BRAIN)})
    assert found.network.model.outline == "2-3-1: dense, activation sigmoid, dense, sigmoid"
    assert (found.network.input_names, found.questions) == (("r", "g"), ())
    unsaid = open_files({"net.json": text(BRAIN | {"trainOpts": {}})}, {"activation": "tanh"})
    assert [question.name for question in unsaid.questions] == ["activation"]
    assert unsaid.network.model.outline == "2-3-1: dense, activation tanh, dense, activation tanh, linear"


def test_hdf5_without_pyfive_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyfive", None)
    assert "where pyfive is installed (pip install pyfive==0.4.0)" in refused({"net.h5": b"\x89HDF\r\n\x1a\n"})


def test_weights_cast_to_the_type_of_the_inputs_are_the_weights() -> None:
    found = open_files(onnx(node("CastLike", "W x", "w"), node("MatMul", "x w", "y")), {"output": "linear"})
    assert found.network.model.weights[0].tolist() == [[1, 3], [2, 4]]


def test_only_a_single_number_is_repeated() -> None:
    sentence = refused(onnx(node("Expand", "W s", "w"), node("MatMul", "x w", "y")))
    assert sentence == "operator the Expand in net.onnx must be of a single number; got shape 2 × 2"
