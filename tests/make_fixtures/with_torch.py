"""Fixtures of PyTorch: safetensors, and ONNX from the old and the new exporter."""

from __future__ import annotations

import torch
from answers import FOLDER, write_answers
from safetensors.torch import save_file
from torch import nn

MADE = ("PyTorch", torch.__version__)
ALL_ACTIVATIONS = [
    *(nn.ReLU(), nn.LeakyReLU(0.01), nn.ELU(), nn.GELU(), nn.SiLU(), nn.Tanh(), nn.Sigmoid(), nn.Softplus()),
    nn.Identity(),
]


def chain(sizes: list[int], functions: list[nn.Module]) -> nn.Sequential:
    """Return a dense network with these functions behind its layers."""
    layers: list[nn.Module] = []
    for n_in, n_out, function in zip(sizes, sizes[1:], functions, strict=False):
        layers += [nn.Linear(n_in, n_out), function]
    return nn.Sequential(*layers).eval()


def with_batch_norm() -> nn.Sequential:
    """Return a network with batch normalization whose running statistics are not those of the start."""
    network = nn.Sequential(
        nn.Linear(4, 6), nn.BatchNorm1d(6), nn.LeakyReLU(), nn.Dropout(0.3), nn.Linear(6, 3), nn.Softmax(dim=1)
    )
    for _ in range(20):
        network(torch.randn(32, 4) * 2 + 1)
    return network.eval()


def write_onnx(name: str, network: nn.Module, inputs: torch.Tensor, *, new: bool, apart: bool = False) -> None:
    """Write a network as ONNX; apart, with its numbers in a second file."""
    path = FOLDER / f"{name}.onnx"
    names = {"input_names": ["x"], "output_names": ["y"]}
    if new:
        program = torch.onnx.export(network, (inputs[:1],), dynamo=True, **names)
        # Notes of where in the source a step came from, with paths of the machine.
        for node in program.model.graph:
            node.metadata_props.clear()
        program.save(str(path), external_data=apart)
    else:
        torch.onnx.export(network, (inputs[:1],), str(path), dynamo=False, **names)
    files = [path.name, *([f"{path.name}.data"] if apart else [])]
    write_answers(name, files, MADE, inputs, network(inputs).detach())


def write_safetensors(name: str, network: nn.Module, inputs: torch.Tensor, dtype: torch.dtype) -> None:
    """Write a network that ends with softmax, which safetensors does not say."""
    tensors = {key: value.to(dtype).contiguous() for key, value in network.state_dict().items()}
    path = FOLDER / f"{name}.safetensors"
    save_file(tensors, path)
    path.chmod(0o644)
    network.load_state_dict({key: value.float() for key, value in tensors.items()})
    chosen = {"activation": "relu", "output": "softmax"}
    write_answers(name, [f"{name}.safetensors"], MADE, inputs, torch.softmax(network(inputs), dim=1).detach(), chosen)


torch.manual_seed(7)
four = torch.randn(8, 4)
relu = [nn.ReLU(), nn.ReLU(), nn.Identity()]
for name, dtype in [("float32", torch.float32), ("float16", torch.float16), ("bfloat16", torch.bfloat16)]:
    write_safetensors(f"torch-{name}", chain([4, 8, 6, 3], relu), four, dtype)
everything = chain([3, *[5] * 9, 2], [*ALL_ACTIVATIONS, nn.Softmax(dim=1)])
for kind, new in [("old", False), ("new", True)]:
    write_onnx(f"torch-{kind}-activations", everything, torch.randn(8, 3), new=new)
    write_onnx(f"torch-{kind}-batchnorm", with_batch_norm(), four, new=new)
write_onnx(
    "torch-new-external", chain([16, 24, 3], [nn.Tanh(), nn.Sigmoid()]), torch.randn(8, 16), new=True, apart=True
)
# What is never read: a pickle.
torch.save(chain([4, 3], [nn.Identity()]).state_dict(), FOLDER / "torch-pickle.pt")
