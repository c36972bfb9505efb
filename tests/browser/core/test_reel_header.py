"""reel-header.js: a reel that contradicts itself is refused at once, with a sentence."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error

from browser.lab import hand_made, shape_of

COUNT = 120


def header(**changed):
    """Return the header of the hand-made reel, with some of its parts changed."""
    whole = hand_made() | changed
    del whole["values"]
    return whole


def settings(**changed):
    return header(
        settings={name: value for name, value in (hand_made()["settings"] | changed).items() if value != "gone"}
    )


def refusal(lab, checked, count=COUNT):
    with pytest.raises(Error) as refused:
        lab.call("core/reel-header", "checkReel", checked, count)
    return refused.value.message.splitlines()[0].removeprefix("Page.evaluate: Error: ")


@pytest.mark.parametrize(
    "reel",
    [
        hand_made(),
        shape_of((1, 1)),
        shape_of((5, 7, 6, 2)),
        shape_of((100, 60, 80, 2), strongest=7),
        shape_of((2,) * 12),
        shape_of((3, 2), baseline=0.65),
        shape_of((3, 4, 2), baseline=0.65, changes=((0, 1, 2, 0.5), (1, 0, -1, -3.0))),
    ],
    ids=lambda reel: "-".join(map(str, reel["settings"]["layers"])),
)
def test_every_reel_that_python_writes_is_welcome(lab, reel):
    values = reel.pop("values")
    assert lab.call("core/reel-header", "checkReel", reel, len(values)) is None


@pytest.mark.parametrize("baseline", [None, 7, {}, {"temperature": "1"}])
def test_a_baseline_that_does_not_say_its_temperature_is_refused(lab, baseline):
    assert refusal(lab, header(baseline=baseline)) == "a reel's baseline must say its temperature"


def test_a_baseline_without_its_arrays_is_refused(lab):
    said = refusal(lab, header(baseline={"temperature": 1}))
    assert said == "a reel's arrays must follow from its settings and samples"


@pytest.mark.parametrize("changes", [7, [[0, 9, 0, 1]], [[0, 0, 0, "1"]]])
def test_changes_of_what_the_network_does_not_have_are_refused(lab, changes):
    assert refusal(lab, settings(changes=changes)).startswith("a reel's changes must be at most 10000 lists ")


@pytest.mark.parametrize(
    ("checked", "sentence"),
    [
        (None, 'a reel\'s format must be "forward-pass-reel"; got none'),
        ([], 'a reel\'s format must be "forward-pass-reel"; got none'),
        (header(format="film"), 'a reel\'s format must be "forward-pass-reel"; got "film"'),
        (header(version=2), "a reel's version must be 1; got 2"),
        (header(version="1"), 'a reel\'s version must be 1; got "1"'),
        (header(version=None), "a reel's version must be 1; got null"),
    ],
)
def test_another_format_or_version_is_refused(lab, checked, sentence):
    assert refusal(lab, checked) == sentence


@pytest.mark.parametrize("samples", [[], 3, None, [0, 1, -1], [0, 1, 1.5], [0, 1, "2"], [0, 1, None], [0, 1, 2**60]])
def test_samples_are_whole_numbers(lab, samples):
    assert refusal(lab, header(samples=samples)).startswith("a reel's samples must be 1 to 64 whole numbers")


@pytest.mark.parametrize(
    "chosen",
    [
        {"layers": "gone"}, {"layers": "1-4-2"}, {"layers": [1, "4", 2]},
        {"layers": [1, 4.5, 2]}, {"seed": "gone"}, {"seed": -1}, {"seed": "1"}, {"temperature": "gone"}, {"temperature": "0.5"},
        {"activation": "gone"}, {"activation": 3}, {"initialization": "gone"},
    ],
    ids=str,
)  # fmt: skip
def test_settings_that_do_not_say_their_network_are_refused(lab, chosen):
    assert refusal(lab, settings(**chosen)) == "a reel's settings must say its network"


@pytest.mark.parametrize("layers", [[1], [], [1, 0, 2], [1025, 2], [1024, 1024], [1] * 3000, [1] * 100_000])
def test_a_network_of_another_size_than_may_be_chosen_is_refused_before_its_arrays_are_counted(lab, layers):
    said = refusal(lab, settings(layers=layers))
    assert said.startswith("a reel's layers must be 2 to 12 layer sizes of 1 to 1024 neurons")
    assert len(said) < 300


def test_what_a_refused_reel_says_is_not_repeated_at_length(lab):
    for said in (refusal(lab, header(format="x" * 3_000_000)), refusal(lab, header(version="x" * 12_000))):
        assert len(said) < 200


@pytest.mark.parametrize("chosen", [None, {}, 3, "text", []])
def test_what_is_no_settings_is_refused(lab, chosen):
    assert refusal(lab, header(settings=chosen)) == "a reel's settings must say its network"


def test_arrays_are_a_list(lab):
    for arrays in (None, {}, "weights"):
        assert refusal(lab, header(arrays=arrays)) == "a reel's arrays must be listed"


ARRAYS = hand_made()["arrays"]


@pytest.mark.parametrize(
    "checked",
    [
        settings(layers=[1, 3, 2]), settings(layers=[1, 4, 4]), settings(layers=[1, 4, 2, 2]),
        header(samples=[0, 1]), header(samples=[0, 1, 2, 3]),
        header(arrays=ARRAYS[:-1]), header(arrays=ARRAYS[1:]), header(arrays=[*ARRAYS, ["more", None, [0]]]),
        header(arrays=[ARRAYS[1], ARRAYS[0], *ARRAYS[2:]]),
        header(arrays=[["weights", 0, [1, 4]], *ARRAYS[1:]]), header(arrays=[["weights", 1, [4, 1]], *ARRAYS[1:]]),
        header(arrays=[["weight", 0, [4, 1]], *ARRAYS[1:]]), header(arrays=[None, *ARRAYS[1:]]),
        header(arrays=[["weights", 0, [4.0, -1]], *ARRAYS[1:]]),
    ],
    ids=[
        "fewer neurons", "more classes", "another layer", "fewer samples", "more samples", "without the last", "without the first",
        "one more", "swapped", "transposed", "of another layer", "of another name", "nothing", "of negative size",
    ],
)  # fmt: skip
def test_arrays_that_do_not_follow_from_the_settings_are_refused(lab, checked):
    assert refusal(lab, checked) == "a reel's arrays must follow from its settings and samples"


def test_too_few_and_too_many_values_are_refused(lab):
    for count in (COUNT - 1, COUNT + 1, 0):
        assert (
            refusal(lab, header(), count) == f"a reel's values must be as many as its header says: {COUNT}; got {count}"
        )


def test_a_layer_told_by_its_strongest_has_as_many_as_the_settings_say(lab):
    reel = shape_of((100, 60, 2), strongest=7)
    count = len(reel.pop("values"))
    reel["settings"]["strongest"] = 8
    assert refusal(lab, reel, count) == "a reel's arrays must follow from its settings and samples"
