"""What the page asks about the network after a number of steps: the next step's film, surface and confusion."""

import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from forward_pass.arrays import Floats
from forward_pass.errors import WireError
from forward_pass.learning.evaluation import confusion, surface
from forward_pass.learning.proof import numerical_proof
from forward_pass.learning.requests import packed, requested_run
from forward_pass.learning.source import name_of
from forward_pass.learning.step_script import step_script
from forward_pass.learning.step_trace import ParameterStep, StepTrace, step_trace
from forward_pass.learning.trainer import trainer_of
from forward_pass.request import parse_request
from forward_pass.wire import operations_of


def answer_step(request: str) -> tuple[str, Floats]:
    """Return every number of the step that follows a step.

    Parameters: JSON text {"run": {…}, "step": k, "sample": which example of the batch is on stage, "parameter":
    {"name": "dense1.weights", "index": [j, i]}}; the last, of which a proof is wanted, may be missing.
    Returns: {"run", "step", "nameAfter": the name of the network after the step, "sample", "operations", "loss",
    "lossAfter", "batchLoss", "batchLossAfter", "othersLoss", "othersLossAfter", "learningRate", "weightDecay",
    "optimizer", "adamSteps", "proof": null or {"sample": …, "batch": …} with "epsilon", "larger", "smaller",
    "quotient" and "gradient"}; values "rows", "target", "terms" of the loss and "termsAfter", the traces as
    "before:" and "after:" with their arrays' names, "inputs.terms" and "inputs.gathered", for each layer
    "dense1.terms", "dense1.gathered", "dense1.slopes" and "dense1.delta", and for each parameter
    "dense1.weights:before", ":sample", ":gradient", ":decayed", ":change", ":after", and what the optimizer
    remembers, such as ":velocity", and remembered before: ":velocityBefore".
    """
    parsed = parse_request(request, {"run"}, {"step", "sample", "parameter"})
    run, step = requested_run(parsed)
    trace = step_trace(run, step, parsed.get("sample"))
    header = {
        "run": run.to_dict(),
        "step": step,
        "nameAfter": name_of(run, step + 1),
        "sample": trace.position,
        "operations": operations_of(trace.before.model),
        "loss": trace.loss,
        "lossAfter": trace.loss_after,
        "batchLoss": trace.batch_loss,
        "batchLossAfter": trace.batch_loss_after,
        "othersLoss": trace.others_loss,
        "othersLossAfter": trace.others_loss_after,
        "learningRate": trace.learning_rate,
        "weightDecay": trace.weight_decay,
        "optimizer": trace.optimizer,
        "adamSteps": trace.adam_steps,
        "proof": _proof(trace, parsed.get("parameter")),
    }
    return packed(header, dict(_arrays(trace)))


def answer_step_script(request: str) -> tuple[str, None]:
    """Return the script of a step, as JSON text {"script": …}. Parameters: JSON text {"run": {…}, "step": k}."""
    run, step = requested_run(parse_request(request, {"run"}, {"step"}))
    return json.dumps({"script": step_script(run, step)}), None


def answer_surface(request: str) -> tuple[str, Floats]:
    """Return what the network answers everywhere in the ranges of its one or two inputs.

    Parameters: JSON text {"run": {…}, "step": k, "size": points of a side}.
    Returns: {"step"}; values "x", with two inputs "y", and by their full names the outputs and the activations of each
    hidden layer, (n, size) or (n, size, size).
    """
    parsed = parse_request(request, {"run"}, {"step", "size"})
    run, step = requested_run(parsed)
    found = surface(run, step, parsed.get("size", 50))
    return packed({"step": step}, {**dict(zip("xy", found.axes, strict=False)), **found.layers})


def answer_confusion(request: str) -> tuple[str, Floats]:
    """Return which classes are taken for which, and the worst mistakes, on unseen examples.

    Parameters: JSON text {"run": {…}, "step": k}.
    Returns: {"step"}; values "counts", (n_classes, n_classes); of each mistake "mistakes" (which unseen example),
    "answers" (the class it was given), "labels", "losses" and "inputs".
    """
    run, step = requested_run(parse_request(request, {"run"}, {"step"}))
    found, unseen = confusion(run, step), trainer_of(run).task(step).unseen
    wrong = unseen[found.mistakes]
    arrays = {"counts": found.counts, "mistakes": found.mistakes, "answers": found.answers, "losses": found.losses}
    return packed({"step": step}, arrays | {"labels": wrong.labels, "inputs": wrong.inputs})


def _arrays(trace: StepTrace) -> Iterator[tuple[str, Any]]:
    loss = {"terms": trace.terms, "termsAfter": trace.terms_after}
    yield from {"rows": trace.rows, "target": trace.target, **loss}.items()
    for when, passed in (("before", trace.before), ("after", trace.after)):
        yield from ((f"{when}:{name}", array) for name, array in passed.arrays.items())
    yield "inputs.terms", trace.input_terms
    yield "inputs.gathered", trace.input_terms.sum(axis=0)
    for layer in trace.layers:
        for name in ("terms", "gathered", "slopes", "delta"):
            yield f"{layer.name}.{name}", getattr(layer, name)
        for parameter in (layer.weights, layer.biases):
            yield from _of_parameter(parameter)


def _of_parameter(parameter: ParameterStep) -> Iterator[tuple[str, Floats]]:
    yield f"{parameter.name}:before", parameter.before
    yield f"{parameter.name}:sample", parameter.of_sample
    for name in ("gradient", "decayed", "change", "after"):
        yield f"{parameter.name}:{name}", getattr(parameter, name)
    yield from ((f"{parameter.name}:{name}", np.asarray(array)) for name, array in parameter.numbers.items())


def _proof(trace: StepTrace, parameter: object) -> dict[str, Any] | None:
    if parameter is None:
        return None
    match parameter:
        case {"name": str(name), "index": list(index)}:
            found = {
                of: numerical_proof(trace.run, trace.step, name, index, sample=sample)
                for of, sample in (("sample", trace.position), ("batch", None))
            }
        case _:
            raise WireError("parameter", "an object with name and index", parameter)
    names = ("epsilon", "larger", "smaller", "quotient", "gradient")
    return {of: {name: getattr(proof, name) for name in names} for of, proof in found.items()}
