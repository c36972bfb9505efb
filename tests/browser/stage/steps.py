"""One step of learning as the page gets it, made of the gradients of the learning package."""

from __future__ import annotations

import numpy as np

from forward_pass import Drawn, record, to_json
from forward_pass.forward import forward
from forward_pass.learning.backward import arriving, gradients
from forward_pass.learning.derivatives import DERIVATIVES
from forward_pass.learning.loss import loss_terms
from forward_pass.ops import Activation, Dense


def step_of(source: Drawn, target: list[float], rate: float = 0.5) -> dict[str, object]:
    """Return the arrays of one step of gradient descent on the first sample, by name."""
    model = source.model()
    inputs, targets = source.inputs(0)[None, :], np.array([target])
    found = gradients(model, inputs, targets)
    arrays = {f"slope:{name}": values.ravel() for name, values in found.values.items()}
    for placed, arrived in zip(model, arriving(model, inputs), strict=True):
        if isinstance(placed.operation, Dense):
            delta = found.values[placed.output][0]
            arrays[f"carried:{placed.name}"] = (delta[:, None] * placed.operation.weights).ravel()
            for part, before in placed.operation.parameters().items():
                name = f"{placed.name}.{part}"
                change = -rate * found.parameters[name]
                kinds = dict.fromkeys(("own", "gradient", "decayed"), found.parameters[name])
                kinds |= {"before": before, "change": change, "after": before + change}
                arrays |= {f"{kind}:{name}": values.ravel() for kind, values in kinds.items()}
        elif isinstance(placed.operation, Activation):
            arrays[f"factor:{placed.name}"] = DERIVATIVES[placed.operation.function](arrived).ravel()
    outputs = forward(model, [inputs[0]])[0].outputs
    arrays["terms"] = loss_terms(model.output, arriving(model, inputs)[-1], targets).ravel()
    header = {"loss": found.loss, "batch": 1, "learningRate": rate, "optimizer": "sgd", "weightDecay": 0}
    film = {"target": target, "header": header, "outputs": outputs.tolist(), "output": {"kind": model.output}}
    return film | {"arrays": {name: values.tolist() for name, values in arrays.items()}}


def reel_of(source: Drawn) -> str:
    """Return the reel of the first sample."""
    return to_json(record(source, [0]))
