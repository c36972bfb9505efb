"""scikit-learn: a multi-layer perceptron, alone or behind a scaler in a pipeline."""

from typing import Any, Final

import numpy as np

from forward_pass.exporters.answered import answered_network
from forward_pass.exporters.chain import Step, network_of_steps
from forward_pass.formats.errors import FormatError
from forward_pass.formats.network_file import Made, NetworkFile
from forward_pass.ops import Dense, Standardize

FUNCTIONS: Final = {"relu": "relu", "tanh": "tanh", "logistic": "sigmoid", "identity": "identity"}
OUTPUTS: Final = {"softmax": "softmax", "logistic": "sigmoid", "identity": "linear"}


def from_sklearn(model: Any, X: Any) -> NetworkFile:
    """Return the network of a trained MLPClassifier or MLPRegressor, or of a pipeline that ends with one.

    Parameters: model; X, 1 to 64 samples as the model takes them, such as X[:8].
    Returns: a network file with these samples and what the model answers: predict_proba, or predict of a regressor. A
    classifier of two classes has one output, the probability of the second class.
    Raises: FormatError for a step of a pipeline that is neither StandardScaler, MinMaxScaler nor such a perceptron.

    Example: from_sklearn(make_pipeline(StandardScaler(), MLPClassifier()).fit(X, y), X[:8]).save("net.json")
    """
    *before, last = [step for _, step in getattr(model, "steps", [("", model)])]
    if type(last).__name__ not in ("MLPClassifier", "MLPRegressor"):
        raise FormatError("the last step of the model", "MLPClassifier or MLPRegressor", type(last).__name__)
    if not hasattr(last, "coefs_"):
        raise FormatError("the model", "trained, with fit", f"a new {type(last).__name__}")
    steps: list[Step] = [scaler for step in before for scaler in _scaler(step)]
    for layer, (weights, biases) in enumerate(zip(last.coefs_, last.intercepts_, strict=True), start=1):
        # scikit-learn has a row for every input.
        steps.append(Dense(np.asarray(weights, np.float64).T, np.asarray(biases, np.float64)))
        if layer < len(last.coefs_):
            steps.append(FUNCTIONS[last.activation])
    network = network_of_steps(steps, OUTPUTS[last.out_activation_])
    return answered_network(
        network,
        X,
        _answers(model, X, network.layers[-1]),
        Made("scikit-learn", str(model.__getstate__().get("_sklearn_version", ""))),
        input_names=[str(name) for name in getattr(model, "feature_names_in_", ())],
        classes=_classes(last, network.layers[-1]),
    )


def _scaler(step: Any) -> list[Standardize]:
    kind = type(step).__name__
    if step is None or isinstance(step, str):  # passthrough
        return []
    if kind == "StandardScaler":
        mean = np.zeros(step.n_features_in_) if step.mean_ is None else step.mean_
        scale = np.ones(step.n_features_in_) if step.scale_ is None else step.scale_
        return [Standardize(mean, scale)]
    if kind == "MinMaxScaler" and not step.clip:
        # It gives x · scale_ + min_, which is (x + min_ / scale_) / (1 / scale_).
        return [Standardize(-step.min_ / step.scale_, 1 / step.scale_)]
    clipped = f"{kind} that clips" if kind == "MinMaxScaler" else kind
    raise FormatError("a step of the pipeline", "StandardScaler or MinMaxScaler in front of the perceptron", clipped)


def _answers(model: Any, X: Any, n_out: int) -> Any:
    if not hasattr(model, "predict_proba"):
        return np.asarray(model.predict(X)).reshape(-1, n_out)
    probabilities = np.asarray(model.predict_proba(X))
    return probabilities[:, 1:] if n_out == 1 else probabilities


def _classes(last: Any, n_out: int) -> list[str]:
    names = [str(name) for name in getattr(last, "classes_", ())]
    return names if len(names) == max(2, n_out) else []
