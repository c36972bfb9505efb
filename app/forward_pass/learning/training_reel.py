"""A recorded training: the networks of some of its steps, each with one pass, and its losses, for pages without Python.

Numbers of networks and passes are float64, as they were computed; those of maps and examples are for drawing alone. The
first networks are in one file, the others in a second one, which a page needs only once it moves.
"""

import binascii
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from forward_pass.arrays import Floats, Indices
from forward_pass.errors import ShapeError, WireError
from forward_pass.learning.document import run_document
from forward_pass.learning.evaluation import surface
from forward_pass.learning.history import state_at
from forward_pass.learning.limits import LEARNING_LIMITS
from forward_pass.learning.requests import COLUMNS, row_of
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.source import name_of, named_source
from forward_pass.learning.task import Examples
from forward_pass.learning.trainer import trainer_of
from forward_pass.options import RunOptions
from forward_pass.reel import Reel, record
from forward_pass.request import json_object, json_text
from forward_pass.settings import check
from forward_pass.wire import encode

FORMAT: Final = "forward-pass-training"
PART: Final = "forward-pass-training-part"
VERSION: Final = 1
# So much base64 the first file has at the most, unless two snapshots need more.
FIRST_CHARACTERS: Final = 8_000
# Points of a map's side, and how sure of the first class a place can be, as one hexadecimal digit.
SIDE: Final = 25
SUREST: Final = 15
# How many snapshots there are unless it is said, rows of losses besides theirs, and examples of each kind on a map.
SNAPSHOTS: Final = 16
MOST_SNAPSHOTS: Final = 64
ROWS: Final = 40
SHOWN: Final = 80


