"""Fixtures of Keras: .keras, .h5, network files of from_keras; the layouts of TensorFlow.js and brain.js."""

from __future__ import annotations

import json
import os
from typing import Any

os.environ["KERAS_BACKEND"] = "torch"

import keras
import numpy as np
from answers import FOLDER, write_answers
from keras import layers

from forward_pass import from_keras

MADE = ("Keras", keras.__version__)


def answered(files: list[str], model: Any, X: Any, made: tuple[str, str] = MADE, **asked: str) -> None:
    """Write what a model gives for the inputs, in float32 as Keras computes."""
    write_answers(files, made, X.reshape(len(X), -1), model.predict(X, verbose=0), asked)


def saved(name: str, model: Any, X: Any, *endings: str, **asked: str) -> None:
    """Write a model as Keras does, once for each ending."""
    for ending in endings:
        model.save(FOLDER / f"{name}.{ending}")
        answered([f"{name}.{ending}"], model, X, **asked)


def write_tensorflow_js(name: str, model: Any, X: Any) -> None:
    """Write the layout of TensorFlow.js: model.json, and the weights in two shards."""
    weights = [(weight.path, np.array(weight.value.detach().numpy(), "<f4")) for weight in model.weights]
    data = b"".join(values.tobytes() for _, values in weights)
    shards = [f"{name}.shard1of2.bin", f"{name}.shard2of2.bin"]
    half = len(data) // 2
    for shard, content in zip(shards, [data[:half], data[half:]], strict=True):
        (FOLDER / shard).write_bytes(content)
    manifest = [{"name": path, "shape": list(values.shape), "dtype": "float32"} for path, values in weights]
    document = {
        "format": "layers-model",
        "generatedBy": f"keras v{keras.__version__}",
        "convertedBy": None,
        "modelTopology": {
            "keras_version": keras.__version__,
            "backend": "tensorflow",
            "model_config": json.loads(model.to_json()) | {},
        },
        "weightsManifest": [{"paths": shards, "weights": manifest}],
    }
    (FOLDER / f"{name}.json").write_text(json.dumps(document), "utf-8")
    answered([f"{name}.json", *shards], model, X, ("TensorFlow.js", keras.__version__))


def write_brain_js(name: str, model: Any, X: Any) -> None:
    """Write the layout of brain.js, as its toJSON gives it; all its neurons are sigmoids."""
    sizes = [model.input_shape[1], *(layer.units for layer in model.layers)]
    parts = [{"weights": [], "biases": []}]
    for layer in model.layers:
        kernel, bias = layer.get_weights()
        parts.append({"weights": kernel.T.astype(float).tolist(), "biases": bias.astype(float).tolist()})
    document = {
        "type": "NeuralNetwork",
        "sizes": sizes,
        "layers": parts,
        "inputLookup": {"left": 0, "right": 1},
        "inputLookupLength": 2,
        "outputLookup": {"both": 0},
        "outputLookupLength": 1,
        "options": {"inputSize": 2, "outputSize": 1, "binaryThresh": 0.5, "hiddenLayers": sizes[1:-1]},
        "trainOpts": {"activation": "sigmoid", "iterations": 20000, "errorThresh": 0.005, "leakyReluAlpha": 0.01},
    }
    (FOLDER / f"{name}.json").write_text(json.dumps(document), "utf-8")
    answered([f"{name}.json"], model, X, ("brain.js", ""))


def main() -> None:
    """Write all of them."""
    keras.utils.set_random_seed(1)
    rng = np.random.default_rng(0)
    inputs = rng.normal(size=(8, 5)).round(2).astype("float32")
    plain = keras.Sequential([layers.Input((5,)), layers.Dense(8, "relu"), layers.Dense(3, "softmax")])
    saved("plain", plain, inputs, "keras")
    write_tensorflow_js("tfjs-plain", plain, inputs)
    sigmoid = keras.Sequential([layers.Input((2,)), layers.Dense(3, "sigmoid"), layers.Dense(1, "sigmoid")])
    write_brain_js("brainjs-plain", sigmoid, rng.uniform(size=(8, 2)).astype("float32"))

    normalization = layers.Normalization()
    normalization.adapt(rng.normal(3, 2, size=(50, 5)))
    hidden = [layers.Dense(7, "relu"), layers.BatchNormalization(), layers.Dropout(0.2), layers.Dense(6)]
    last = [layers.LeakyReLU(negative_slope=0.01), layers.Dense(3, "softmax")]
    normalized = keras.Sequential([layers.Input((5,)), normalization, *hidden, *last])
    normalized.compile(loss="categorical_crossentropy", optimizer="sgd")
    normalized.fit(rng.normal(1, 2, size=(64, 5)), np.eye(3)[rng.integers(0, 3, 64)], verbose=0)
    saved("normalized", normalized, inputs, "keras", "h5")
    from_keras(normalized, inputs).save(FOLDER / "from-keras.json")

    image = layers.Input((8, 8))
    value = layers.Flatten()(layers.Rescaling(1 / 16)(image))
    value = layers.Dense(2)(layers.Dense(6, "silu", use_bias=False)(value))
    functional = keras.Model(image, value)
    functional.compile(loss="mse", optimizer="sgd")
    pixels = rng.integers(0, 16, size=(8, 8, 8)).astype("float32")
    saved("functional", functional, pixels, "keras", "h5")

    inner = keras.Sequential([layers.Input((5,)), layers.Dense(4, "gelu"), layers.Dense(4, "elu")])
    nested = keras.Sequential([layers.Input((5,)), inner, layers.Dense(1)])
    from_keras(nested, inputs, output="sigmoid").save(FOLDER / "from-keras-nested.json")
    nested = keras.Sequential([layers.Input((5,)), inner, layers.Dense(1, "sigmoid")])
    saved("nested", nested, inputs, "keras", "h5")

    # Weights without a description, and with one beside them.
    plain.save_weights(FOLDER / "plain.weights.h5")
    answered(["plain.weights.h5"], plain, inputs, activation="relu", output="softmax")
    normalized.save_weights(FOLDER / "described.weights.h5")
    (FOLDER / "described.json").write_text(normalized.to_json() + "\n", "utf-8")
    answered(["described.weights.h5", "described.json"], normalized, inputs)


main()
