"""Fixtures of scikit-learn: ONNX as skl2onnx writes it."""

from __future__ import annotations

from typing import Any

import numpy as np
import sklearn
from answers import FOLDER, write_answers
from skl2onnx import to_onnx
from sklearn.datasets import load_breast_cancer, load_diabetes, load_iris
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

MADE = ("scikit-learn", sklearn.__version__)


def write(name: str, model: Any, X: Any, answers: Any, **options: Any) -> None:
    """Write a model that was trained."""
    (FOLDER / f"{name}.onnx").write_bytes(
        to_onnx(model, X[:1].astype(np.float32), target_opset=17, options=options or None).SerializeToString()
    )
    write_answers(name, [f"{name}.onnx"], MADE, X[:8], answers)


iris = load_iris()
petals = iris.data.astype(np.float32)
settings: dict[str, Any] = {"random_state": 7, "max_iter": 2000}
flowers = make_pipeline(StandardScaler(), MLPClassifier((8,), **settings)).fit(petals, iris.target)
write("sklearn-iris", flowers, petals, flowers.predict_proba(petals[:8]))

cancer = load_breast_cancer()
cells = cancer.data[:, :5].astype(np.float32)
binary = make_pipeline(MinMaxScaler(), MLPClassifier((6, 4), activation="tanh", **settings)).fit(cells, cancer.target)
write("sklearn-binary", binary, cells, binary.predict_proba(cells[:8])[:, 1:])

patients, progress = load_diabetes(return_X_y=True)
patients = patients.astype(np.float32)
numbers = MLPRegressor(hidden_layer_sizes=(7,), activation="logistic", **settings).fit(patients, progress / 100)
write("sklearn-regressor", numbers, patients, numbers.predict(patients[:8]).reshape(-1, 1))
