"""Fixtures of from_onnx: network files with the answers of ONNX Runtime for ONNX files of the other frameworks."""

import json

from answers import FOLDER

from forward_pass import from_onnx

# Probabilities in an array or in dictionaries, one file or two; the softmax that logits get is no part of the file.
FILES = {"iris": None, "yes-no": None, "activations-new": None, "external": "linear", "logits-old": "softmax"}


def main() -> None:
    """Write all of them."""
    for name, output in FILES.items():
        inputs = json.loads((FOLDER / f"{name}.onnx.answers.json").read_text("utf-8"))["inputs"]
        file = from_onnx(FOLDER / f"{name}.onnx", inputs, output=output)
        print(f"    {name}.onnx {file.parity().sentence}")
        file.save(FOLDER / f"from-onnx-{name}.json")


main()
