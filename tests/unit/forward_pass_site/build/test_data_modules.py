"""data_modules.py: JavaScript modules with the data of files that Python reads."""

from __future__ import annotations

import json

import pytest

from forward_pass_site.build.data_modules import (
    check_modules,
    listener_module,
    settings_module,
    snippet_module,
    write_modules,
)
from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError

SOURCES = {
    "forward_pass/settings.json": '{"sentence": "φ"}',
    "forward_pass_site/cli/snippet.json": '{"linkText": "→"}',
    "forward_pass_site/build/listener.html": '<b>\n  `"${x}\n',
}


@pytest.fixture
def small(tmp_path):
    for name, text in SOURCES.items():
        (tmp_path / "app" / name).parent.mkdir(parents=True)
        (tmp_path / "app" / name).write_text(text)
    (tmp_path / "static" / "core").mkdir(parents=True)
    for feature in ("cards", "share"):
        (tmp_path / "static" / "features" / feature).mkdir(parents=True)
    return Checkout(tmp_path)


def test_the_committed_modules_agree_with_their_sources(checkout):
    check_modules(checkout)


def test_the_modules_hold_the_same_data(small):
    literal = settings_module(small).split("export const SETTINGS = ")[1].removesuffix(";\n")
    assert json.loads(literal) == {"sentence": "φ"}
    literal = snippet_module(small).split("export const SNIPPET = ")[1].removesuffix(";\n")
    assert json.loads(literal) == {"linkText": "→"}
    literal = listener_module(small).split("export const LISTENER = ")[1].removesuffix(";\n")
    assert json.loads(literal) == '<b>\n  `"${x}'


@pytest.mark.parametrize("source", SOURCES)
def test_a_missing_or_outdated_module_is_reported_with_the_command_that_writes_it(small, source):
    with pytest.raises(SiteError, match="run `make data`"):
        check_modules(small)
    write_modules(small)
    check_modules(small)
    (small.app / source).write_text('{"sentence": "other"}')
    with pytest.raises(SiteError, match="run `make data`"):
        check_modules(small)
