"""diagnosis.js: whether every file that a start needs can be had."""

from __future__ import annotations

import pytest

ASK = "return (await import('/static/runtime/diagnosis.js')).missingFile(given.map((path) => new URL(path, location.href).href));"
THERE = ["static/runtime/player.js", "static/types.d.ts"]


def test_when_all_files_are_there_nothing_is_missing(own_lab):
    asked = []
    own_lab.page.on("request", lambda request: asked.append(request.method))
    assert own_lab.run(ASK, THERE) is None
    assert asked.count("HEAD") == 2, "their heads are enough"


@pytest.mark.tolerates_trouble(reason="files are missing on purpose")
@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"status": 404}, "the server answered 404"),
        ({"status": 503}, "the server answered 503"),
        (None, "the server did not answer"),
    ],
)
def test_the_first_missing_file_is_named_with_what_the_server_said(own_lab, answer, reason):
    own_lab.page.route("**/away/*", lambda route: route.fulfill(**answer) if answer else route.abort())
    assert own_lab.run(ASK, [*THERE, "away/numpy.whl", "away/other.zip"]) == f"numpy.whl could not be loaded ({reason})"
