"""Files that PyTorch, Keras and scikit-learn wrote: opened, they give what their frameworks gave."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from forward_pass import ForwardPassError
from forward_pass.formats.opened import Opened, open_files
from forward_pass.formats.parity import compare_with_answers
from forward_pass.formats.samples import KnownSample

FIXTURES = Path(__file__).parents[3] / "fixtures"
ANSWERS = {path.name.removesuffix(".answers.json"): path for path in sorted(FIXTURES.glob("*.answers.json"))}
BATCH = "Batch normalization is folded into {}, with its running mean and variance."


def files_of(name: str) -> dict[str, bytes]:
    """Return the files of a name."""
    return {file: (ANSWERS[name].parent / file).read_bytes() for file in answers_of(name)["files"]}


def answers_of(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(ANSWERS[name].read_text("utf-8"))
    return document


def opened(name: str) -> Opened:
    return open_files(files_of(name), answers_of(name)["chosen"])


def test_every_reader_of_other_frameworks_files_has_one_of_them() -> None:
    files = {file for name in ANSWERS for file in answers_of(name)["files"]}
    assert {Path(file).suffix for file in files} >= {".onnx", ".safetensors", ".keras", ".h5", ".npz", ".bin"}
    assert {"tfjs-plain.json", "brainjs-plain.json"} <= ANSWERS.keys()


@pytest.mark.parametrize("name", ANSWERS)
def test_an_opened_file_gives_what_its_framework_gave(name: str) -> None:
    known = answers_of(name)
    network = opened(name).network
    rows = zip(known["inputs"], known["answers"], strict=True)
    samples = tuple(KnownSample(np.array(inputs), None, np.array(answer)) for inputs, answer in rows)
    parity = compare_with_answers(network.model, samples, temperature=1.0, tolerance=1e-6, made=network.made)
    assert parity.checked == len(samples) > 2
    assert parity.differs is None, parity.sentence


@pytest.mark.parametrize(
    ("name", "outline"),
    [
        ("normalized-old.onnx", "5-7-6-3: standardize, dense, activation relu, dense, activation gelu, dense, softmax"),
        (
            "normalized.keras",
            "5-7-6-3: standardize, dense, activation relu, dense, activation leaky_relu, dense, softmax",
        ),
        ("tanh-new.onnx", "5-7-3: dense, activation relu, dense, activation tanh, linear"),
        ("nested.h5", "5-4-4-1: dense, activation gelu, dense, activation elu, dense, sigmoid"),
        ("yes-no.onnx", "4-6-4-1: standardize, dense, activation tanh, dense, activation tanh, dense, sigmoid"),
    ],
)
def test_its_operations_are_those_of_the_framework(name: str, outline: str) -> None:
    assert opened(name).network.model.outline == outline


def test_what_was_folded_is_said() -> None:
    assert opened("normalized.keras").notes == (BATCH.format("the weights and biases of layer 2"),)
    assert BATCH.format("standardize, in front of the first layer") in opened("normalized-old.onnx").notes
    assert "The file does not hold what batch normalization adds" in opened("normalized.safetensors").notes[0]


def test_what_a_file_does_not_say_is_asked_and_nothing_else() -> None:
    asked = {name: [question.name for question in opened(name).questions] for name in ANSWERS}
    assert asked["iris.onnx"] == asked["activations-new.onnx"] == asked["nested.keras"] == []
    # A regressor of scikit-learn; the loss was the squared error.
    assert asked["length.onnx"] == []
    assert asked["functional.keras"] == asked["functional.h5"] == []
    assert asked["logits-new.onnx"] == asked["external.onnx"] == ["output"]
    assert asked["bfloat16.safetensors"] == asked["length.npz"] == ["activation", "output"]


def test_names_shapes_and_programs_are_taken_from_the_file() -> None:
    iris, image = opened("iris.onnx").network, opened("image-new.onnx").network
    assert iris.classes == ("setosa", "versicolor", "virginica")
    assert image.input_shape == opened("functional.keras").network.input_shape == (8, 8)
    assert image.made is not None
    assert image.made.framework == "PyTorch"


def test_tensors_in_a_second_file_need_it() -> None:
    alone = {name: content for name, content in files_of("external.onnx").items() if name == "external.onnx"}
    sentence = r"must be given together with 'external.onnx.data' \(in PyTorch, external_data=False writes one file\)"
    with pytest.raises(ForwardPassError, match=sentence):
        open_files(alone)


def test_a_pickle_is_not_read_and_the_sentence_says_what_to_export() -> None:
    with pytest.raises(
        ForwardPassError, match='save_file\\(model.state_dict\\(\\), "net.safetensors"\\); got a pickle'
    ):
        open_files({"torch-pickle.pt": (FIXTURES / "torch-pickle.pt").read_bytes()})
