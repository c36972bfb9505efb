"""More of PyTorch's files, for the readers: batch normalization, functions and shapes in many forms. Run by make.py."""

from pathlib import Path

import onnx
import torch
from answers import FOLDER, write_answers
from safetensors.torch import save_file
from torch import Tensor, nn


def answered(name: str, module: nn.Module, inputs: Tensor, **asked: str) -> None:
    """Write what the module gives for the inputs."""
    outputs = module.eval()(inputs).detach()
    files = [name, *[path.name for path in FOLDER.glob(f"{name}.data")]]
    write_answers(name, files, ("PyTorch", torch.__version__), inputs.flatten(1), outputs, asked)


def exported(name: str, module: nn.Module, inputs: Tensor, **asked: str) -> None:
    """Write the module with the old exporter and the new one."""
    for way in ("old", "new"):
        path = FOLDER / f"{name}-{way}.onnx"
        torch.onnx.export(module, (inputs,), path, dynamo=way == "new", external_data=False)
        without_paths(path)
        answered(f"{name}-{way}.onnx", module, inputs, **asked)


def without_paths(path: Path) -> None:
    """Take out where in the exporter each operator came from: lines of the machine's own files."""
    model = onnx.load(path)
    for node in model.graph.node:
        del node.metadata_props[:]
    onnx.save(model, path)


def used(module: nn.Module) -> nn.Module:
    """Return the module with running statistics of data that are not standardized."""
    for _ in range(5):
        module.train()(torch.randn(32, 5) * 2 + 1)
    return module.eval()


def main() -> None:
    """Write all of them."""
    torch.manual_seed(1)
    inputs = torch.randn(8, 5).round(decimals=2)
    first, second = nn.BatchNorm1d(5), nn.BatchNorm1d(6)
    layers = [first, nn.Linear(5, 7), nn.BatchNorm1d(7), nn.ReLU(), nn.Dropout(), nn.Linear(7, 6), nn.GELU(), second]
    exported("normalized", used(nn.Sequential(*layers, nn.Linear(6, 3), nn.Softmax(1))), inputs)
    hidden = [nn.Linear(5, 7), nn.SiLU(), nn.Linear(7, 4), nn.LeakyReLU(), nn.Linear(4, 4), nn.ELU(), nn.Linear(4, 4)]
    exported("functions", nn.Sequential(nn.Flatten(), *hidden, nn.Softplus(), nn.Linear(4, 2), nn.Sigmoid()), inputs)
    logits = nn.Sequential(nn.Linear(5, 7, bias=False), nn.Tanh(), nn.Linear(7, 3))
    exported("logits", logits, inputs, output="linear")
    stored = onnx.load(FOLDER / "logits-old.onnx")
    external = {"save_as_external_data": True, "location": "external.onnx.data", "size_threshold": 0}
    onnx.save(stored, FOLDER / "external.onnx", **external)
    answered("external.onnx", logits, inputs, output="linear")
    exported("tanh", nn.Sequential(nn.Linear(5, 7), nn.ReLU(), nn.Linear(7, 3), nn.Tanh()), inputs)
    for name, dtype in (("bfloat16", torch.bfloat16), ("float16", torch.float16)):
        module = nn.Sequential(nn.Linear(5, 4), nn.ReLU(), nn.Linear(4, 2), nn.Softmax(1)).to(dtype)
        save_file(module.state_dict(), FOLDER / f"{name}.safetensors")
        answered(f"{name}.safetensors", module.float(), inputs, activation="relu", output="softmax")
    module = used(nn.Sequential(nn.Linear(5, 7), nn.BatchNorm1d(7), nn.Tanh(), nn.Linear(7, 3)))
    save_file(module.state_dict(), FOLDER / "normalized.safetensors")
    answered("normalized.safetensors", module, inputs, activation="tanh", output="linear")
    image = nn.Sequential(nn.Flatten(), nn.Linear(64, 6), nn.ReLU(), nn.Linear(6, 10), nn.Softmax(1))
    exported("image", image, torch.randn(8, 1, 8, 8).round(decimals=2))


main()
