"""Make the fixtures anew: each framework in a virtual environment of its own under build/fixtures.

Run by `make fixtures`. No test installs a framework: what this writes into tests/fixtures is committed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FRAMEWORKS = ("sklearn", "torch", "keras", "onnxruntime")
# The wheels of PyTorch without a graphics card, a tenth of the size of the others.
TORCH_INDEX = "https://download.pytorch.org/whl/cpu"


def main() -> None:
    """Install each framework and run its script; ONNX Runtime answers for files that the others wrote."""
    for framework in FRAMEWORKS:
        python = installed(framework)
        print(f"  {framework}", file=sys.stderr)
        environment = os.environ | {"PYTHONPATH": str(ROOT / "app")}
        subprocess.run([python, HERE / f"with_{framework}.py"], cwd=ROOT, env=environment, check=True)


def installed(framework: str) -> Path:
    """Return the Python of the framework's own environment, with the packages of its list installed."""
    folder, wanted = ROOT / "build" / "fixtures" / framework, HERE / f"requirements-{framework}.txt"
    stamp = folder / "installed.txt"
    python = folder / "bin" / "python"
    if not stamp.is_file() or stamp.read_text("utf-8") != wanted.read_text("utf-8"):
        venv.create(folder, with_pip=True)
        index = ["--extra-index-url", TORCH_INDEX] if "torch" in wanted.read_text("utf-8") else []
        subprocess.run([python, "-m", "pip", "install", "--quiet", *index, "-r", wanted], check=True)
        stamp.write_text(wanted.read_text("utf-8"), "utf-8")
    return python


if __name__ == "__main__":
    main()
