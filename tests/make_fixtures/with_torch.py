"""Fixtures of PyTorch: safetensors, ONNX from both exporters, network files of from_torch, and short training runs."""

from collections import OrderedDict
from itertools import pairwise

import onnx
import torch
from answers import FOLDER, write_answers
from safetensors.torch import save_file
from torch import Tensor, nn
from with_torch_training import write_training

from forward_pass import from_torch

MADE = ("PyTorch", torch.__version__)
ALL_ACTIVATIONS = [
    *(nn.ReLU(), nn.LeakyReLU(0.01), nn.ELU(), nn.GELU(), nn.SiLU(), nn.Tanh(), nn.Sigmoid(), nn.Softplus()),
    nn.Identity(),
]


def answered(files: list[str], module: nn.Module, inputs: Tensor, **asked: str) -> None:
    """Write what the module gives for the inputs."""
    write_answers(files, MADE, inputs.flatten(1), module.eval()(inputs).detach(), asked)


def exported(name: str, module: nn.Module, inputs: Tensor, **asked: str) -> None:
    """Write the module with the old exporter and the new one."""
    for way in ("old", "new"):
        path = FOLDER / f"{name}-{way}.onnx"
        torch.onnx.export(module, (inputs,), path, dynamo=way == "new", external_data=False)
        model = onnx.load(path)
        # Notes of where in the exporter each step came from, with paths of the machine.
        for node in model.graph.node:
            del node.metadata_props[:]
        onnx.save(model, path)
        answered([path.name], module, inputs, **asked)


def exported_in_two_files(name: str, module: nn.Module, inputs: Tensor, **asked: str) -> None:
    """Write the module with the new exporter, its numbers in a second file."""
    program = torch.onnx.export(module, (inputs,), dynamo=True)
    for node in program.model.graph:
        node.metadata_props.clear()
    program.save(str(FOLDER / f"{name}.onnx"), external_data=True)
    answered([f"{name}.onnx", f"{name}.onnx.data"], module, inputs, **asked)


def stored(name: str, module: nn.Module, inputs: Tensor, **asked: str) -> None:
    """Write the module's numbers; what it gives is computed in float32."""
    path = FOLDER / f"{name}.safetensors"
    save_file(module.state_dict(), path)
    path.chmod(0o644)
    answered([path.name], module.float(), inputs, **asked)


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
    normalized = used(nn.Sequential(*layers, nn.Linear(6, 3), nn.Softmax(1)))
    exported("normalized", normalized, inputs)
    from_torch(normalized, inputs).save(FOLDER / "from-torch.json")
    dense = [nn.Linear(n_in, n_out) for n_in, n_out in pairwise([5, *[4] * 9, 2])]
    functions = [*ALL_ACTIVATIONS, nn.LogSoftmax(1)]
    everything = nn.Sequential(*[part for both in zip(dense, functions, strict=True) for part in both])
    # In double precision, and samples as an array.
    from_torch(everything.double(), inputs.numpy()).save(FOLDER / "from-torch-activations.json")
    exported("activations", nn.Sequential(*everything.float()[:-1], nn.Sigmoid()), inputs)
    logits = nn.Sequential(nn.Linear(5, 7, bias=False), nn.Tanh(), nn.Linear(7, 3))
    exported("logits", logits, inputs, output="linear")
    # Small tensors stay in the first file.
    wide = nn.Sequential(nn.Linear(16, 24), nn.Tanh(), nn.Linear(24, 3))
    exported_in_two_files("external", wide, torch.randn(8, 16).round(decimals=2), output="linear")
    exported("tanh", nn.Sequential(nn.Linear(5, 7), nn.ReLU(), nn.Linear(7, 3), nn.Tanh()), inputs)
    for dtype in (torch.float32, torch.bfloat16, torch.float16):
        module = nn.Sequential(nn.Linear(5, 4), nn.ReLU(), nn.Linear(4, 2), nn.Softmax(1)).to(dtype)
        stored(str(dtype).removeprefix("torch."), module, inputs, activation="relu", output="softmax")
    module = used(nn.Sequential(nn.Linear(5, 7), nn.BatchNorm1d(7), nn.Tanh(), nn.Linear(7, 3)))
    stored("normalized", module, inputs, activation="tanh", output="linear")
    image = nn.Sequential(nn.Flatten(), nn.Linear(64, 6), nn.ReLU(), nn.Linear(6, 10), nn.Softmax(1))
    exported("image", image, torch.randn(8, 1, 8, 8).round(decimals=2))
    # Their names sort the norms in front of the layers.
    parts = {"fc1": nn.Linear(5, 6), "bn1": nn.BatchNorm1d(6), "act1": nn.ReLU()}
    parts |= {"fc2": nn.Linear(6, 6), "bn2": nn.BatchNorm1d(6), "act2": nn.ReLU(), "out": nn.Linear(6, 3)}
    named = used(nn.Sequential(OrderedDict(parts)))
    stored("named", named, inputs, activation="relu", normalization="before", output="linear")
    # What is never read: a pickle.
    torch.save(logits.state_dict(), FOLDER / "torch-pickle.pt")
    write_training()


main()
