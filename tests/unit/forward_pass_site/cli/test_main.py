"""The command line, as people call it."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from forward_pass import Drawn, __version__, record
from forward_pass.script import script
from forward_pass_site.checkout import this_checkout
from forward_pass_site.cli.main import main


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    listed = capsys.readouterr().out
    for command in (
        "prepare",
        "build",
        "serve",
        "dev",
        "data",
        "package",
        "record",
        "snippet",
        "picture",
        "script",
        "check",
        "convert",
        "train",
        "seeds",
    ):
        assert re.search(rf"^ +{command} +\S", listed, re.MULTILINE)


def test_the_version_is_printed_on_one_line(capsys):
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"forward-pass {__version__}\n"


def test_a_taken_port_ends_with_status_1_and_one_sentence(tmp_path, capsys):
    (tmp_path / "index.html").write_text("page")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main(["serve", str(tmp_path), "--port", str(port)]) == 1
    assert capsys.readouterr().err.startswith(f"forward-pass: port {port} is taken")


def test_a_folder_without_a_page_is_refused(tmp_path, capsys):
    assert main(["serve", str(tmp_path)]) == 1
    assert "must hold an index.html" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["-1", "65536", "http", ""])
def test_an_invalid_port_is_refused_in_words(tmp_path, port, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["serve", str(tmp_path), f"--port={port}"])
    assert "a port must be a whole number from 0 to 65535" in capsys.readouterr().err


def test_the_server_says_its_address_as_soon_as_it_can_be_reached(tmp_path):
    (tmp_path / "index.html").write_text("page")
    command = [sys.executable, "-m", "forward_pass_site", "serve", str(tmp_path), "--port", "0"]
    with subprocess.Popen(command, cwd=this_checkout().app, stdout=subprocess.PIPE, text=True) as server:
        line = server.stdout.readline()
        server.terminate()
    assert re.fullmatch(r"Forward Pass is at http://127\.0\.0\.1:\d+/ \(Ctrl\+C stops it\)\n", line)


def test_make_help_lists_every_target_a_person_may_call():
    root = this_checkout().root
    listed = subprocess.run(["make", "help"], cwd=root, capture_output=True, text=True, check=True).stdout
    for target in ("run", "dev", "test", "check", "format", "data", "build", "wheel", "package", "clean"):
        assert re.search(rf"^{target} +\S", listed, re.MULTILINE), target


def test_every_pinned_requirement_has_an_exact_version():
    for path in Path(this_checkout().root).glob("requirements-*.txt"):
        for line in path.read_text().splitlines():
            assert not line or re.fullmatch(r"#.*|-r \S+|[\w-]+==[\w.]+", line), f"{path.name}: {line}"


def test_the_npm_lock_names_no_address_and_every_platform_of_the_bundler():
    lock = (this_checkout().root / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    for platform in ("linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"):
        assert f'"node_modules/@esbuild/{platform}"' in lock


def test_script_prints_what_computes_the_network_that_is_named(capsys):
    assert main(["script", "--layers", "3-4-2", "--seed", "7", "--sample", "2", "--activation", "tanh"]) == 0
    source = Drawn(layers=(3, 4, 2), seed=7, activation="tanh")
    assert capsys.readouterr().out == script(record(source, [2]), 0)
    assert main(["script", "--activation", "relu,tanh", "--output", "linear"]) == 0
    reel = record(Drawn(activation="relu,tanh", output="linear"), [0])
    assert capsys.readouterr().out == script(reel, 0)
    assert main(["script", "--output", "linear", "--temperature", "2"]) == 1
    said = "forward-pass: temperature must be left out unless the output is softmax; got 2\n"
    assert capsys.readouterr().err == said
    assert main(["script", "--temperature", "0"]) == 1
    assert capsys.readouterr().err.startswith("forward-pass: temperature must be")
