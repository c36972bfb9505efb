"""Any command line is answered with a result or one sentence on what is wrong, never with a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress

import pytest

from forward_pass_site.checkout import this_checkout
from forward_pass_site.cli import picture_file
from forward_pass_site.cli.main import main
from forward_pass_site.record.painter import Picture

ODD = [
    "", "\0", "a\0b", "--", ".", "/", "folder", "folder.svg", "file", "file/x.svg", "/proc/x.svg", "x" * 300, "x" * 300 + ".svg",
    "caf\udce9.svg", "\ud800", "💥", "-1", "0", "1e400", "NaN", "9" * 5000, "9007199254740991", "9007199254740992", "٣", "²", "0x10",
    "null", "true", '"7"', "[" * 100_000, "1-" * 5000 + "1", "5-7-2", "a|b|c", "https://[/", "https://[::1", "https://a\nb/",
    "https://a:99999/", "https://℀/", "https://\udce9/", "//x", "%(prog)s", "{0}", "\x1b[31m", "net.svg", "240",
]  # fmt: skip
NETWORK = ["--layers", "--seed", "--sample", "--temperature", "--activation"]
COMMANDS = {
    "record --out net.json": [*NETWORK, "--samples", "--out"],
    "script": NETWORK,
    "snippet --site https://example.org/": [*NETWORK, "--labels", "--moment", "--theme", "--reel", "--site", "--width"],
    "picture --out net.svg": [*NETWORK, "--labels", "--moment", "--width", "--height", "--reel", "--out"],
    "serve folder": ["--port"],
    "seeds": ["--count"],
}


@pytest.fixture
def in_folder(tmp_path, monkeypatch):
    """Change into a folder with folders and files of all kinds; painting and searching seeds are replaced."""
    for name in ("folder", "folder.svg"):
        (tmp_path / name).mkdir()
    (tmp_path / "file").write_bytes(b"\xe9\xff")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(picture_file, "paint", lambda jobs: [Picture("a title", "<svg></svg>") for _ in jobs])
    monkeypatch.setattr("forward_pass_site.record.seeds.lively_seeds", lambda count: [count])


@pytest.mark.parametrize(
    ("command", "option"), [(command, option) for command in COMMANDS for option in COMMANDS[command]]
)
def test_any_value_of_an_option_is_accepted_or_refused_in_a_sentence(in_folder, capsys, command, option):
    first = next(name for name in COMMANDS if option in COMMANDS[name])
    # Commands share what reads an option: the others are tried with some of the values.
    for odd in ODD if command == first else ODD[::5]:
        try:
            status = main([*command.split(), f"{option}={odd}"])
        except SystemExit as ended:
            status = ended.code
        printed = capsys.readouterr().err
        assert status in (0, 1, 2)
        assert "Traceback" not in printed
        assert len(printed) < 3000
        assert (status == 0) or printed.strip().splitlines()[-1].startswith("forward-pass")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["record", "--out", "a\0b"], "an argument must be text without NUL characters; got a\\x00b"),
        (["snippet", "--site", "https://[/"], "the site must be a URL such as https://example.org/forward-pass/; got https://[/"),
        (["record", "--out", "r.json", "--samples", "10000000000"], "samples must be 1 to 64 whole numbers from 0 to"),
        (["script", "--seed=--"], "seed must have a value; got --"),
        (["serve", "x" * 300], "could not be used (File name too long)"),
        (["snippet", "--site", "https://a/", "--labels", "\ud800"], "labels must be text that UTF-8 can hold; got \\ud800"),
        (["snippet", "--site", "https://a/", "--width", "9" * 5000], "… (4920 more)"),
        (["picture", "--out", "p.svg", "--reel", "/dev/zero"], "/dev/zero is no reel that can be painted: it has more than 32 MB"),
    ],
    ids=lambda value: ascii(value)[:40],
)  # fmt: skip
def test_the_sentence_names_what_is_wrong(in_folder, capsys, arguments, sentence):
    with suppress(SystemExit):
        main(arguments)
    assert sentence in capsys.readouterr().err


def test_the_last_possible_sample_can_be_painted(in_folder, capsys):
    assert main(["picture", "--out", "net.svg", "--sample", "9007199254740991"]) == 0
    assert capsys.readouterr().out == "a title\n"


@pytest.mark.skipif(not hasattr(os, "pipe") or sys.platform == "win32", reason="pipes of another kind")
def test_a_command_whose_output_nobody_reads_ends_silently():
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "forward_pass_site", "script"]
    done = subprocess.run(command, cwd=this_checkout().app, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["snippet", "--site", "https://h.example/", "--labels", "雨,風|行く,待つ"]]
)
def test_output_is_utf_8_whatever_the_code_page(arguments):
    command = [sys.executable, "-m", "forward_pass_site", *arguments]
    env = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(this_checkout().root / "app")}
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert arguments == ["--help"] or 'labels="雨,風|行く,待つ"' in done.stdout.decode("utf-8")
