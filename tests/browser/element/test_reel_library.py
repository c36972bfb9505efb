"""reel-library.js: which settings a given reel brings."""

from __future__ import annotations

import pytest

from browser.lab import shape_of

SETTINGS = {
    "layers": [5, 7, 6, 2],
    "seed": 7,
    "sample": 3,
    "temperature": 0.65,
    "activation": "relu",
    "output": "softmax",
    "initialization": "he",
    "changes": [],
}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([], {"layers": [3, 2], "seed": 4, "sample": 0, "temperature": 2, "activation": "tanh"}),
        (["seed"], {"layers": [3, 2], "seed": 7, "sample": 0, "temperature": 2, "activation": "tanh"}),
        (["layers", "sample", "temperature", "activation", "seed"], SETTINGS),
    ],
)
def test_what_the_author_did_not_say_is_as_in_the_reel(lab, said, expected):
    body = """
      const { settingsOf } = await import("/static/element/reel-library.js");
      const { decodeRecorded } = await import("/static/core/decode.js");
      return settingsOf(given.settings, decodeRecorded(given.reel), new Set(given.said));
    """
    reel = shape_of((3, 2), seed=4, temperature=2.0, activation="tanh")
    chosen = lab.run(body, {"settings": SETTINGS, "reel": reel, "said": said})
    assert chosen == {"output": "softmax", "initialization": "he", "changes": []} | expected


def test_without_a_reel_the_settings_stay(lab):
    body = "return (await import('/static/element/reel-library.js')).settingsOf(given, undefined, new Set());"
    assert lab.run(body, SETTINGS) == SETTINGS
