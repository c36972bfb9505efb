"""scikit-learn: a multi-layer perceptron, alone or behind a scaler in a pipeline."""

from typing import Any, Final

import numpy as np

from forward_pass.exporters.answered import answered_network
from forward_pass.exporters.chain import NAME, dense, opened_chain
from forward_pass.formats.dense_chain import Chain
from forward_pass.formats.errors import FormatError
from forward_pass.formats.network_file import Made, NetworkFile
from forward_pass.formats.steps import Scaling, Step, scaling

# Of hidden layers and of outputs.
FUNCTIONS: Final = {
    **{name: name for name in ("relu", "tanh", "identity", "softmax")},
    "logistic": "sigmoid",
}
SCALERS: Final = "StandardScaler, MinMaxScaler, MaxAbsScaler or RobustScaler"


def from_sklearn(model: Any, X: Any) -> NetworkFile:
    """Return the network of a trained MLPClassifier or MLPRegressor, or of a pipeline that ends with one.

    Parameters: model, or a search such as GridSearchCV, whose best one is taken; X, 1 to 64 samples
    as the model takes them, such as X[:8].
    Returns: a network file with these samples and what the model answers: predict_proba, or predict of a regressor. A
    classifier of two classes has one output, the probability of the second class.
    Raises: FormatError for a step of a pipeline that is neither one of the usual scalers nor such a perceptron.

    Example: from_sklearn(make_pipeline(StandardScaler(), MLPClassifier()).fit(X, y), X[:8]).save("net.json")
    """
    model = getattr(model, "best_estimator_", model)
    *before, last = [step for _, step in getattr(model, "steps", [("", model)])]
    if type(last).__name__ not in ("MLPClassifier", "MLPRegressor"):
        raise FormatError("the last step of the model", "MLPClassifier or MLPRegressor", type(last).__name__)
    if not hasattr(last, "coefs_"):
        raise FormatError("the model", "trained, with fit", f"a new {type(last).__name__}")
    if last.out_activation_ not in FUNCTIONS:
        raise FormatError("the output of the model", f"one of {', '.join(FUNCTIONS)}", last.out_activation_)
    steps: list[Step] = [scaler for step in before for scaler in _scaler(step)]
    for layer, (weights, biases) in enumerate(zip(last.coefs_, last.intercepts_, strict=True), start=1):
        function = FUNCTIONS[last.activation if layer < len(last.coefs_) else last.out_activation_]
        # scikit-learn has a row for every input.
        steps += dense(f"layer {layer}", np.transpose(weights), biases, [function])
    chain = Chain(
        NAME,
        tuple(steps),
        input_names=tuple(map(str, getattr(model, "feature_names_in_", ()))),
        classes=tuple(map(str, getattr(last, "classes_", ()))),
    )
    opened = opened_chain(chain, "linear" if last.out_activation_ == "identity" else None)
    made = Made("scikit-learn", str(model.__getstate__().get("_sklearn_version", "")))
    return answered_network(opened, X, _answers(model, X, opened.network.model.layers[-1]), made)


def _scaler(step: Any) -> list[Scaling]:
    kind = type(step).__name__
    if step is None or isinstance(step, str):  # passthrough
        return []
    if kind == "StandardScaler":
        # It keeps a mean even where it does not take it away.
        return [_centred(kind, step.mean_ if step.with_mean else None, step.scale_ if step.with_std else None)]
    if kind == "RobustScaler":
        return [_centred(kind, step.center_, step.scale_)]
    if kind == "MaxAbsScaler" and not getattr(step, "clip", False):
        return [_centred(kind, None, step.scale_)]
    if kind == "MinMaxScaler" and not step.clip:
        return [scaling(kind, factor=step.scale_, shift=step.min_)]
    clipped = f"{kind} that clips" if kind in ("MinMaxScaler", "MaxAbsScaler") else kind
    raise FormatError("a step of the pipeline", f"{SCALERS} in front of the perceptron", clipped)


def _centred(kind: str, mean: Any, scale: Any) -> Scaling:
    """Return (x − mean) / scale, of which either may be left out."""
    one, zero = np.ones(1), np.zeros(1)
    return scaling(kind, mean=zero if mean is None else mean, scale=one if scale is None else scale)


def _answers(model: Any, X: Any, n_out: int) -> Any:
    if not hasattr(model, "predict_proba"):
        return np.asarray(model.predict(X)).reshape(-1, n_out)
    probabilities = np.asarray(model.predict_proba(X))
    return probabilities[:, 1:] if n_out == 1 else probabilities
