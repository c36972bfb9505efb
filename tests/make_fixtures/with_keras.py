"""Fixtures of Keras: .keras and .h5, and the layouts of TensorFlow.js and brain.js, written from weights of Keras."""

from __future__ import annotations

import json
import os
from typing import Any

os.environ["KERAS_BACKEND"] = "torch"

import keras
import numpy as np
from answers import FOLDER, write_answers
from keras import layers

MADE = ("Keras", keras.__version__)


def answers(model: Any, X: Any) -> Any:
    """Return what a model gives, in float32 as Keras computes."""
    return model.predict(X, verbose=0)


def write(name: str, model: Any, X: Any, *endings: str) -> None:
    """Write a model as Keras does, once for each ending."""
    for ending in endings:
        model.save(FOLDER / f"{name}.{ending}")
        write_answers(f"{name}-{ending}", [f"{name}.{ending}"], MADE, X, answers(model, X))


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
    write_answers(name, [f"{name}.json", *shards], ("TensorFlow.js", keras.__version__), X, answers(model, X))


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
    write_answers(name, [f"{name}.json"], ("brain.js", ""), X, answers(model, X))


keras.utils.set_random_seed(7)
rng = np.random.default_rng(7)
four = rng.normal(size=(8, 4)).astype(np.float32)
two = rng.uniform(size=(8, 2)).astype(np.float32)

plain = keras.Sequential([layers.Input((4,)), layers.Dense(8, "relu"), layers.Dense(3, "softmax")])
write("keras-plain", plain, four, "keras", "h5")

normal = layers.Normalization()
normal.adapt(rng.normal(3, 2, size=(100, 4)).astype(np.float32))
functions = keras.Sequential(
    [
        layers.Input((4,)),
        normal,
        layers.Dense(6, name="first"),
        layers.BatchNormalization(),
        layers.Activation("tanh"),
        layers.Dropout(0.2),
        layers.Dense(5, "gelu", name="second"),
        layers.Dense(4, "silu"),
        layers.Dense(1, "sigmoid"),
    ]
)
functions.compile(loss="binary_crossentropy", optimizer="adam")
functions.fit(rng.normal(size=(64, 4)), rng.integers(0, 2, 64), epochs=3, verbose=0)
write("keras-batchnorm", functions, four, "keras", "h5")

x = layers.Input((2, 2))
flat = layers.Flatten()(x)
image = keras.Model(x, layers.Dense(2)(layers.Dense(3, "elu")(flat)))
image.save(FOLDER / "keras-image.keras")
answered = answers(image, four.reshape(8, 2, 2))
write_answers("keras-image", ["keras-image.keras"], MADE, four, answered, {"output": "linear"})

write_tensorflow_js("tfjs-plain", plain, four)
sigmoid = keras.Sequential([layers.Input((2,)), layers.Dense(3, "sigmoid"), layers.Dense(1, "sigmoid")])
write_brain_js("brainjs-plain", sigmoid, two)
