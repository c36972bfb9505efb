"""Data that must be given before a task can have them: measured ones, and a reader's own tables."""

import hashlib
from typing import Final

from forward_pass.errors import SettingError

# By name, the latest last.
_given: Final[dict[str, bytes]] = {}
# So many tables are kept at once.
MOST_TABLES: Final = 8


def give_data(name: str, data: bytes) -> None:
    """Keep data by their name; of tables only the latest."""
    _given.pop(name, None)
    _given[name] = data
    tables = [known for known in _given if known.startswith("table-")]
    for known in tables[:-MOST_TABLES]:
        del _given[known]


def given_data(name: str) -> bytes:
    """Return data by their name.

    Raises: SettingError if they were not given.
    """
    if name not in _given:
        raise SettingError(f"the data of {name}", "given first", "none")
    return _given[name]


def table_name(data: bytes) -> str:
    """Return the name of a reader's own table: what it holds decides it.

    Example: table_name(b"") is "table-e3b0c44298fc1c14".
    """
    return f"table-{hashlib.sha256(data).hexdigest()[:16]}"
