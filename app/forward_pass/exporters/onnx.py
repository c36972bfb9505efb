"""ONNX: a file, read as the page reads it, with what ONNX Runtime answers where that is installed."""

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from forward_pass.exporters.answered import answered_network
from forward_pass.exporters.chain import asks_for_output, output_answer, with_output_said
from forward_pass.formats.errors import FormatError
from forward_pass.formats.network_file import Made, NetworkFile
from forward_pass.formats.opened import open_files


def from_onnx(path: str | Path, X: Any = None, output: str | None = None) -> NetworkFile:
    """Return the network of an ONNX file.

    Parameters: path; X, 1 to 64 samples such as X[:8], to be answered by ONNX Runtime, which must be installed then;
    output, softmax, sigmoid or linear, which must be said where the file itself ends with none.
    Returns: a network file, with these samples and the answers if X is given.
    Raises: FormatError for a file that cannot be read, and where the output is not said.

    Example: from_onnx("model.onnx", X[:8], output="softmax").save("net.json")
    """
    file = Path(path)
    beside = [file, *file.parent.glob(f"{file.name}.data")]
    read = open_files({part.name: part.read_bytes() for part in beside}, output_answer(output))
    opened = with_output_said(read, output, "the file")
    if X is None:
        return opened.network
    runtime = import_module("onnxruntime")
    given = np.asarray(X, np.float32)
    answers = _answers(runtime.InferenceSession(str(file)), given, opened.network.model.layers[-1])
    if asks_for_output(opened):
        answers = _as_outputs(answers, opened.network.model.output)
    return answered_network(opened, given, answers, Made("ONNX Runtime", runtime.__version__))


def _answers(session: Any, X: Any, n_out: int) -> Any:
    """Return the last output that has as many values for each sample as the network; of two classes the second."""
    outputs = session.run(None, {session.get_inputs()[0].name: X})
    for values in reversed(outputs):
        # A classifier of scikit-learn may give a dictionary for each sample.
        rows = [list(row.values()) for row in values] if isinstance(values[0], dict) else values
        array = np.asarray(rows)
        if array.ndim == 2 and array.dtype.kind == "f":
            return array[:, 1:] if (n_out, array.shape[1]) == (1, 2) else array
    raise FormatError(
        "the file", f"one with {n_out} outputs for each sample", [output.name for output in session.get_outputs()]
    )


def _as_outputs(logits: Any, output: str) -> Any:
    """Return what the chosen output makes of logits, in plain NumPy: the file itself does not do it."""
    if output == "linear":
        return logits
    exponentials = np.exp(logits - logits.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True) if output == "softmax" else 1 / (1 + np.exp(-logits))
