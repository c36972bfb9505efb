"""Layers as a framework has them become a network by the same rules as layers in files; nothing is guessed."""

from collections.abc import Sequence

from forward_pass.formats.dense_chain import Chain, open_chain
from forward_pass.formats.errors import FormatError
from forward_pass.formats.opened import Opened
from forward_pass.formats.steps import Function, Weights
from forward_pass.formats.tensors import numbers_tensor

NAME = "the model"


def opened_chain(chain: Chain, output: str | None) -> Opened:
    """Return the network of these steps.

    Parameters: output, softmax, sigmoid or linear, where the model does not end with it.
    Raises: FormatError for steps that no network here has, and for an output that is not said or said otherwise than
    the model ends.

    Example: a layer with (1, 2) weights and the function sigmoid are a network 2-1 with the output sigmoid.
    """
    return with_output_said(open_chain(chain, output_answer(output)), output, NAME)


def output_answer(output: str | None) -> dict[str, str]:
    """Return the output as an answer to what readers of files ask."""
    return {} if output is None else {"output": output}


def with_output_said(opened: Opened, output: str | None, name: str) -> Opened:
    """Return what was opened if it is known what its outputs mean.

    Raises: FormatError if nobody said it, or the output is another than the model itself ends with.
    """
    asks, ends = asks_for_output(opened), opened.network.model.output
    if asks and output is None:
        expectation = f"softmax, sigmoid or linear, because {name} itself ends with none of them"
        raise FormatError("output", expectation, None)
    if not asks and output not in (None, ends):
        raise FormatError("output", f"{ends}, as {name} ends, or left out", output)
    return opened


def asks_for_output(opened: Opened) -> bool:
    """Tell whether what was opened does not itself say what its outputs mean."""
    return any(question.name == "output" for question in opened.questions)


def dense(
    place: str, weights: object, biases: object | None, functions: Sequence[str] = ()
) -> list[Weights | Function]:
    """Return a layer with (n_out, n_in) weights, and the functions behind it."""
    b = None if biases is None else numbers_tensor(f"the biases of {place}", biases)
    layer = Weights(place, numbers_tensor(f"the weights of {place}", weights), b, "outputs")
    return [layer, *(Function(place, name) for name in functions)]
