""".pt, .pth, .pkl, .joblib: pickles, which are programs. They are never run; the sentence says what to export."""

from typing import Final, NoReturn

from forward_pass.formats.archive import Archive, is_archive
from forward_pass.formats.errors import FormatError
from forward_pass.formats.opened import Answers, Files

ENDINGS: Final = (".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".joblib")
# Pickles of protocol 2 to 5 start with these; PyTorch's archives have one inside.
PROTOCOLS: Final = tuple(bytes((0x80, number)) for number in range(2, 6))
MEMBER: Final = "data.pkl"
TORCH: Final = 'from safetensors.torch import save_file; save_file(model.state_dict(), "net.safetensors")'
SKLEARN: Final = 'import forward_pass; forward_pass.from_sklearn(model, X[:8]).save("net.json")'


def recognizes(files: Files) -> bool:
    """Tell whether one of the files is a pickle, holds one, or is named as pickles are."""
    return any(_is_pickle(name, content) for name, content in files.items())


def read(files: Files, answers: Answers) -> NoReturn:
    """Raise FormatError, which says how to export the network."""
    name = next(name for name, content in files.items() if _is_pickle(name, content))
    lines = SKLEARN if name.endswith((".pkl", ".pickle", ".joblib")) else TORCH
    expected = f"a file without a pickle, which is a program and is never run; write one in Python with: {lines}"
    raise FormatError(name, expected, "a pickle")


def _is_pickle(name: str, content: bytes) -> bool:
    if name.lower().endswith(ENDINGS) or content.startswith(PROTOCOLS):
        return True
    return is_archive(content) and any(it.endswith(MEMBER) for it in Archive(name, content).names)
