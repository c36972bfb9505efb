"""exporters/sklearn.py: perceptrons, alone or behind a scaler."""

from typing import Any

import numpy as np
import pytest

from forward_pass import from_sklearn, read_network
from forward_pass.formats.errors import FormatError
from unit.forward_pass.exporters.stand_ins import named

MEAN, SCALE = np.array([5.0, 2.0]), np.array([2.0, 1.0])
SCALER = named("StandardScaler", mean_=MEAN, scale_=SCALE, with_mean=True, with_std=True)
RANGE = named("MinMaxScaler", min_=np.array([-1.0, 0.0]), scale_=np.array([0.5, 1.0]), clip=False)


def perceptron(kind: str = "MLPClassifier", **attributes: Any) -> Any:
    own: dict[str, Any] = {
        "coefs_": [np.array([[1.0], [-2.0]])],
        "intercepts_": [np.array([0.5])],
        "activation": "relu",
        "out_activation_": "logistic",
        "classes_": np.array(["no", "yes"]),
    }
    return named(kind, **own | attributes)


def pipeline(*steps: Any, answers: Any) -> Any:
    return named(
        "Pipeline",
        steps=[("", step) for step in steps],
        predict_proba=lambda _: np.array(answers),
        feature_names_in_=np.array(["a", "b"]),
        __getstate__=lambda: {"_sklearn_version": "1.9.1"},
    )


def test_a_classifier_of_two_classes_is_one_sigmoid_with_both_names() -> None:
    # (7 − 5) / 2 = 1 and (2 − 2) / 1 = 0, so the sum is 1.5 and the probability of "yes" 0.817574476….
    file = from_sklearn(pipeline(SCALER, perceptron(), answers=[[0.182425524, 0.817574476]]), [[7, 2]])
    assert file.model.outline == "2-1: standardize, dense, sigmoid"
    assert (file.classes, file.input_names) == (("no", "yes"), ("a", "b"))
    assert file.parity().sentence == "equals scikit-learn 1.9 to 2·10⁻¹⁰ on 1 sample"
    assert read_network(file.to_json()).to_dict() == file.to_dict()


def test_a_min_max_scaler_is_standardized_as_well() -> None:
    # 0.5 · 4 − 1 = 1 and 1 · 0 + 0 = 0: the same sum.
    file = from_sklearn(pipeline("passthrough", RANGE, perceptron(), answers=[[0.182425524, 0.817574476]]), [[4, 0]])
    assert file.parity().differs is None


@pytest.mark.parametrize(
    "scaler",
    [
        # 2 / 2 = 1 and 0 / 1 = 0: the same sum, although it has kept a mean.
        named("StandardScaler", mean_=MEAN, scale_=SCALE, with_mean=False, with_std=True),
        named("MaxAbsScaler", scale_=SCALE),
        named("RobustScaler", center_=None, scale_=SCALE),
    ],
    ids=lambda scaler: type(scaler).__name__,
)
def test_a_scaler_that_takes_no_mean_away_does_not_here_either(scaler: Any) -> None:
    file = from_sklearn(pipeline(scaler, perceptron(), answers=[[0.182425524, 0.817574476]]), [[2, 0]])
    assert file.parity().differs is None


def test_of_a_search_the_best_model_is_taken() -> None:
    best = pipeline(SCALER, perceptron(), answers=[[0.182425524, 0.817574476]])
    assert from_sklearn(named("GridSearchCV", best_estimator_=best), [[7, 2]]).parity().differs is None


def test_an_output_that_no_network_here_has_is_refused() -> None:
    with pytest.raises(FormatError, match="the output of the model must be one of relu, .*; got exp"):
        from_sklearn(perceptron("MLPRegressor", out_activation_="exp"), [[1, 1]])


def test_a_regressor_gives_numbers() -> None:
    model = perceptron("MLPRegressor", out_activation_="identity", predict=lambda _: np.array([1.5, 0.5]))
    del model.classes_
    model.__getstate__ = dict
    file = from_sklearn(model, [[3, 1], [0, 0]])
    assert (file.model.outline, file.classes) == ("2-1: dense, linear", ())
    assert file.parity().sentence == "equals scikit-learn exactly on 2 samples"


@pytest.mark.parametrize(
    ("model", "sentence"),
    [
        (named("SVC"), "the last step of the model must be MLPClassifier or MLPRegressor; got SVC"),
        (named("MLPClassifier"), "the model must be trained, with fit; got a new MLPClassifier"),
        (pipeline(named("PCA"), perceptron(), answers=[]), "a step of the pipeline must be StandardScaler, MinMaxScaler, MaxAbsScaler or RobustScaler in front of the perceptron; got PCA"),
        (pipeline(named("MinMaxScaler", clip=True), perceptron(), answers=[]), "a step of the pipeline must be StandardScaler, MinMaxScaler, MaxAbsScaler or RobustScaler in front of the perceptron; got MinMaxScaler that clips"),
        (pipeline(perceptron(), answers=np.zeros((65, 2))), "X must be 1 to 64 samples, one row each, such as X[:8]; got shape [65, 2]"),
    ],
)  # fmt: skip
def test_other_models_are_refused(model: Any, sentence: str) -> None:
    with pytest.raises(FormatError) as refused:
        from_sklearn(model, np.zeros((65, 2)))
    assert str(refused.value).startswith(sentence)
