"""parity.py: how far the outputs lie from the framework's answers, in numbers and in words."""

import numpy as np
import pytest

from forward_pass import network
from forward_pass.formats.parity import Difference, Parity, compare_with_answers
from forward_pass.formats.samples import KnownSample, Made

# Two outputs, x − 2y + 0.5 and 3x, as they are.
MODEL = network([[[1, -2], [3, 0]]], [[0.5, 0]], output="linear")
SKLEARN = Made("scikit-learn", "1.8.0")


def _samples(*answers: list[float] | None) -> list[KnownSample]:
    return [KnownSample(np.array([3.0, 1.0]), answer=None if a is None else np.array(a)) for a in answers]


def test_the_largest_distance_of_any_sample_and_output_is_found_and_placed() -> None:
    parity = compare_with_answers(MODEL, _samples([1.5, 9], None, [1.5, 9.25], [1.375, 9]))
    assert (parity.checked, parity.most) == (3, 0.25)
    assert parity.differs == Difference(layer=1, neuron=1, sample=2, by=0.25)


def test_answers_within_the_tolerance_differ_nowhere() -> None:
    samples = _samples([1.5, 9.25])
    assert compare_with_answers(MODEL, samples, tolerance=0.25).differs is None
    assert compare_with_answers(MODEL, samples, tolerance=0.24).differs is not None


def test_the_networks_own_temperature_counts() -> None:
    # ln 4 against 0 at T = 2 is ln 2 against 0: two thirds and a third.
    model = network([[[1, -2], [3, 0]]], [[np.log(4) - 1, -9]])
    samples = _samples([2 / 3, 1 / 3])
    assert compare_with_answers(model, samples, temperature=2).differs is None
    assert compare_with_answers(model, samples).differs is not None


@pytest.mark.parametrize(
    ("parity", "sentence"),
    [
        (Parity(8, 3.2e-7, 1e-6, None, SKLEARN), "equals scikit-learn 1.8 to 3·10⁻⁷ on 8 samples"),
        (Parity(1, 0.0, 1e-6, None, SKLEARN), "equals scikit-learn 1.8 exactly on 1 sample"),
        (Parity(2, 1e-12, 1e-6), "equals the answers in the file to 1·10⁻¹² on 2 samples"),
        (Parity(0, 0.0, 1e-6, None, SKLEARN), "not checked"),
        (Parity(8, 0.031, 1e-6, Difference(2, 4, 0, 0.0301), Made("PyTorch", "2.9")), "differs from PyTorch at the outputs, neuron 5, by 0.03"),
        (Parity(8, 2e6, 1e-6, Difference(2, 4, 0, 2e6)), "differs from the answers in the file at the outputs, neuron 5, by 2000000"),
    ],
)  # fmt: skip
def test_the_sentence_says_it_in_words(parity: Parity, sentence: str) -> None:
    assert parity.sentence == sentence


def test_it_is_written_as_json_with_its_sentence() -> None:
    written = compare_with_answers(MODEL, _samples([1.5, 9.25]), made=SKLEARN).to_dict()
    assert written == {
        "checked": 1,
        "most": 0.25,
        "tolerance": 1e-6,
        "differs": {"layer": 1, "neuron": 1, "sample": 0, "by": 0.25},
        "sentence": "differs from scikit-learn at the outputs, neuron 2, by 0.25",
    }
