"""`forward-pass picture`: a network as SVG or PNG."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pytest
from PIL import Image

from forward_pass import Drawn, record
from forward_pass_site import node
from forward_pass_site.cli.main import main
from forward_pass_site.errors import SiteError, quoted
from forward_pass_site.record.painter import Look, paint
from forward_pass_site.record.png import png_of

SVG = "{http://www.w3.org/2000/svg}"


def words(svg: str) -> list[str | None]:
    return [text.text for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_it_shows_the_numbers_of_the_forward_pass(tmp_path, checkout, capsys):
    file = tmp_path / "net.svg"
    arguments = ["--layers", "3-4-2", "--seed", "7", "--sample", "2", "--labels", "a,b,c|stay,go", "--theme", "dark"]
    assert main(["picture", *arguments, "--out", str(file)]) == 0
    [trace] = record(Drawn(layers=(3, 4, 2), seed=7), [2]).traces
    told_percentages = [f"{p * 100:.1f}\u2009%" for p in trace.probabilities]
    written = words(file.read_text("utf-8"))
    assert [text for text in written if text and text.endswith("%")] == told_percentages
    values = [f"{abs(value):.2f}" for layer in (trace.inputs, *trace.activations, trace.logits) for value in layer]
    assert [text.removeprefix("−") for text in written if text and text[-3:-2] == "."] == values
    stay, go = told_percentages
    title = f"Neural network with layers of 3, 4, 2 neurons, seed 7, sample 2. Outputs: stay {stay}, go {go}.\n"
    assert capsys.readouterr().out == title


def test_the_same_choice_gives_the_same_bytes(tmp_path, checkout):
    files = [tmp_path / "one.svg", tmp_path / "two.svg"]
    assert [main(["picture", "--seed", "7", "--out", str(file)]) for file in files] == [0, 0]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_png_has_two_pixels_for_each_of_the_pictures(tmp_path, checkout):
    file = tmp_path / "net.png"
    assert main(["picture", "--width", "400", "--height", "300", "--theme", "light", "--out", str(file)]) == 0
    with Image.open(file) as image:
        assert image.size == (800, 600)
        colors = {color for _, color in image.convert("RGB").getcolors(2**20) or []}
    assert len(colors) > 500
    # The middle of the stage is the light ground.
    assert (255, 255, 255) in colors


def test_letters_in_pixels_are_there_without_any_font_of_the_machine(checkout):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40" font-family="system-ui"><text x="4" y="30" font-size="24" fill="#000">{}</text></svg>'
    inks = []
    for text in ("", "x", "x₂", "12.3\u2009%", "Größe"):
        with Image.open(io.BytesIO(png_of(svg.format(text), system_fonts=False))) as image:
            inks.append(sum(image.getchannel("A").tobytes()))
    assert inks == sorted(set(inks))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--seed", "x"], "seed must be a whole number"),
        (["--labels", "w" * 61], "labels must be names of at most 60 characters"),
        (["--moment", "nan"], "moment must be a whole number"),
        (["--moment", "-1"], "moment must be a whole number"),
        (["--theme", "pink"], "theme must be one of auto, dark, light; got pink"),
        (["--layers", "5"], "layers must be 2 to 12 layer sizes"),
    ],
)
def test_a_bad_choice_is_refused_in_a_sentence_and_nothing_is_written(tmp_path, checkout, capsys, arguments, sentence):
    file = tmp_path / "net.svg"
    assert main(["picture", *arguments, "--out", str(file)]) == 1
    assert capsys.readouterr().err.startswith(f"forward-pass: {sentence}")
    assert not file.exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--width", "199"], "a whole number of CSS px from 200 to 4000; got 199"),
        (["--height", "1e3"], "a whole number of CSS px from 200 to 4000; got 1e3"),
    ],
)
def test_a_size_out_of_range_is_refused(tmp_path, capsys, arguments, sentence):
    name, value = arguments
    with pytest.raises(SystemExit):
        main(["picture", f"{name}={value}", "--out", str(tmp_path / "net.svg")])
    assert sentence in capsys.readouterr().err


def test_a_reel_of_ones_own_is_painted(tmp_path, checkout):
    arguments = ["--layers", "3-4-2", "--seed", "7", "--sample", "2"]
    reel, painted, drawn = (tmp_path / name for name in ("reel.json", "painted.svg", "drawn.svg"))
    assert main(["record", *arguments, "--out", str(reel)]) == 0
    assert main(["picture", "--reel", str(reel), "--out", str(painted)]) == 0
    assert main(["picture", *arguments, "--out", str(drawn)]) == 0
    assert painted.read_bytes() == drawn.read_bytes()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (None, "could not be read (No such file or directory)"),
        (lambda text: text[:5000], "is no reel that can be painted: "),
        (lambda text: text.replace('"version":2', '"version":1'), "is no reel that can be painted: version must be 2; got 1"),
        (lambda _: "<!doctype html>", "is no reel that can be painted: "),
        (lambda _: "\ud800", "is no reel that can be painted: "),
    ],
)  # fmt: skip
def test_a_reel_that_cannot_be_read_is_named(tmp_path, capsys, spoil, sentence):
    reel = tmp_path / "reel.json"
    if spoil:
        assert main(["record", "--out", str(reel)]) == 0
        capsys.readouterr()
        reel.write_bytes(spoil(reel.read_text("utf-8")).encode("utf-8", "surrogatepass"))
    assert main(["picture", "--reel", str(reel), "--out", str(tmp_path / "net.svg")]) == 1
    printed = capsys.readouterr().err
    assert printed.startswith(f"forward-pass: {quoted(reel)} {sentence}")
    assert printed.count("\n") == 1
    assert not (tmp_path / "net.svg").exists()


def test_a_file_that_is_neither_svg_nor_png_is_refused(tmp_path, capsys):
    assert main(["picture", "--out", str(tmp_path / "net.gif")]) == 1
    assert "a picture's file must end in .svg or .png; got net.gif" in capsys.readouterr().err


def test_a_reel_of_another_version_is_refused():
    with pytest.raises(SiteError, match="the picture could not be painted: .*version"):
        paint([({"format": "forward-pass-reel", "version": 99}, Look())])


def test_without_node_the_error_says_how_to_get_it(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(node.sysconfig, "get_path", lambda _: str(tmp_path))
    with pytest.raises(SiteError, match=r"pictures need Node.js 20 or newer; install it, or `pip install"):
        paint([])
