"""Hostile files for the readers: good files, cut, flipped and rewritten from a seed, and some made to do harm.

Run as a program it opens all of them, and writes what came of it as JSON: a process of its own, so that the memory it
took can be measured.
"""

import io
import json
import random
import resource
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

FIXTURES: Final = Path(__file__).parents[3] / "fixtures"
COUNT: Final = 500
Files = dict[str, bytes]

BRAIN: Final = {
    "type": "NeuralNetwork",
    "sizes": [2, 3, 1],
    "layers": [
        {"weights": [], "biases": []},
        {"weights": [[1, 2], [3, 4], [5, 6]], "biases": [0, 0, 1]},
        {"weights": [[1, 2, 3]], "biases": [0.5]},
    ],
    "inputLookup": {"r": 0, "g": 1},
    "trainOpts": {"activation": "sigmoid"},
}
OURS: Final = {
    "format": "forward-pass-network",
    "version": 1,
    "inputs": {"count": 2, "names": ["a", "b"]},
    "operations": [{"kind": "dense", "weights": [[1, -2]], "biases": [0.5]}, {"kind": "sigmoid"}],
}
TFJS: Final = {
    "format": "layers-model",
    "modelTopology": {
        "keras_version": "tfjs-layers 4.22.0",
        "model_config": {
            "class_name": "Sequential",
            "config": {
                "layers": [
                    {
                        "class_name": "Dense",
                        "config": {"name": "d", "units": 2, "activation": "softmax", "batch_input_shape": [None, 2]},
                    }
                ]
            },
        },
    },
    "weightsManifest": [
        {
            "paths": ["shard.bin"],
            "weights": [
                {"name": "d/kernel", "shape": [2, 2], "dtype": "float32"},
                {"name": "d/bias", "shape": [2], "dtype": "float32"},
            ],
        }
    ],
}


