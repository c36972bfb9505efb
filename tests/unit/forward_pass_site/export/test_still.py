"""A network where no script runs: a picture or a table in one line, and the page to take along."""

from __future__ import annotations

import base64
import re

import pytest

from forward_pass_site.errors import SiteError
from forward_pass_site.export import page_file, still
from forward_pass_site.export.shown import Shown
from forward_pass_site.export.still import html_of, saved_still, still_of
from unit.forward_pass_site.export.networks import weather, yes_no


@pytest.fixture(autouse=True)
def script(monkeypatch):
    monkeypatch.setattr(page_file, "site_script", lambda _: "let here;")


@pytest.fixture
def no_node(monkeypatch):
    def refuse(_):
        raise SiteError("pictures need Node.js")

    still._painted.cache_clear()
    monkeypatch.setattr(still, "paint", refuse)
    yield
    still._painted.cache_clear()


def test_the_picture_stands_in_one_line_with_its_description():
    html = html_of(weather())
    assert "\n" not in html
    assert "<script" not in html
    assert (
        'alt="Rain &amp; wind: Neural network with layers of 2, 2, 2 neurons, sample 0. Outputs: stay 50.0\u2009%, go 50.0\u2009%."'
        in html
    )
    [picture] = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', html)
    assert base64.b64decode(picture).startswith(b"<svg")


def test_of_a_single_sigmoid_the_picture_has_both_names_the_right_way_round():
    assert "Outputs: rain 50.0\u2009%, dry 50.0\u2009%." in html_of(yes_no())


def test_an_image_has_its_shape_in_the_picture():
    # A row of two pixels is a picture of two squares; inputs of another kind are discs.
    image, other = (still_of(Shown(weather(input_shape=shape))) for shape in ((1, 2), None))
    assert image
    assert other
    assert image.svg != other.svg


def test_its_link_is_the_page_that_plays():
    [(page, name)] = re.findall(r'href="data:text/html;base64,([^"]+)" download="([^"]+)"', html_of(weather()))
    assert base64.b64decode(page).decode() == page_file.page_of(weather())
    assert name == "rain---wind.html"


@pytest.mark.usefixtures("no_node")
def test_without_node_there_is_a_table_and_what_a_picture_needs():
    html = html_of(weather())
    assert "<td>50.0\u2009%</td>" in html
    assert "pip install 'forward-pass[picture]'" in html
    assert "\n" not in html


def test_what_a_saved_notebook_keeps_is_a_picture_twice_and_can_be_found_by_its_widget():
    kept = saved_still(Shown(weather()), "w1")
    assert kept["image/svg+xml"].startswith("<svg")
    assert kept["text/html"].startswith('<div data-forward-pass-still="w1">')
    assert "\n" not in kept["text/html"]


@pytest.mark.usefixtures("no_node")
def test_without_node_a_saved_notebook_keeps_the_table():
    assert list(saved_still(Shown(weather()), "w1")) == ["text/html"]
