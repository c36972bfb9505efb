"""`forward-pass snippet`: what an author pastes."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from forward_pass_site.__main__ import main

SITE = "https://example.org/forward-pass/"


class Elements(HTMLParser):
    """Takes down every element with its attributes, and which of them are closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, dict[str, str | None]] = {}
        self.closed: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found[tag] = dict(attrs)

    def handle_endtag(self, tag):
        self.closed.append(tag)


@pytest.fixture
def printed(capsys):
    """Print the snippets; give them by title."""

    def printed(*told: str, site: str = SITE) -> dict[str, str]:
        assert main(["snippet", "--site", site, *told]) == 0
        parts = capsys.readouterr().out.strip().split("\n\n")
        return dict(part.split("\n", 1) for part in parts)

    return printed


def test_there_is_a_link_an_element_and_an_iframe(printed):
    assert list(printed("--seed", "7")) == ["Link", "Element", "Iframe"]


def test_all_three_show_the_same_network(printed):
    told = ["--layers", "3-4-2", "--seed", "7", "--temperature", "1.5", "--sample", "2", "--controls", "compact"]
    wanted = {"layers": "3-4-2", "seed": "7", "temperature": "1.5", "sample": "2", "controls": "compact"}
    snippets = printed(*told)
    assert Elements(snippets["Element"]).found["forward-pass"] == wanted
    for address in (snippets["Link"], Elements(snippets["Iframe"]).found["iframe"]["src"]):
        assert {name: value for name, [value] in parse_qs(urlsplit(address).query).items()} == wanted


def test_what_has_its_default_is_not_written_but_for_the_seed(printed):
    snippets = printed("--temperature", "0.65")
    assert snippets["Link"] == f"{SITE}?seed=65"
    assert Elements(snippets["Element"]).found["forward-pass"] == {"seed": "65"}


def test_every_element_is_closed_and_the_script_is_where_the_site_has_it(printed):
    elements = Elements(printed()["Element"])
    assert sorted(elements.closed) == sorted(elements.found) == ["a", "forward-pass", "p", "script"]
    assert elements.found["script"] == {"type": "module", "src": f"{SITE}static/forward-pass.js"}


def test_the_iframe_waits_until_it_is_seen_and_says_what_it_shows(printed):
    frame = Elements(printed("--layers", "3-4-2", "--seed", "7")["Iframe"])
    assert frame.closed == ["iframe"]
    attributes = frame.found["iframe"]
    assert attributes["src"].startswith(f"{SITE}embed.html?")
    assert attributes["loading"] == "lazy"
    assert attributes["allow"] == "clipboard-write; fullscreen"
    assert attributes["title"] == "A neural network of 3-4-2 neurons computes its forward pass (seed 7)"


def test_a_site_without_a_slash_at_its_end_is_a_folder_too(printed):
    assert printed(site="http://localhost:8000") == printed(site="http://localhost:8000/")


def test_nothing_is_injected(printed):
    evil = '"><script>alert(1)</script>&'
    snippets = printed("--labels", evil, "--reel", evil)
    elements = Elements(snippets["Element"])
    assert elements.found["forward-pass"] == {"seed": "65", "labels": evil, "reel": evil}
    assert elements.found["script"]["type"] == "module"
    assert set(Elements(snippets["Iframe"]).found) == {"iframe"}
    assert parse_qs(urlsplit(snippets["Link"]).query)["labels"] == [evil]


@pytest.mark.parametrize("site", ["example.org", "ftp://example.org/", "javascript:alert(1)", "https://x/?a=1", ""])
def test_a_site_that_is_no_url_is_refused(site, capsys):
    assert main(["snippet", f"--site={site}"]) == 1
    sentence = "forward-pass: the site must be a URL such as https://example.org/forward-pass/; got"
    assert capsys.readouterr().err.startswith(sentence)


def test_a_choice_that_does_not_exist_is_refused(capsys):
    assert main(["snippet", "--site", SITE, "--theme", "sepia"]) == 1
    assert capsys.readouterr().err == "forward-pass: theme must be one of auto, dark, light; got sepia\n"


def test_a_setting_that_may_not_be_chosen_is_refused(capsys):
    assert main(["snippet", "--site", SITE, "--layers", "5--2"]) == 1
    assert capsys.readouterr().err.startswith("forward-pass: layers must be 2 to 12 layer sizes")
