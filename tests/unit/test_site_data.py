"""The settings, written once and read by both languages."""

from __future__ import annotations

import json

import pytest

from forward_pass_site.checkout import Checkout
from forward_pass_site.data import check_settings_module, settings_module, write_settings_module
from forward_pass_site.errors import SiteError


@pytest.fixture
def small(tmp_path):
    (tmp_path / "app" / "forward_pass").mkdir(parents=True)
    (tmp_path / "static" / "scene").mkdir(parents=True)
    (tmp_path / "app" / "forward_pass" / "settings.json").write_text('{"sentence": "φ"}')
    return Checkout(tmp_path)


def test_the_committed_module_says_what_settings_json_says(checkout):
    check_settings_module(checkout)


def test_the_module_holds_the_same_data(small):
    literal = settings_module(small).split("export const SETTINGS = ")[1].removesuffix(";\n")
    assert json.loads(literal) == {"sentence": "φ"}


def test_a_module_that_is_missing_or_out_of_date_is_said_with_the_way_out(small):
    with pytest.raises(SiteError, match="run `make data`"):
        check_settings_module(small)
    write_settings_module(small)
    check_settings_module(small)
    (small.app / "forward_pass" / "settings.json").write_text('{"sentence": "other"}')
    with pytest.raises(SiteError, match="run `make data`"):
        check_settings_module(small)
