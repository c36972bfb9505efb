"""What stands beside a fixture: the inputs that its framework was given, and what it answered."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else "tests/fixtures")
MOST_BYTES = 50_000


def write_answers(
    files: list[str], made: tuple[str, str], inputs: Any, answers: Any, chosen: dict[str, str] | None = None
) -> None:
    """Write FILE.answers.json, named by the first of these files, which must be small.

    Parameters: made, the framework and its version; inputs and answers, one row a sample; chosen, what the files do not
    say, such as {"activation": "relu", "output": "softmax"}.
    """
    for file in files:
        if (size := (FOLDER / file).stat().st_size) > MOST_BYTES:
            raise SystemExit(f"{file} must have at most {MOST_BYTES} bytes; got {size}")
    rows = {
        "inputs": [[float(x) for x in row] for row in inputs],
        "answers": [[float(y) for y in row] for row in answers],
    }
    facts = {"files": files, "made": {"with": made[0], "version": made[1]}, "chosen": chosen or {}, **rows}
    (FOLDER / f"{files[0]}.answers.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")
