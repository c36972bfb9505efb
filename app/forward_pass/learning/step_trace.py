"""One step of training with every number in it: forward, loss, back, change, and forward again."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from forward_pass.arrays import Floats, Indices
from forward_pass.errors import SettingError
from forward_pass.forward import forward
from forward_pass.learning.derivatives import DERIVATIVES
from forward_pass.learning.history import state_at
from forward_pass.learning.loss import loss_terms
from forward_pass.learning.optimizers import Adam
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.stepper import State
from forward_pass.learning.trainable import Trainable
from forward_pass.learning.trainer import Update, trainer_of
from forward_pass.model import Model
from forward_pass.options import RunOptions
from forward_pass.trace import Trace


@dataclass(frozen=True, slots=True, eq=False)
class ParameterStep:
    """How the weights (n_out, n_in) or biases (n_out,) of a layer change; every array has that shape.

    name       such as dense1.weights
    before     the old values
    of_sample  the gradient of the loss of the sample on stage
    gradient   the gradient of the mean loss of the batch: the mean of its samples' gradients
    decayed    the same with λ·W added, which is what the optimizer takes
    numbers    what the optimizer remembers after the step: velocity, or mean, square, correctedMean, correctedSquare;
               and what it remembered before: velocityBefore, or meanBefore and squareBefore
    change     what is added
    after      the new values, before + change
    """

    name: str
    before: Floats
    of_sample: Floats
    gradient: Floats
    decayed: Floats
    numbers: Mapping[str, Floats]
    change: Floats
    after: Floats


@dataclass(frozen=True, slots=True, eq=False)
class LayerStep:
    """What arrives at a layer of n neurons on the way back, of the sample on stage.

    name      the operation with its weights, such as dense1
    terms     δ_k·W[k, j] of every edge that leaves it, (n_next, n); none, (0, n), for the outputs
    gathered  ∂L/∂a, their sums, (n,); for the outputs ∂L/∂z itself
    slopes    φ′(z), (n,); 1 for the outputs
    delta     δ = gathered · slopes, (n,)
    weights   how they change
    biases    how they change
    """

    name: str
    terms: Floats
    gathered: Floats
    slopes: Floats
    delta: Floats
    weights: ParameterStep
    biases: ParameterStep


@dataclass(frozen=True, slots=True, eq=False)
class StepTrace:
    """Every number of the step that leads from `step` to `step` + 1.

    rows               numbers of the batch's examples, (n,)
    position           which of them is on stage
    target             what it should give, (n_out,)
    before, after      its forward passes, before the step and after it
    terms, terms_after what each output adds to its loss, (n_out,)
    loss, loss_after   its loss, before and after
    batch_loss, batch_loss_after  the mean loss of the batch
    others_loss, others_loss_after  the sum of the losses of its other examples: with its own it is n · the mean
    learning_rate, weight_decay, optimizer  as they are in this step
    adam_steps         which of Adam's steps it is, from 1: the k of 1 − 0.9ᵏ; 0 with another optimizer
    layers             the layers after the inputs, in their order
    """

    run: TrainingRun
    step: int
    rows: Indices
    position: int
    target: Floats
    before: Trace
    after: Trace
    terms: Floats
    terms_after: Floats
    loss: float
    loss_after: float
    batch_loss: float
    batch_loss_after: float
    others_loss: float
    others_loss_after: float
    learning_rate: float
    weight_decay: float
    optimizer: str
    adam_steps: int
    layers: tuple[LayerStep, ...]

    @property
    def input_terms(self) -> Floats:
        """δ_k·W[k, i] of every edge that leaves what the first weights take, (n_1, n_0)."""
        first = self.layers[0]
        terms: Floats = first.delta[:, None] * first.weights.before
        return terms


def step_trace(run: TrainingRun, step: int, sample: int | None = None) -> StepTrace:
    """Return every number of the step that follows `step`.

    Parameters: sample, which example of the batch is on stage, from 0; the one with the largest loss unless given.
    Raises: SettingError for a step or sample that is none, DivergedError if the run comes to an end there.

    Example: with W = [[2]], b = [1], a linear output, x = 1 and target 0: δ = 3, ∂L/∂W = 3·1, and at η = 0.1 plain
    descent changes W by −0.3.
    """
    trainer, state = trainer_of(run), state_at(run, step)
    update, trainable = trainer.update(state), trainer.trainable(step)
    losses = _losses(trainable, state.parameters, update.inputs, update.targets)
    if sample is None:
        sample = int(losses.argmax())
    if not isinstance(sample, int) or isinstance(sample, bool) or not 0 <= sample < len(update.rows):
        raise SettingError("sample", f"a whole number from 0 to {len(update.rows) - 1}, one of the batch", sample)
    θ, x, t = state.parameters, update.inputs[[sample]], update.targets[[sample]]
    model, now = trainable.with_vector(θ), run.now(step)
    options = RunOptions(temperature=run.temperature)
    θ_after = update.after.parameters
    before, after = (forward(m, x, options)[0] for m in (model, trainable.with_vector(θ_after)))
    sums = np.concatenate([trainable.arriving(at, x)[-1] for at in (θ, θ_after)])
    terms = loss_terms(model.output, sums, np.concatenate([t, t]), run.temperature)
    losses_after = _losses(trainable, θ_after, update.inputs, update.targets)
    return StepTrace(
        run,
        step,
        update.rows,
        sample,
        t[0],
        before,
        after,
        terms[0],
        terms[1],
        float(_losses(trainable, θ, x, t)[0]),
        float(_losses(trainable, θ_after, x, t)[0]),
        update.loss,
        float(losses_after.sum()) / len(losses_after),
        float(np.delete(losses, sample).sum()),
        float(np.delete(losses_after, sample).sum()),
        now.learning_rate or 0.0,
        now.weight_decay,
        now.optimizer,
        update.after.optimizer.steps if isinstance(update.after.optimizer, Adam) else 0,
        _layers(trainable, model, before, _parameter_steps(trainable, state, update, x, t), t),
    )


def _losses(trainable: Trainable, θ: Floats, inputs: Floats, targets: Floats) -> Floats:
    return trainable.losses(trainable.arriving(θ, inputs)[-1], targets)[0]


def _parameter_steps(
    trainable: Trainable, state: State, update: Update, x: Floats, t: Floats
) -> dict[str, ParameterStep]:
    """Return how each parameter changes, by its full name."""
    _, of_sample = trainable.gradient(state.parameters, x, t)
    old, new = state.parameters, update.after.parameters
    # In the order of the fields: before and after the optimizer's numbers.
    first = [trainable.views(vector) for vector in (old, of_sample, update.gradient, update.decayed)]
    last = [trainable.views(vector) for vector in (new - old, new)]
    remembered = update.after.optimizer.numbers()
    earlier = state.optimizer.numbers() if state.optimizer_name == update.after.optimizer_name else {}
    nothing = np.zeros(trainable.size)
    vectors = {**remembered} | {
        f"{name}Before": earlier.get(name, nothing) for name in ("velocity", "mean", "square") if name in remembered
    }
    numbers = {name: trainable.views(vector) for name, vector in vectors.items()}

    def parameter_step(name: str) -> ParameterStep:
        before, sample, gradient, decayed = (view[name] for view in first)
        change, after = (view[name] for view in last)
        own = {key: view[name] for key, view in numbers.items()}
        return ParameterStep(name, before, sample, gradient, decayed, own, change, after)

    return {place.name: parameter_step(place.name) for place in trainable.places}


def _layers(
    trainable: Trainable, model: Model, trace: Trace, parameters: Mapping[str, ParameterStep], t: Floats
) -> tuple[LayerStep, ...]:
    """Return the layers, computed from the last to the first from the values of the forward pass."""
    found: list[LayerStep] = []
    functions = (*model.activations, "")
    names = [placed.name for placed in model if placed.operation.has_edges]
    for number in range(len(names) - 1, -1, -1):
        z = trace.pre_activations[number]
        if found:
            terms = found[-1].delta[:, None] * model.weights[number + 1]
            gathered, slopes = terms.sum(axis=0), DERIVATIVES[functions[number]](z)
        else:
            terms, gathered, slopes = np.empty((0, len(z))), trainable.losses(z[None], t)[1][0], np.ones(len(z))
        own = [parameters[f"{names[number]}.{name}"] for name in ("weights", "biases")]
        found.append(LayerStep(names[number], terms, gathered, slopes, gathered * slopes, own[0], own[1]))
    return tuple(reversed(found))
