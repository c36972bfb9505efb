"""One step of training as a script that needs only NumPy: it computes the new weights and asserts them."""

import ast
from collections.abc import Iterator, Mapping

from forward_pass import activations
from forward_pass.arrays import Floats
from forward_pass.learning import derivatives
from forward_pass.learning.history import state_at
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.trainer import trainer_of
from forward_pass.model import Model
from forward_pass.ops import Standardize
from forward_pass.script import array_text, names_in, with_dependencies

_TARGETS = {
    "softmax": [
        "e = np.exp(z / T - (z / T).max(axis=1, keepdims=True))",
        "p = e / e.sum(axis=1, keepdims=True)",
        "delta = (p - targets) / T / len(x)",
    ],
    "sigmoid": ["delta = (sigmoid(z) - targets) / len(x)"],
    "linear": ["delta = (z - targets) / len(x)"],
}
_OPTIMIZERS = {
    "sgd": ["    direction = g"],
    "momentum": ["    direction = 0.9 * velocity.get(name, 0) + g"],
    "adam": [
        "    m = 0.9 * mean.get(name, 0) + 0.1 * g",
        "    v = 0.999 * square.get(name, 0) + 0.001 * g * g",
        "    direction = (m / (1 - 0.9**k)) / (np.sqrt(v / (1 - 0.999**k)) + 1e-8)",
    ],
}


def step_script(run: TrainingRun, step: int) -> str:
    """Return a script that makes the step that follows `step`, and asserts the new weights and biases.

    Raises: SettingError for a step that is none, DivergedError if the run comes to an end there.
    """
    trainer, state, now = trainer_of(run), state_at(run, step), run.now(step)
    trainable, update = trainer.trainable(step), trainer.update(state)
    model = trainable.with_vector(state.parameters)
    lines = [*_forward(model), *_TARGETS[model.output], "", *_backward(model)]
    kept = state.optimizer if state.optimizer_name == now.optimizer else None
    memory = {name: trainable.views(vector) for name, vector in kept.numbers().items()} if kept else {}
    count = getattr(kept, "steps", 0) + 1
    parts = [
        f'"""One step of training: {trainer.task(step).title}, from step {step} to step {step + 1}."""',
        "",
        "import math",
        "",
        "import numpy as np",
        "",
        *_functions("\n".join(lines)),
        "",
        f"# The batch: {len(update.rows)} examples.",
        f"x = {array_text(update.inputs)}",
        f"targets = {array_text(update.targets)}",
        f"T, k = {run.temperature!r}, {count}",
        f"learning_rate, weight_decay = {now.learning_rate!r}, {now.weight_decay!r}",
        *_standardization(model),
        "# Weights, one row for each neuron of the layer, and biases.",
        *_dictionary("parameters", trainable.views(state.parameters)),
        *(line for name in ("velocity", "mean", "square") for line in _dictionary(name, memory.get(name, {}))),
        "",
        "# Forward, and how the mean loss changes with the sums of the outputs.",
        *lines,
        "",
        "# Every weight and bias goes against its gradient.",
        "for name, value in parameters.items():",
        '    g = gradients[name] + (weight_decay * value if name.endswith("weights") else 0)',
        *_OPTIMIZERS[now.optimizer],
        "    parameters[name] = value - learning_rate * direction",
        "",
        *_dictionary("expected", trainable.views(update.after.parameters)),
        "for name, value in parameters.items():",
        "    assert np.allclose(value, expected[name], rtol=0, atol=1e-9), name",
        'print("the new weights and biases are as expected")',
        "",
    ]
    return "\n".join(parts)


def _forward(model: Model) -> Iterator[str]:
    yield "a = x"
    for placed in model:
        match placed.operation.kind:
            case "standardize":
                yield "a = (a - mean_of_inputs) / scale_of_inputs"
            case "dense":
                yield f"arrived_{placed.layer} = a"
                yield f'z = a @ parameters["{placed.name}.weights"].T + parameters["{placed.name}.biases"]'
            case "activation":
                yield f"z_{placed.layer} = z"
                yield f"a = {placed.operation.settings()['function']}(z)"


def _backward(model: Model) -> Iterator[str]:
    """Yield the lines that go back from delta, ∂L/∂z of the outputs."""
    yield "# Back: what each layer's weights and biases have to do with it."
    yield "gradients = {}"
    dense = [placed for placed in model if placed.operation.has_edges]
    functions = (*model.activations, "")
    for placed in reversed(dense):
        layer = placed.layer
        yield f'gradients["{placed.name}.weights"] = delta.T @ arrived_{layer}'
        yield f'gradients["{placed.name}.biases"] = delta.sum(axis=0)'
        if layer > 1:
            slope = derivatives.DERIVATIVES[functions[layer - 2]].__name__
            yield f'delta = delta @ parameters["{placed.name}.weights"] * {slope}(z_{layer - 1})'


def _functions(code: str) -> Iterator[str]:
    """Yield the sources of the functions that the code calls, those that they call before them."""
    used, slopes = with_dependencies(derivatives, names_in(ast.parse(code)))
    _, own = with_dependencies(activations, used)
    yield from own
    yield from (source for source in slopes if "DERIVATIVES" not in source)


def _standardization(model: Model) -> Iterator[str]:
    front = model.operations[0]
    if isinstance(front, Standardize):
        yield f"mean_of_inputs = {array_text(front.mean)}"
        yield f"scale_of_inputs = {array_text(front.scale)}"


def _dictionary(name: str, arrays: Mapping[str, Floats]) -> Iterator[str]:
    yield f"{name} = {{}}"
    yield from (f'{name}["{key}"] = {array_text(array)}' for key, array in arrays.items())
