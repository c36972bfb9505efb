"""The error of every file that cannot be read."""

from forward_pass.errors import ForwardPassError


class FormatError(ForwardPassError):
    """A file, or a part of one, that does not hold what it must.

    Example: str(FormatError("version", "1", 2)) is "version must be 1; got 2".
    """
