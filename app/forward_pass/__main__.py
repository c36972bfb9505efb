"""The command line: `python -m forward_pass --seed 7` prints one forward pass."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence

from forward_pass.arrays import Floats
from forward_pass.errors import SettingError
from forward_pass.limits import DEFAULTS, LIMITS
from forward_pass.model import Placed
from forward_pass.options import RunOptions
from forward_pass.reel import Reel, record
from forward_pass.settings import check, layers_text
from forward_pass.sources import Drawn, Source
from forward_pass.trace_json import trace_to_dict

NUMBERS = ("seed", "sample", "temperature")
TEXTS = ("layers", "activation", "output", "initialization", "original")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one forward pass; return the exit code, 2 for a setting that may not be chosen."""
    chosen = vars(_parser().parse_args(arguments))
    as_json = chosen.pop("json")
    try:
        sample = check("sample", chosen.pop("sample"))
        options = RunOptions(temperature=chosen.pop("temperature"))
        reel = record(Drawn.from_dict(chosen), [sample], options)
    except SettingError as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(trace_to_dict(reel, 0), allow_nan=False) if as_json else "\n".join(table(reel)))
    return 0


def table(reel: Reel) -> Iterator[str]:
    """Yield the lines of a table of the reel's first trace; neurons are counted from 0, as in the trace."""
    source, trace = reel.source, reel.traces[0]
    yield ", ".join([layers_text(reel.model.layers), *_chosen(source)])
    yield f"{f'seed {source.seed}, ' if isinstance(source, Drawn) else ''}sample {reel.samples[0]}"
    yield from _columns("inputs", {"x": trace.inputs})
    for placed in reel.model:
        before = f"{placed.name}."
        arrays = {name.removeprefix(before): a for name, a in trace.arrays.items() if name.startswith(before)}
        columns = {name: a for name, a in arrays.items() if a.shape == (placed.n_out,)}
        yield from _columns(f"layer {placed.layer}, {_called(placed, reel.options)}", columns)


def _chosen(source: Source) -> Iterator[str]:
    if isinstance(source, Drawn):
        yield from (source.activation, source.output, source.initialization)


def _called(placed: Placed, options: RunOptions) -> str:
    at = f" at T = {options.temperature:g}" if placed.operation.kind == "softmax" else ""
    return f"{placed.operation}{at}"


def _columns(title: str, columns: dict[str, Floats]) -> Iterator[str]:
    widths = {name: max(10, len(name)) for name in columns}
    yield ""
    yield title
    yield "  neuron" + "".join(f"  {name:>{widths[name]}}" for name in columns)
    for j, row in enumerate(zip(*columns.values(), strict=True)):
        # "z" writes −0.0000 as 0.0000.
        yield f"  {j:6}" + "".join(f"  {value:z{width}.4f}" for value, width in zip(row, widths.values(), strict=True))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m forward_pass", description="Print one forward pass.")
    for name in (*NUMBERS, *TEXTS):
        parser.add_argument(
            f"--{name}",
            type=number_or_text if name in NUMBERS else str,
            default=DEFAULTS[name],
            help=LIMITS[name]["expectation"],
        )
    parser.add_argument("--json", action="store_true", help="print the trace as JSON")
    return parser


def number_or_text(text: str) -> object:
    """Return the number a text is, or the text itself, for `check` to refuse in its own words."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


if __name__ == "__main__":
    sys.exit(main())
