"""A network as one page: what it holds, what its policy allows, and when it cannot be made."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re

import pytest

from forward_pass.formats.errors import FormatError
from forward_pass_site.errors import SiteError
from forward_pass_site.export import page_file, site_files
from forward_pass_site.export.page_file import page_of, write_page
from unit.forward_pass_site.export.networks import weather, yes_no

SCRIPT = "let here = 1 < 2;"


@pytest.fixture(autouse=True)
def script(monkeypatch):
    monkeypatch.setattr(page_file, "site_script", lambda _: SCRIPT)


def between(text, start, end):
    return text.split(start)[1].split(end)[0]


def data_of(page):
    return [json.loads(text) for text in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page)]


def digest(text):
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_it_holds_the_element_packed_and_its_own_policy_names_both_scripts():
    page = page_of(weather())
    packed = between(page, '<script type="application/gzip" data-element>', "</script>")
    assert gzip.decompress(base64.b64decode(packed)).decode() == SCRIPT
    [unpack] = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    style = between(page, "<style>", "</style>")
    sources = f"script-src 'sha256-{digest(unpack)}' 'sha256-{digest(SCRIPT)}'; style-src 'sha256-{digest(style)}'"
    assert between(page, 'Policy" content="', '"') == f"default-src 'none'; {sources}; img-src data:"


def test_it_holds_the_samples_and_what_cards_say_of_them():
    document, explained = data_of(page_of(weather(units=("m/s", "mm"))))
    reel = document["recorded"]
    assert (reel["samples"], reel["source"]["kind"]) == ([0, 1], "stored")
    assert (explained["name"], explained["samples"]) == (reel["source"]["name"], 2)
    assert explained["shares"]["dense1"][1] == [[1, 0, 0], [0, 1, 0]]


def test_names_units_ranges_and_the_shape_of_an_image_travel_with_the_samples():
    units, ranges = ("m/s", "mm"), ((0.0, 20.0), (0.0, 40.0))
    document, _ = data_of(page_of(weather(units=units, ranges=ranges, input_shape=(1, 2))))
    expected = {"names": ["wind, strong", "rain"], "units": ["m/s", "mm"], "ranges": [[0, 20], [0, 40]]}
    assert document["inputs"] == {"count": 2, **expected, "shape": [1, 2]}
    assert document["classes"] == ["stay", "go"]


def test_of_a_single_sigmoid_the_table_has_the_name_for_yes():
    assert '<th scope="col">rain</th></tr>' in page_of(yes_no())


def test_it_asks_for_nothing_elsewhere():
    assert set(re.findall(r'(?:src|href)="([^"]*)"', page_of(weather()))) == {"data:,"}


def test_it_says_in_words_what_the_network_is_and_what_needs_a_server():
    page = page_of(weather())
    for words in (
        "<h1>Rain &amp; wind</h1>",
        "<p>Whether to &lt;stay&gt;.</p>",
    ):
        assert words in page
    assert "Equals scikit-learn 1.8 exactly on 1 sample. These passes were recorded" in page
    assert "needs a\nserver: a copy of Forward Pass" in page


def test_a_network_without_a_title_is_called_by_its_layers():
    assert "<title>A network of 2-2-2 neurons</title>" in page_of(weather(title=""))


def test_where_no_script_runs_the_outputs_stand_in_a_table():
    table = between(page_of(weather()), "<table>", "</table>")
    assert '<tr><th scope="row">0</th><td>50.0\u2009%</td><td>50.0\u2009%</td></tr>' in table
    assert '<th scope="col">stay</th><th scope="col">go</th>' in table


def test_a_name_that_looks_like_markup_ends_no_script():
    page = page_of(weather(classes=("</script><b>", "go")))
    assert "</script><b>" not in page


def test_a_network_without_samples_is_refused_in_one_sentence():
    with pytest.raises(FormatError, match="^samples must be 1 or more, which it is shown computing, .*; got none$"):
        page_of(weather(samples=()))


def test_it_is_written_to_a_file(tmp_path):
    size = write_page(weather(), tmp_path / "net.html")
    assert (tmp_path / "net.html").read_text("utf-8") == page_of(weather())
    assert size == (tmp_path / "net.html").stat().st_size


def test_a_place_that_cannot_be_written_gives_the_error_of_python(tmp_path):
    with pytest.raises(FileNotFoundError, match="missing"):
        write_page(weather(), tmp_path / "missing" / "net.html")


def test_a_checkout_that_has_not_been_built_says_what_builds_it(monkeypatch, tmp_path):
    monkeypatch.setattr(site_files, "PACKAGED_SITE", tmp_path)
    with pytest.raises(SiteError, match="static/some.js is part of the built site, .* `make build` makes it"):
        site_files.site_script("some.js")
