"""Fixtures of scikit-learn: ONNX as skl2onnx writes it, arrays as NumPy does, and a network file of from_sklearn."""

import warnings
from typing import Any

import numpy as np
import sklearn
from answers import FOLDER, write_answers
from skl2onnx import to_onnx
from sklearn.datasets import load_iris
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

from forward_pass import from_sklearn

MADE = ("scikit-learn", sklearn.__version__)


def write(name: str, model: Any, X: Any, answers: Any, **asked: str) -> None:
    """Write a model as ONNX, and what it gives for the inputs."""
    (FOLDER / f"{name}.onnx").write_bytes(to_onnx(model, X[:1]).SerializeToString())
    write_answers([f"{name}.onnx"], MADE, X, answers, asked)


def main() -> None:
    """Write all of them."""
    # A few steps are enough: they need not be good.
    warnings.simplefilter("ignore")
    data = load_iris()
    X, names = data.data.astype("float32"), data.target_names[data.target]
    shown, training = X[::20], {"max_iter": 50, "random_state": 0}
    iris = make_pipeline(StandardScaler(), MLPClassifier((6,), **training)).fit(X, names)
    write("iris", iris, shown, iris.predict_proba(shown))
    from_sklearn(iris, shown).save(FOLDER / "from-sklearn.json")
    yes_no = make_pipeline(MinMaxScaler(), MLPClassifier((6, 4), activation="tanh", **training)).fit(X, data.target > 0)
    write("yes-no", yes_no, shown, yes_no.predict_proba(shown)[:, 1:])
    from_sklearn(yes_no, shown).save(FOLDER / "from-sklearn-yes-no.json")
    length = MLPRegressor(hidden_layer_sizes=(6,), activation="logistic", **training).fit(X, X[:, 0])
    answers = length.predict(shown)[:, np.newaxis]
    write("length", length, shown, answers, output="linear")
    (W1, W2), (b1, b2) = length.coefs_, length.intercepts_
    np.savez(FOLDER / "length.npz", W1=W1, b1=b1, W2=W2, b2=b2)
    write_answers(["length.npz"], MADE, shown, answers, {"activation": "sigmoid", "output": "linear"})


main()
