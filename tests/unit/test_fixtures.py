"""tests/fixtures: what frameworks wrote, small, with their own answers beside it."""

import json
from pathlib import Path

import numpy as np
import pytest

FIXTURES = Path(__file__).parents[1] / "fixtures"
ANSWERS = sorted(FIXTURES.glob("*.answers.json"))


def test_every_file_has_answers_except_the_pickle_that_is_never_read_and_the_drawn_strokes() -> None:
    named = {name for answers in ANSWERS for name in json.loads(answers.read_text("utf-8"))["files"]}
    assert {p.name for p in FIXTURES.iterdir()} - {a.name for a in ANSWERS} - named == {
        "strokes.json",
        "torch-pickle.pt",
    }


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