@dataclass(frozen=True, slots=True, eq=False)
class TrainingReel:
    """Some steps of a training run as they were recorded.

    run     what was trained, and how
    steps   which steps, rising from 0, (n_steps,)
    values  of each step the values of the reel of its network and first sample, (n_steps, n)
    maps    of each step how sure its network is of the first class, 0…15, (n_steps, 25, 25); no rows for tasks of other
            than two inputs, and for numbers
    rows    step, loss, accuracy, and both on unseen examples, accuracy being the error of numbers, (n_rows, 5)

    Raises: ShapeError if the parts do not fit each other, or a value is no finite number.
    """

    run: TrainingRun
    steps: tuple[int, ...]
    values: Floats
    maps: Indices
    rows: Floats

    def __post_init__(self) -> None:
        if not self.steps or self.steps[0] != 0 or list(self.steps) != sorted(set(self.steps)):
            raise ShapeError("steps", "rising from 0", list(self.steps))
        _, first = encode(snapshot(self.run, 0))
        for name, array, shape in (
            ("values of its steps", self.values, (len(self.steps), len(first))),
            ("maps of its steps", self.maps, (len(self.steps) if has_map(self.run) else 0, SIDE, SIDE)),
            ("rows", self.rows, (len(self.rows), len(COLUMNS))),
        ):
            if array.shape != shape:
                raise ShapeError(name, f"of shape {json_text(list(shape))}", list(array.shape))
            if not np.isfinite(array).all():
                raise ShapeError(name, "finite numbers", array[~np.isfinite(array)][0].item())

    def to_dict(self) -> dict[str, Any]:
        """Return it as a JSON object; `read_training` gives it back."""
        run = self.run
        document = run_document(run, 0).to_dict()
        task = trainer_of(run).task(0)
        shown = (("training", task.training), ("unseen", task.unseen)) if has_map(run) else ()
        maps = ["".join(f"{level:x}" for level in levels.ravel()) for levels in self.maps] or [""] * len(self.steps)
        return {
            "format": FORMAT,
            "version": VERSION,
            "run": run.to_dict(),
            "epoch": trainer_of(run).epoch_steps(0),
            # What differs from step to step is in the snapshots.
            "network": {k: v for k, v in document.items() if k not in ("operations", "samples", "unseen")},
            "reel": encode(snapshot(run, 0))[0],
            "examples": {name: _examples(examples[:SHOWN]) for name, examples in shown},
            "columns": list(COLUMNS),
            "rows": self.rows.tolist(),
            "steps": list(self.steps),
            "snapshots": [
                {"step": step, "float64": _text(values), "map": levels}
                for step, values, levels in zip(self.steps, self.values, maps, strict=True)
            ],
        }

    def to_json(self) -> str:
        """Return it as one JSON text."""
        return json_text(self.to_dict())

    def to_files(self, name: str) -> dict[str, str]:
        """Return it as JSON texts by the names of their files: the first snapshots, and in a second file the others.

        Parameters: name, of the first file; what it leaves out is in the file that its "more" names.

        Example: the names of reel.to_files("moons.json") are "moons.json" and "moons-more.json".
        """
        document = self.to_dict()
        snapshots = document["snapshots"]
        first = max(2, FIRST_CHARACTERS // len(snapshots[0]["float64"]))
        if len(snapshots) <= first:
            return {name: json_text(document)}
        more = f"{name.removesuffix('.json')}-more.json"
        part = {"format": PART, "version": VERSION, "run": document["run"], "snapshots": snapshots[first:]}
        return {name: json_text(document | {"snapshots": snapshots[:first], "more": more}), more: json_text(part)}


def record_training(run: TrainingRun, steps: int, snapshots: int = SNAPSHOTS) -> TrainingReel:
    """Train for so many steps, and return what was recorded on the way.

    Raises: SettingError for steps that may not be chosen, DivergedError if the run came to an end before the last.

    Example: record_training(TrainingRun("xor"), 96, 5).steps is (0, 3, 10, 30, 96).
    """
    chosen = recorded_steps(check("step", steps, LEARNING_LIMITS), snapshots)
    scored = sorted({*chosen, *np.linspace(0, chosen[-1], ROWS).astype(int).tolist()})
    trainer = trainer_of(run)
    rows, values, maps = [], [], []
    for step in scored:
        rows.append(row_of(trainer, state_at(run, step)))
        if step not in chosen:
            continue
        values.append(encode(snapshot(run, step))[1])
        if has_map(run):
            shares = list(surface(run, step, SIDE).layers.values())[-1][0]
            maps.append(np.round(shares * SUREST).astype(np.int64))
    levels = np.array(maps, np.int64).reshape(-1, SIDE, SIDE)
    return TrainingReel(run, chosen, np.array(values), levels, np.array(rows))


def recorded_steps(last: int, count: int) -> tuple[int, ...]:
    """Return which steps are recorded: 0, and others up to the last that lie closer at first, when most happens.

    Raises: WireError for a number of snapshots that may not be chosen.

    Example: recorded_steps(96, 5) is (0, 3, 10, 30, 96).
    """
    if not 3 <= count <= MOST_SNAPSHOTS:
        raise WireError("snapshots", f"a whole number from 3 to {MOST_SNAPSHOTS}", count)
    if last == 0:
        return (0,)
    others = np.geomspace(max(1, last / 32), last, count - 1).round()
    return (0, *sorted({int(step) for step in others}))


def read_training(text: str, more: str | None = None) -> TrainingReel:
    """Return the recorded training of a JSON text; its run is known by what it says, not trained again.

    Parameters: more, the text of the file that it names as "more".
    Raises: WireError, naming what is wrong; SettingError for a run that may not be chosen.
    """
    parsed = _checked(text, FORMAT)
    if more is not None:
        part = _checked(more, PART)
        if part.get("run") != parsed.get("run"):
            raise WireError("run of the second part", "that of the first", part.get("run"))
        try:
            parsed["snapshots"] = [*parsed["snapshots"], *part["snapshots"]]
        except (KeyError, TypeError) as error:
            raise WireError("a recorded training", "one with snapshots in both its parts", more) from error
    run = TrainingRun.from_dict(parsed.get("run"))
    try:
        taken = parsed["snapshots"]
        steps = tuple(check("step", one["step"], LEARNING_LIMITS) for one in taken)
        values = np.array([np.frombuffer(binascii.a2b_base64(one["float64"]), "<f8") for one in taken], np.float64)
        digits = [[int(digit, 16) for digit in one["map"]] for one in taken if has_map(run)]
        maps = np.array(digits, np.int64).reshape(-1, SIDE, SIDE)
        reel = TrainingReel(run, steps, values, maps, np.array(parsed["rows"], np.float64))
    except ShapeError as error:
        raise WireError(error.name, error.expectation, error.value) from error
    except (KeyError, TypeError, ValueError) as error:
        expectation = "one with snapshots of step, float64 and map, and with rows of numbers"
        raise WireError("a recorded training", expectation, text) from error
    for name, value in reel.to_dict().items():
        if parsed.get(name) != value:
            raise WireError(f"{name} of a recorded training", "what its run has", parsed.get(name))
    return reel


def _checked(text: str, format_: str) -> dict[str, Any]:
    parsed = json_object("a recorded training", text)
    for name, expected in (("format", format_), ("version", VERSION)):
        if parsed.get(name) != expected:
            raise WireError(f"the {name} of a recorded training", json_text(expected), parsed.get(name))
    return parsed


def snapshot(run: TrainingRun, step: int) -> Reel:
    """Return the network of a step with the pass of its first sample."""
    return record(named_source(name_of(run, step)), [0], RunOptions(temperature=run.temperature))


def has_map(run: TrainingRun) -> bool:
    """Return whether a map can be drawn: of classes over two inputs."""
    return run.output != "linear" and len(run.problem().ranges) == 2


def _examples(examples: Examples) -> dict[str, Any]:
    return {"inputs": examples.inputs.ravel().tolist(), "classes": "".join(map(str, examples.labels.tolist()))}


def _text(values: Floats) -> str:
    return binascii.b2a_base64(values.astype("<f8").tobytes(), newline=False).decode()
