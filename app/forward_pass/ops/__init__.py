"""The operations of a model, one file each. Whoever imports this has them registered."""

from forward_pass.ops.activation import Activation
from forward_pass.ops.dense import Dense
from forward_pass.ops.linear import Linear
from forward_pass.ops.operation import OPERATIONS, Operation, register
from forward_pass.ops.sigmoid import Sigmoid
from forward_pass.ops.softmax import Softmax
from forward_pass.ops.standardize import Standardize

__all__ = [
    "OPERATIONS",
    "Activation",
    "Dense",
    "Linear",
    "Operation",
    "Sigmoid",
    "Softmax",
    "Standardize",
    "register",
]
