"""More of scikit-learn's files, for the readers: batch normalization, functions and shapes in many forms. Run by make.py."""

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


def answered(name: str, inputs: Any, outputs: Any, **asked: str) -> None:
    """Write the inputs and what the model gives for them."""
    write_answers(name, [name], ("scikit-learn", sklearn.__version__), inputs, outputs, asked)


def main() -> None:
    """Write all of them."""
    # A few steps are enough: they need not be good.
    warnings.simplefilter("ignore")
    data = load_iris()
    X, names = data.data.astype("float32"), data.target_names[data.target]
    shown, training = X[::20], {"max_iter": 50, "random_state": 0}
    iris = make_pipeline(StandardScaler(), MLPClassifier((6,), **training)).fit(X, names)
    yes_no = make_pipeline(MinMaxScaler(), MLPClassifier((6, 4), activation="tanh", **training)).fit(X, data.target > 0)
    length = MLPRegressor(hidden_layer_sizes=(6,), activation="logistic", **training).fit(X, X[:, 0])
    for name, model, outputs, asked in (
        ("iris", iris, iris.predict_proba(shown), {}),
        ("yes-no", yes_no, yes_no.predict_proba(shown)[:, 1:], {}),
        ("length", length, length.predict(shown)[:, np.newaxis], {"output": "linear"}),
    ):
        (FOLDER / f"{name}.onnx").write_bytes(to_onnx(model, X[:1]).SerializeToString())
        answered(f"{name}.onnx", shown, outputs, **asked)
    (W1, W2), (b1, b2) = length.coefs_, length.intercepts_
    np.savez(FOLDER / "length.npz", W1=W1, b1=b1, W2=W2, b2=b2)
    answered("length.npz", shown, length.predict(shown)[:, np.newaxis], activation="sigmoid", output="linear")


main()
