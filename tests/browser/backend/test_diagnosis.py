"""diagnosis.js: whether every file that a start needs can be had, and is what it must be."""

from __future__ import annotations

import hashlib

import pytest

ASK = """
  const { whatIsWrong } = await import("/static/backend/diagnosis.js");
  return whatIsWrong(given.map(([path, sha256 = ""]) => ({ url: new URL(path, location.href).href, bytes: 0, sha256 })));
"""
SCRIPT = b"export const answer = 42;"
THERE = [["static/types.d.ts"], ["static/stage/player.js"]]


def test_when_all_files_are_there_nothing_is_wrong(own_lab):
    asked = []
    own_lab.page.on("request", lambda request: asked.append((request.method, request.url.rsplit("/")[-1])))
    assert own_lab.run(ASK, THERE) is None
    assert ("HEAD", "types.d.ts") in asked, "its head is enough"


@pytest.mark.tolerates_trouble(reason="files are missing on purpose")
@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"status": 500}, "the server answered 500"),
        ({"status": 503}, "the server answered 503"),
        (None, "the server did not answer"),
    ],
)
def test_the_first_missing_file_is_named_with_what_the_server_said(own_lab, answer, reason):
    own_lab.page.route("**/away/*", lambda route: route.fulfill(**answer) if answer else route.abort())
    said = own_lab.run(ASK, [*THERE, ["away/numpy.pack"], ["away/other.zip"]])
    assert said == f"numpy.pack could not be loaded ({reason})"


@pytest.mark.tolerates_trouble(reason="the server refuses to tell heads")
@pytest.mark.parametrize("status", [405, 501])
def test_a_server_that_tells_no_heads_is_no_sign_that_a_file_is_missing(own_lab, status):
    own_lab.page.route("**/away/*", lambda route: route.fulfill(status=status))
    assert own_lab.run(ASK, [["away/numpy.pack"]]) is None


@pytest.mark.parametrize(
    ("served", "said"),
    [
        ({"body": SCRIPT, "content_type": "text/javascript"}, None),
        ({"body": SCRIPT, "content_type": "application/ecmascript"}, None),
        ({"body": SCRIPT, "content_type": "text/plain"}, "a.mjs must be served as text/javascript; got text/plain"),
        (
            {"body": b"<html>", "content_type": "text/javascript"},
            "a.mjs has other bytes than the ones it was built with",
        ),
    ],
)
def test_a_script_must_be_served_as_one_and_have_its_bytes(own_lab, served, said):
    own_lab.page.route("**/away/a.mjs", lambda route: route.fulfill(**served))
    assert own_lab.run(ASK, [["away/a.mjs", hashlib.sha256(SCRIPT).hexdigest()]]) == said
