"""Networks that the reader has opened. The worker keeps them, so that a request need only name one.

What reads them is not there at first: `install` brings it.
"""

import json
import sys
from binascii import Error, a2b_base64
from collections.abc import Mapping
from importlib import invalidate_caches
from pathlib import Path
from typing import Final

from forward_pass.errors import WireError
from forward_pass.request import parse_request
from forward_pass.sources import Drawn, Source, Stored

# In the folder that the interpreter runs in.
ARCHIVE: Final = Path("forward_pass_formats.zip")

_opened: Final[dict[str, Stored]] = {}


def remember(network: Stored) -> None:
    """Keep a network, so that it can be asked for by its name."""
    _opened[network.name] = network


def requested_source(described: object) -> Source:
    """Return the source that a request describes: an opened network by its name, a trained one, or one that is drawn.

    Raises: WireError for a network that was not opened before, SettingError as `Drawn.from_dict`.

    Example: requested_source({"kind": "stored", "name": n}) is the network of that name that was remembered.
    """
    if not isinstance(described, Mapping) or described.get("kind") != Stored.kind:
        return Drawn.from_dict(described)
    name = described.get("name")
    if isinstance(name, str) and name.startswith("trained "):
        from forward_pass.learning.source import named_source

        return named_source(name)
    if not isinstance(name, str) or name not in _opened:
        raise WireError("the network", "opened first", name)
    return _opened[name]


def answer_install(request: str, archive: Path = ARCHIVE) -> tuple[str, None]:
    """Make what reads network files importable, from the zip that a request brings.

    Parameters: JSON text {"archive": base64 of the zip}, which holds forward_pass/formats and the modules that it
    needs; archive, the file that it is written to.
    Returns: "{}".
    Raises: WireError for a request that cannot be understood.
    """
    text = parse_request(request, {"archive"}, set())["archive"]
    archive = archive.absolute()
    try:
        archive.write_bytes(a2b_base64(text, strict_mode=True))
    except (TypeError, ValueError, Error):
        raise WireError("archive", "base64", text) from None
    if str(archive) not in sys.path:
        sys.path.append(str(archive))
        # Of a package that is imported already, the archive may hold more modules.
        for name, module in list(sys.modules.items()):
            if isinstance(folders := getattr(module, "__path__", None), list):
                folders.append(f"{archive}/{name.replace('.', '/')}")
    invalidate_caches()
    return json.dumps({}), None
