"""Opening other people's files: the reader is found by what the files hold, and what they do not say is asked.

A reader is a module with `recognizes(files)` and `read(files, answers)`. No reader runs anything that a file holds.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Final, Protocol, cast

from forward_pass.errors import ForwardPassError
from forward_pass.formats.errors import FormatError
from forward_pass.formats.network_file import NetworkFile

Files = Mapping[str, bytes]
Answers = Mapping[str, str]

MOST_FILES: Final = 64
MOST_BYTES: Final = 64 * 2**20
# In this order: those that know their files by the first bytes come before those that look into an archive or a text.
READERS: Final = (
    "onnx",
    "safetensors",
    "keras_h5",
    "keras",
    "tfjs",
    "torch_pt",
    "npz",
    "brainjs",
    "forward_pass_json",
)
KNOWN: Final = (
    "a network file (.json), .npz, .safetensors, .onnx, .keras, .h5, model.json of TensorFlow.js with its shards, "
    "or JSON of brain.js"
)
# What every reader may ask, and what it then needs as an answer.
QUESTIONS: Final = ("activation", "normalization", "output", "weights")


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a file does not say.

    name       what `open_files` takes the answer by, such as activation
    sentence   what is asked
    choices    what may be answered
    suggested  what is taken until it is answered
    """

    name: str
    sentence: str
    choices: tuple[str, ...]
    suggested: str


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """What was found: a network, what was done to it on the way, and what the file does not say.

    network    the network, with the suggestions taken for questions that have no answer yet
    notes      sentences on what differs from the file, such as a folded batch normalization
    questions  what the file does not say, answered or not
    """

    network: NetworkFile
    notes: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()


class Reader(Protocol):
    """What a module that reads one format offers."""

    def recognizes(self, files: Files) -> bool:
        """Tell by their content whether these files are of the format."""

    def read(self, files: Files, answers: Answers) -> Opened:
        """Return the network in them."""


def open_files(files: Files, answers: Answers | None = None) -> Opened:
    """Return the network in the files, which belong together (such as net.onnx and net.onnx.data).

    Parameters: files, the content of each by its name; answers, to the questions of an earlier call.
    Raises: FormatError, with one sentence, for files that cannot be read; ForwardPassError for a network that is larger
    than the limits or does not fit together.

    Example: open_files({"net.json": text}).network is the network of a network file.
    """
    given = {_plain(name): content for name, content in files.items()}
    if not given or len(given) > MOST_FILES:
        raise FormatError("what is opened", f"1 to {MOST_FILES} files", f"{len(given)} files")
    size = sum(map(len, given.values()))
    if size > MOST_BYTES:
        raise FormatError(_named(given), f"at most {MOST_BYTES // 2**20} MB", f"{size / 2**20:.0f} MB")
    for name in answers or {}:
        if name not in QUESTIONS:
            raise FormatError("the name of an answer", f"one of {', '.join(QUESTIONS)}", name)
    reader = _reader_of(given)
    try:
        return reader.read(given, dict(answers or {}))
    except ForwardPassError:
        raise
    except (struct.error, LookupError, TypeError, ValueError, ArithmeticError, RecursionError, MemoryError) as error:
        # What a damaged file can make a reader stumble over without a sentence of its own.
        raise FormatError(
            _named(given),
            "a whole, undamaged file",
            f"one that breaks off or contradicts itself ({type(error).__name__})",
        ) from error


def answer_to(question: Question, answers: Mapping[str, str]) -> str:
    """Return the answer to a question, or what is suggested.

    Raises: FormatError for an answer that is not among the choices.
    """
    answer = answers.get(question.name, question.suggested)
    if answer not in question.choices:
        raise FormatError(question.name, f"one of {', '.join(question.choices)}", answer)
    return answer


def _reader_of(files: Files) -> Reader:
    for name in READERS:
        reader = cast(Reader, import_module(f"forward_pass.formats.{name}"))
        if reader.recognizes(files):
            return reader
    first = next(iter(files.values()))
    raise FormatError(_named(files), KNOWN, "an empty file" if not first else "a file of another kind")


def _plain(name: str) -> str:
    """Return the name of a file without the folders before it."""
    return name.replace("\\", "/").rpartition("/")[2]


def _named(files: Files) -> str:
    """Return the name of the file, or of the first with the number of the others."""
    first, *others = files
    return f"{first} with {len(others)} more" if others else first
