"""exporters/sklearn.py: perceptrons, alone or behind a scaler."""

from typing import Any

import numpy as np
import pytest

from forward_pass import from_sklearn, read_network
from forward_pass.formats.errors import FormatError
from unit.forward_pass.exporters.stand_ins import named

SCALER = named("StandardScaler", mean_=np.array([5.0, 2.0]), scale_=np.array([2.0, 1.0]), n_features_in_=2)
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
        (pipeline(named("PCA"), perceptron(), answers=[]), "a step of the pipeline must be StandardScaler or MinMaxScaler in front of the perceptron; got PCA"),
        (pipeline(named("MinMaxScaler", clip=True), perceptron(), answers=[]), "a step of the pipeline must be StandardScaler or MinMaxScaler in front of the perceptron; got MinMaxScaler that clips"),
        (pipeline(perceptron(), answers=np.zeros((65, 2))), "X must be 1 to 64 samples, one row each, such as X[:8]; got shape [65, 2]"),
    ],
)  # fmt: skip
def test_other_models_are_refused(model: Any, sentence: str) -> None:
    with pytest.raises(FormatError) as refused:
        from_sklearn(model, np.zeros((65, 2)))
    assert str(refused.value).startswith(sentence)
