"""More of Keras' files, for the readers: batch normalization, functions and shapes in many forms. Run by make.py."""

from typing import Any

import keras
import numpy as np
from answers import FOLDER, write_answers
from keras import layers


def saved(name: str, model: Any, inputs: Any, **asked: str) -> None:
    """Write the model in both formats, and what it gives for the inputs."""
    outputs = keras.ops.convert_to_numpy(model(inputs, training=False))
    made = ("Keras", keras.__version__)
    for ending in (".keras", ".h5"):
        model.save(FOLDER / f"{name}{ending}")
        file = f"{name}{ending}"
        write_answers(file, [file], made, inputs.reshape(len(inputs), -1), outputs, asked)


def main() -> None:
    """Write all of them."""
    rng = np.random.default_rng(0)
    keras.utils.set_random_seed(1)
    inputs = rng.normal(size=(8, 5)).round(2).astype("float32")
    normalization = layers.Normalization()
    normalization.adapt(rng.normal(3, 2, size=(50, 5)))
    hidden = [layers.Dense(7, activation="relu"), layers.BatchNormalization(), layers.Dropout(0.2), layers.Dense(6)]
    last = [layers.LeakyReLU(negative_slope=0.01), layers.Dense(3, activation="softmax")]
    model = keras.Sequential([keras.Input((5,)), normalization, *hidden, *last])
    model.compile(loss="categorical_crossentropy", optimizer="sgd")
    model.fit(rng.normal(1, 2, size=(64, 5)), np.eye(3)[rng.integers(0, 3, 64)], verbose=0)
    saved("normalized", model, inputs)
    image = keras.Input((8, 8))
    value = layers.Flatten()(layers.Rescaling(1 / 16)(image))
    value = layers.Dense(2)(layers.Dense(6, activation="silu", use_bias=False)(value))
    functional = keras.Model(image, value)
    functional.compile(loss="mse", optimizer="sgd")
    saved("functional", functional, rng.integers(0, 16, size=(8, 8, 8)).astype("float32"))
    inner = keras.Sequential([keras.Input((5,)), layers.Dense(4, activation="gelu"), layers.Dense(4, activation="elu")])
    saved("nested", keras.Sequential([keras.Input((5,)), inner, layers.Dense(1, activation="sigmoid")]), inputs)


main()
