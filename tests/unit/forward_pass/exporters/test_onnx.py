"""exporters/onnx.py: a file as PyTorch wrote it, with and without answers of ONNX Runtime."""

import json
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

from forward_pass import from_onnx
from forward_pass.formats.errors import FormatError

FIXTURES = Path(__file__).parents[3] / "fixtures"


def test_a_file_without_samples_is_a_network_that_is_not_checked() -> None:
    assert from_onnx(FIXTURES / "external.onnx", output="linear").parity().sentence == "not checked"


@pytest.mark.parametrize(
    ("name", "output", "sentence"),
    [
        ("logits-old", None, "output must be softmax, sigmoid or linear, because the file itself ends with none of them; got null"),
        ("iris", "linear", "output must be softmax, as the file ends, or left out; got linear"),
    ],
)  # fmt: skip
def test_an_output_is_said_once(name: str, output: str | None, sentence: str) -> None:
    with pytest.raises(FormatError) as refused:
        from_onnx(FIXTURES / f"{name}.onnx", output=output)
    assert str(refused.value) == sentence


def test_samples_get_the_answers_of_onnx_runtime(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = json.loads((FIXTURES / "yes-no.onnx.answers.json").read_text("utf-8"))
    second = np.array(facts["answers"], np.float32)
    # A classifier of two classes gives the label first and both probabilities last.
    outputs = [np.array([1] * 8), np.hstack([1 - second, second])]
    session = SimpleNamespace(get_inputs=lambda: [SimpleNamespace(name="X")], run=lambda _, __: outputs)
    runtime = ModuleType("onnxruntime")
    runtime.__dict__.update(InferenceSession=lambda _: session, __version__="1.32.0")
    monkeypatch.setitem(sys.modules, "onnxruntime", runtime)
    parity = from_onnx(FIXTURES / "yes-no.onnx", facts["inputs"]).parity()
    assert parity.checked == 8
    assert parity.sentence.startswith("equals ONNX Runtime 1.32 to ")