def packed(members: dict[str, bytes]) -> bytes:
    """Return a zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def safetensors(header: Any, data: bytes = b"") -> bytes:
    """Return a file with this header."""
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data


def good_files() -> list[Files]:
    """Return one or more files of every format."""
    answers = [json.loads(path.read_text("utf-8")) for path in sorted(FIXTURES.glob("*.answers.json"))]
    found = [{file: (FIXTURES / file).read_bytes() for file in answer["files"]} for answer in answers]
    written = [{"brain.json": json.dumps(BRAIN).encode()}, {"ours.json": json.dumps(OURS).encode()}]
    return [*found, *written, {"model.json": json.dumps(TFJS).encode(), "shard.bin": bytes(24)}]


def harmful_files() -> Iterator[Files]:
    """Yield files that are made to take time or memory, or to reach what they should not."""
    zeros = bytes(100 * 2**20)
    yield {"bomb.npz": packed({"W.npy": zeros})}
    yield {"bomb.keras": packed({"config.json": b"{" + zeros, "model.weights.h5": zeros})}
    del zeros
    yield {"many.npz": packed({f"{k}.npy": b"" for k in range(5000)})}
    header = "{'descr': '<f8', 'fortran_order': False, 'shape': (%s,), }\n"
    for shape in ("99999999999, 99999999999", "9" * 3000, "250001"):
        text = (header % shape).encode()
        yield {"huge.npz": packed({"W.npy": b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text})}
    text = (header.replace("<f8", "|O") % "2, 2").encode()
    yield {"pickle.npz": packed({"W.npy": b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text})}
    yield {"deep.json": b'{"a":' + b"[" * 2_000_000}
    yield {"deep2.json": b'{"layers":' + b'{"sizes":' * 100_000}
    yield {"wide.json": b'{"layers":[' + b"{}," * 3_000_000 + b"{}]}"}
    yield {"proto.json": b'{"__proto__": {"format": "forward-pass-network"}, "constructor": 1}'}
    yield {"proto2.json": json.dumps(OURS | {"__proto__": {}}).encode()}
    yield {"nan.json": json.dumps(BRAIN).replace("0.5", "NaN").encode()}
    yield {"large.json": b'{"a": "' + b"x" * (11 * 2**20) + b'"}'}
    weight = {"dtype": "F32", "shape": [2**40, 2**40], "data_offsets": [0, 8]}
    yield {"huge.safetensors": safetensors({"w.weight": weight}, bytes(8))}
    yield {"long.safetensors": (2**63).to_bytes(8, "little") + b'{"'}
    yield {
        "wide.safetensors": safetensors(
            {"w.weight": {"dtype": "F64", "shape": [5000, 1000], "data_offsets": [0, 40_000_000]}}, bytes(40_000_000)
        )
    }
    yield {
        "nan.safetensors": safetensors(
            {"w.weight": {"dtype": "F32", "shape": [1, 1], "data_offsets": [0, 4]}}, b"\xff\xff\xff\xff"
        )
    }
    yield {"nothing.safetensors": safetensors({})}
    for location in ("../../etc/passwd", "/etc/passwd", "other.data"):
        name = b"external.onnx.data"
        content = (FIXTURES / "external.onnx").read_bytes()
        yield {"external.onnx": content.replace(name, location.encode().ljust(len(name), b"/")[: len(name)])}
    yield {"empty.onnx": b""}
    yield {}
    yield {f"{k}.bin": b"" for k in range(100)}
    yield {"program.pkl": b"\x80\x04cos\nsystem\n(S'exit 1'\ntR."}
    manifest = json.dumps(TFJS)
    yield {"model.json": manifest.encode()}
    yield {"model.json": manifest.replace("[2, 2]", "[1000000, 1000000]").encode(), "shard.bin": bytes(24)}
    yield {"model.json": manifest.replace('"shard.bin"', '"../secret"').encode(), "shard.bin": bytes(24)}
    yield {
        "model.json": manifest.replace('"shard.bin"', ", ".join(['"shard.bin"'] * 5000)).encode(),
        "shard.bin": bytes(2**20),
    }
    yield {"model.json": manifest.replace("Dense", "Lambda").encode(), "shard.bin": bytes(24)}


def mutated(files: Files, random_numbers: random.Random) -> Files:
    """Return the files with one of them cut, or with bytes of it flipped, repeated, or written over."""
    name = random_numbers.choice(sorted(files))
    content = bytearray(files[name])
    place = random_numbers.randrange(len(content))
    match random_numbers.randrange(5):
        case 0:
            del content[place:]
        case 1:
            for _ in range(random_numbers.choice((1, 8, 64))):
                content[random_numbers.randrange(len(content))] ^= 1 << random_numbers.randrange(8)
        case 2:
            content[place : place + 8] = random_numbers.choice((b"\xff" * 8, b"\x00" * 8, b"\x7f" * 8))
        case 3:
            content[place:place] = content[: random_numbers.randrange(1, 2000)]
        case _:
            # A number in a text, or the length of something.
            digits = [at for at, byte in enumerate(content) if 48 <= byte <= 57] or [place]
            at = random_numbers.choice(digits)
            content[at : at + 1] = random_numbers.choice((b"999999999", b"-1", b"0", b"1e999"))
    return files | {name: bytes(content)}


def hostile_files() -> Iterator[Files]:
    """Yield 500 of them, the same each time."""
    harmful = list(harmful_files())
    yield from harmful
    good, random_numbers = good_files(), random.Random(15)
    for number in range(COUNT - len(harmful)):
        yield mutated(good[number % len(good)], random_numbers)


def report() -> dict[str, Any]:
    """Open all of them; return how many gave a network, the sentences of the others, and time and memory taken."""
    from forward_pass import ForwardPassError
    from forward_pass.formats.opened import open_files

    networks, sentences, strange, longest = 0, [], [], 0.0
    for files in hostile_files():
        start = time.process_time()
        try:
            open_files(files).network.to_json()
            networks += 1
        except ForwardPassError as error:
            sentences.append(str(error))
        except BaseException as error:
            strange.append(f"{', '.join(files)[:80]}: {type(error).__name__}: {error}"[:300])
        longest = max(longest, time.process_time() - start)
    return {
        "networks": networks,
        "sentences": sentences,
        "strange": strange,
        "seconds": longest,
        "megabytes": _most_megabytes(),
    }


def _most_megabytes() -> float:
    """Return the most memory that this process has used. Where Linux says it, without that of the process it came from."""
    status = Path("/proc/self/status")
    if status.is_file():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 2**20)


if __name__ == "__main__":
    print(json.dumps(report()))
