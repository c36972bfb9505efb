"""What goes wrong while a network learns."""

from forward_pass.errors import ForwardPassError
from forward_pass.learning.limits import LARGEST_PARAMETER


class DivergedError(ForwardPassError):
    """A training run that came to numbers with which nothing can be computed.

    step   the last step that is good
    found  what the step after it came to

    Example: str(DivergedError(11, "a loss of NaN")) is "the numbers of step 12 must be finite and at most 1000000 in
    size, for which a smaller learning rate may help; got a loss of NaN".
    """

    def __init__(self, step: int, found: str) -> None:
        most = f"{LARGEST_PARAMETER:.0f}"
        expectation = f"finite and at most {most} in size, for which a smaller learning rate may help"
        super().__init__(f"the numbers of step {step + 1}", expectation, found)
        self.step = step


class TableError(ForwardPassError):
    """A table from which nothing can be learned."""
