"""tests/fixtures: what frameworks wrote, small, with their own answers beside it."""

import json
from pathlib import Path

import numpy as np
import pytest

from forward_pass import read_network

FIXTURES = Path(__file__).parents[1] / "fixtures"
ANSWERS = sorted(FIXTURES.glob("*.answers.json"))


NETWORKS = sorted(FIXTURES.glob("from-*.json"))


def test_every_file_has_answers_except_the_pickle_that_is_never_read_and_what_is_drawn_or_trained() -> None:
    named = {name for answers in ANSWERS for name in json.loads(answers.read_text("utf-8"))["files"]}
    others = {p.name for p in [*ANSWERS, *NETWORKS]} | named
    assert {p.name for p in FIXTURES.iterdir()} - others == {"strokes.json", "torch-pickle.pt", "torch-training.json"}


def test_every_exporter_has_network_files_of_real_models() -> None:
    assert {path.stem.split("-")[1] for path in NETWORKS} == {"sklearn", "torch", "keras", "onnx"}


@pytest.mark.parametrize("path", NETWORKS, ids=[path.stem for path in NETWORKS])
def test_a_network_file_that_an_exporter_wrote_equals_its_framework(path: Path) -> None:
    file = read_network(path.read_bytes())
    assert (len(file.samples), file.parity().checked, file.parity().differs) == (8, 8, None)
    assert file.made
    assert file.made.version


@pytest.mark.parametrize("answers", ANSWERS, ids=[path.name.removesuffix(".answers.json") for path in ANSWERS])
def test_a_fixture_is_small_and_says_what_wrote_it_and_what_that_answered(answers: Path) -> None:
    facts = json.loads(answers.read_text("utf-8"))
    for name in facts["files"]:
        content = (FIXTURES / name).read_bytes()
        assert len(content) <= 50_000
        assert b"site-packages" not in content
    assert facts["made"]["with"]
    assert len(facts["inputs"]) == len(facts["answers"]) == 8
    assert np.isfinite(facts["inputs"]).all()
    assert np.isfinite(facts["answers"]).all()
