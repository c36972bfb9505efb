"""Add to the wheel what it has besides Python: the built site, the painter of pictures, and its typefaces."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "forward_pass_site"


class AddBuiltSite(BuildHookInterface[Any]):
    """Builds the site, or uses it where it is up to date, and puts it into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files; an editable install uses those of its checkout."""
        if version == "editable":
            return
        root = Path(self.root)
        # Variables of pip's own Python and of a make around this one must not change the build.
        inherited = ("PYTHON", "MAKE", "MFLAGS", "RUNTIME", "SITE")
        environment = {name: value for name, value in os.environ.items() if not name.startswith(inherited)}
        subprocess.run(["make", "--directory", str(root), "build"], check=True, env=environment)
        build_data["force_include"] |= {
            str(root / "build" / "site"): f"{PACKAGE}/site",
            str(root / "build" / "painter.mjs"): f"{PACKAGE}/record/painter.mjs",
            str(root / "static" / "vendor" / "typefaces"): f"{PACKAGE}/typefaces",
        }
