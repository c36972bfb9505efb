"""base-folder.js: where the files are, once a bundler has put the script elsewhere."""

from __future__ import annotations

import pytest

MOVE = """
  const { setBaseFolder } = await import("/static/element/base-folder.js");
  const version = await import("/static/backend/version.js");
  const before = version.STATIC_URL;
  const sentence = setBaseFolder(given);
  const found = version.STATIC_URL;
  version.moveTo(before);
  return [sentence, found === before ? "as before" : found.replace(origin, "")];
"""


@pytest.mark.parametrize("base", ["/lib", "/lib/", "/lib//", "./lib", "lib/", "{origin}/lib/"])
def test_a_folder_of_the_pages_own_host_holds_the_files(lab, base):
    origin = lab.run("return location.origin")
    assert lab.run(MOVE, base.format(origin=origin)) == [None, "/lib/static/"]


@pytest.mark.parametrize("base", [None, ""])
def test_where_nothing_is_said_they_are_beside_the_script(lab, base):
    assert lab.run(MOVE, base) == [None, "as before"]


@pytest.mark.parametrize(
    "base",
    [
        "https://elsewhere.test/",
        "//elsewhere.test",
        "http://[",
        "data:text/javascript,",
        "blob:http://x/",
        "javascript:1",
    ],
)
def test_another_host_is_refused_in_words_and_nothing_moves(lab, base):
    assert lab.run(MOVE, base) == [
        f"base must be the URL of a folder on this page's own host; got {base}",
        "as before",
    ]
