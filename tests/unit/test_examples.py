"""The folders in examples/: what their READMEs and pages state is true."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from documents import EMBEDDING
from examples import EXAMPLES, FOLDER, PLACEHOLDER, TRAINING
from forward_pass import Drawn, RunOptions, record
from forward_pass.learning.evaluation import evaluate
from forward_pass.learning.run import TrainingRun
from forward_pass_site.cli.options import ChosenNetwork
from forward_pass_site.cli.snippet import Embedding
from forward_pass_site.cli.training_snippet import ChosenTraining, TrainingEmbedding
from forward_pass_site.record.reels import recorded_seeds
from forward_pass_site.record.trainings import TRAININGS

PASTED = {
    "plain-html": FOLDER / "plain-html" / "index.html",
    "wordpress": FOLDER / "wordpress" / "custom-html-block.html",
    "ghost": FOLDER / "ghost" / "html-card.html",
}
# The part of the HTML that WordPress keeps from authors without `unfiltered_html` that the snippet could need.
WORDPRESS_KEEPS = {
    "a": {"href", "title", "target", "rel"},
    "img": {"src", "alt", "width", "height", "loading", "style", "title"},
    "p": {"style"},
}


def texts(example):
    """Return what an author of this example writes, by the files' names; its README is not among it."""
    folder = FOLDER / example.name
    left_out = {"README.md", "__pycache__", example.built}
    files = [
        path for path in folder.rglob("*") if path.is_file() and left_out.isdisjoint(path.relative_to(folder).parts)
    ]
    # A notebook is JSON: its quotes are escaped.
    return {path.name: path.read_text("utf-8").replace('\\"', '"') for path in files}


def snippet(name):
    """Return the two lines that are pasted: the script and the element."""
    lines = [line.strip() for line in PASTED[name].read_text("utf-8").splitlines() if "YOUR-HOST" in line]
    assert len(lines) == 2
    return lines


def test_every_folder_is_an_example_that_is_tested():
    # The frameworks are one site; test_frameworks.py opens its pages.
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir()} - {"frameworks"}
    assert folders == {each.name for each in (*EXAMPLES, TRAINING)}


def test_the_document_names_every_example_and_what_its_page_has():
    table = EMBEDDING.split("| example |", 1)[1].split("\n\n", 1)[0]
    rows = {row.rsplit("`", 2)[1]: row for row in table.splitlines()[2:]}
    assert list(rows) == [f"examples/{each.name}" for each in (*EXAMPLES, TRAINING)]
    for example in EXAMPLES:
        for written in re.findall(r"`([^`]*)…", rows[f"examples/{example.name}"]):
            assert any(written + "A neural network" in text for text in texts(example).values()), written


@pytest.mark.parametrize("example", [*EXAMPLES, TRAINING], ids=lambda each: each.name)
def test_the_url_of_the_site_stands_in_the_one_file_that_the_readme_names(example):
    assert [name for name, text in texts(example).items() if PLACEHOLDER in text] == [example.place]
    if example.command:
        assert texts(example)[example.place].count(PLACEHOLDER) == 1
    assert not any("https://" in text.replace(PLACEHOLDER, "") for text in texts(example).values())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.name)
def test_what_the_readme_says_to_write_is_what_the_page_has(example):
    for written in re.findall(r"^(`{3,})(?!sh)\w\S*\n(.*?)\n\1$", example.readme, re.DOTALL | re.MULTILINE):
        start, shows = written[1].split("What the picture shows.")[0], "neural network"
        assert any(start + "A " + shows in text for text in texts(example).values()), start


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.name)
def test_every_percentage_is_one_that_the_reader_sees(example):
    assert example.seed in recorded_seeds()
    reel = record(Drawn(seed=example.seed), range(3))
    seen = [{f"{100 * p:.0f} %" for p in trace.probabilities} for trace in reel.traces]
    for name, text in texts(example).items():
        named = re.findall(r"\b\d+ %", text)
        assert set(named) <= set.union(*seen), name
        # In the order in which the samples come.
        order = [next(k for k, pair in enumerate(seen) if percentage in pair) for percentage in named]
        assert order == sorted(order), name


def test_every_example_reserves_its_box_as_the_snippet_does():
    network = ChosenNetwork(Drawn(seed=65), RunOptions(), 0)
    [box] = re.findall(r'style="(display: flow-root[^"]*)"', Embedding("https://h.example/", network).element())
    start, lowest, end = re.split(r"(416)px", box)
    for example in EXAMPLES:
        text = "".join(texts(example).values())
        assert start in text, example.name
        assert end in text, example.name
        assert lowest in text, example.name


def test_every_editor_is_given_the_same_lines():
    of_page = [re.sub(r'seed-\d+|seed=\D?\d+|alt="[^"]*"', "", line) for line in snippet("plain-html")]
    for name in ("wordpress", "ghost"):
        assert [re.sub(r'seed-\d+|seed=\D?\d+|alt="[^"]*"', "", line) for line in snippet(name)] == of_page


def test_where_wordpress_removes_scripts_the_linked_picture_remains():
    left = []

    class Kept(HTMLParser):
        def handle_starttag(self, tag, attrs):
            if tag in WORDPRESS_KEEPS:
                left.append((tag, {name for name, _ in attrs} & WORDPRESS_KEEPS[tag]))

        def handle_data(self, data):
            assert not data.strip(), f"{data} would stand there as text"

    Kept().feed("\n".join(snippet("wordpress")))
    assert left == [("a", {"href"}), ("img", {"src", "alt", "width", "height", "loading", "style"})]


def test_the_post_in_which_a_network_learns_has_what_the_command_prints_and_says_what_happens():
    run = TrainingRun("moons")
    page = texts(TRAINING)["index.html"]
    lines = "\n".join(line.strip() for line in page.splitlines() if "YOUR-HOST" in line)
    assert lines == TrainingEmbedding(PLACEHOLDER, training=ChosenTraining(run, 0)).element()
    assert f"the first {TRAININGS['moons'][0]} of those steps" in page
    assert run.batch == 16
    assert "looks at sixteen points at a time" in page
    # "With a rate of 1 the same network has a much harder time."
    assert evaluate(replace(run, learning_rate=1.0), 600)[1].loss > 10 * evaluate(run, 600)[1].loss
