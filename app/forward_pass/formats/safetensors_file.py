"""Writing .safetensors: the weights and biases of a network under the names that PyTorch's Sequential gives them."""

import json

import numpy as np

from forward_pass.arrays import Floats
from forward_pass.formats.safetensors import LENGTH_BYTES
from forward_pass.model import Model
from forward_pass.ops import Standardize


def to_safetensors(model: Model) -> bytes:
    """Return the network as a .safetensors file: 0.weight, 0.bias, 2.weight, 2.bias, …, in float64.

    A standardization in front is folded into the first layer: W / scale, and b − W·(mean / scale). What the file
    cannot say otherwise, activation functions and output, is in its metadata.
    """
    arrays: dict[str, Floats] = {}
    front = model.operations[0]
    for layer, (W, b) in enumerate(zip(model.weights, model.biases, strict=True)):
        folded = isinstance(front, Standardize) and layer == 0
        scaled = W / front.scale if folded and isinstance(front, Standardize) else W
        moved = b - scaled @ front.mean if folded and isinstance(front, Standardize) else b
        arrays |= {f"{2 * layer}.weight": scaled, f"{2 * layer}.bias": moved}
    said = {"format": "pt", "activation": model.activation, "output": model.output}
    header: dict[str, object] = {"__metadata__": said}
    start = 0
    for name, array in arrays.items():
        header[name] = {"dtype": "F64", "shape": list(array.shape), "data_offsets": [start, start + array.nbytes]}
        start += array.nbytes
    text = json.dumps(header).encode()
    # Eight divides where the numbers begin.
    text += b" " * (-len(text) % LENGTH_BYTES)
    numbers = b"".join(np.ascontiguousarray(array, "<f8").tobytes() for array in arrays.values())
    return len(text).to_bytes(LENGTH_BYTES, "little") + text + numbers
