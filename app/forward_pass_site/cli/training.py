"""Training in a terminal: `forward-pass train --task moons --steps 500 --out net.json --reel moons.json`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from forward_pass_site.checkout import this_checkout
from forward_pass_site.cli.parser import whole_number
from forward_pass_site.cli.reel_file import write_file
from forward_pass_site.errors import SiteError, quoted

SETTINGS = {
    "layers": str,
    "activation": str,
    "output": str,
    "initialization": str,
    "optimizer": str,
    "noise": float,
    "temperature": float,
    "learning_rate": float,
    "weight_decay": float,
    "batch": int,
    "seed": int,
    "data_seed": int,
}
HELP = {
    "layers": "neurons of each layer, such as 2-8-8-2",
    "optimizer": "sgd, momentum or adam",
    "batch": "examples for one step",
    "noise": "how noisy the task's examples are",
    "seed": "of the first weights and the order of examples",
    "data_seed": "of the examples",
}
WRITERS = (".json", ".safetensors", ".py")


def add_train_command(commands: Any) -> None:
    """Add it to the commands of the command line."""
    train = commands.add_parser("train", help="train a small network, and write it to a file")
    what = train.add_mutually_exclusive_group()
    what.add_argument("--task", default="moons", help="xor, moons (the default), circles, curve, iris, digits …")
    what.add_argument("--table", type=Path, metavar="FILE", help="comma-separated values; the last column is learned")
    train.add_argument("--steps", type=whole_number("steps", 0, 1_000_000), default=500, help="500 unless given")
    train.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="a network file (.json), .safetensors, or .py: the next step as a script that needs only NumPy",
    )
    train.add_argument(
        "--reel",
        type=Path,
        metavar="FILE",
        help="its recording, which pages play without Python (.json; longer ones are two files)",
    )
    train.add_argument(
        "--snapshots", type=whole_number("snapshots", 3, 64), default=16, help="how many networks it has"
    )
    for name, kind in SETTINGS.items():
        train.add_argument(f"--{name.replace('_', '-')}", type=kind, metavar=name.upper(), help=HELP.get(name))


def train_network(chosen: argparse.Namespace) -> None:
    """Train, print how loss and answers change on the way, and write the file if one is named.

    Raises: SiteError for what may not be chosen, and for a run whose numbers overflow: its last good step is written.
    """
    from forward_pass.errors import ForwardPassError
    from forward_pass.learning.errors import DivergedError
    from forward_pass.learning.files import written
    from forward_pass.learning.trained import training_run
    from forward_pass.learning.training_reel import record_training

    if chosen.out is not None and chosen.out.suffix not in WRITERS:
        raise SiteError(f"the file to write must end in one of {', '.join(WRITERS)}; got {quoted(chosen.out)}")
    if chosen.reel is not None and chosen.reel.suffix != ".json":
        raise SiteError(f"the recording to write must end in .json; got {quoted(chosen.reel)}")
    # Before a long training, not after it.
    for file in (chosen.out, chosen.reel):
        if file is not None and not file.parent.is_dir():
            raise SiteError(f"the file to write must be in a folder that exists; got {quoted(file)}")
    settings = {name: getattr(chosen, name) for name in SETTINGS if getattr(chosen, name) is not None}
    try:
        if chosen.table is None:
            give_measured_data(chosen.task)
        run = training_run(chosen.task, chosen.table, settings)
        try:
            _print_rows(run, chosen.steps)
        except DivergedError as error:
            # The next step as a script would be the one that fails.
            if chosen.out is None or chosen.out.suffix == ".py":
                raise
            _write(chosen.out, written(run, error.step, chosen.out.suffix))
            raise SiteError(f"{error}; {quoted(chosen.out)} is the network of step {error.step}") from error
        if chosen.out is not None:
            _write(chosen.out, written(run, chosen.steps, chosen.out.suffix))
        if chosen.reel is not None:
            reel = record_training(run, chosen.steps, chosen.snapshots)
            for name, text in reel.to_files(chosen.reel.name).items():
                _write(chosen.reel.with_name(name), text.encode())
    except ForwardPassError as error:
        raise SiteError(str(error)) from error


def _write(file: Path, content: bytes) -> None:
    print(f"  {write_file(file, content):>7,} bytes  {file}")


def give_measured_data(task: str) -> None:
    """Give the data of iris and digits, which only a checkout has."""
    from forward_pass.learning.data import give_data

    if task in ("iris", "digits"):
        folder = this_checkout().vendor / "datasets"
        for file in folder.glob(f"{task}.csv*"):
            give_data(task, file.read_bytes())


def _print_rows(run: Any, steps: int) -> None:
    from forward_pass.learning.evaluation import evaluate

    print("   step      loss    unseen")
    for step in sorted({0, steps // 4, steps // 2, steps * 3 // 4, steps}):
        known, unseen = evaluate(run, step)
        right = f"{unseen.accuracy:.1%} right" if unseen.accuracy is not None else f"error {unseen.error:.4f}"
        print(f"{step:>7}{known.loss:>10.4f}{unseen.loss:>10.4f}  {right} on unseen data")
