""".weights.h5 of Keras: weights without a description, which model.to_json() gives and which may lie beside them."""

from typing import Final

from forward_pass.formats.hdf5 import Group
from forward_pass.formats.tensors import Tensor

# What a group of so many arrays is, and what PyTorch calls them.
NORM: Final = ("weight", "bias", "running_mean", "running_var")
DENSE: Final = ("kernel", "bias")


def weights_by_name(root: Group) -> dict[str, Tensor]:
    """Return the arrays of layers by the names of those, such as dense_1.kernel; those of an optimizer are left out.

    Keras 3 and 2.13 number them (dense_1/vars/0), older versions name them (dense_1/dense_1/kernel:0).
    """
    found: dict[str, Tensor] = {}
    for group in root.walk():
        *path, last = group.path
        tensors = {name.partition(":")[0]: group.tensor(name) for name in group.names()}
        arrays = {name: tensor for name, tensor in tensors.items() if tensor is not None}
        if "optimizer" in path or not arrays:
            continue
        if last == "vars":
            names = DENSE if len(arrays["0"].shape) == 2 else NORM
            layer = ".".join(part for part in path if part not in ("", "layers", "_layer_checkpoint_dependencies"))
            found |= {f"{layer}.{name}": arrays[str(k)] for k, name in enumerate(names) if str(k) in arrays}
        else:
            old = {"gamma": "weight", "beta": "bias", "moving_mean": "running_mean", "moving_variance": "running_var"}
            found |= {f"{last}.{old.get(name, name)}": tensor for name, tensor in arrays.items()}
    return found
