"""README.md: whatever it names exists, and whatever an author may set is named."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from forward_pass_site.checkout import this_checkout
from forward_pass_site.cli.options import NETWORK
from forward_pass_site.record.reels import recorded_seeds

ROOT = this_checkout().root
README = (ROOT / "README.md").read_text("utf-8")
STYLES = (ROOT / "static/ui/styles.js").read_text("utf-8")
COLORS = (ROOT / "static/core/colors.js").read_text("utf-8")
TEMPLATE = (ROOT / "static/ui/template.js").read_text("utf-8")
CARD = (ROOT / "static/features/cards/card.js").read_text("utf-8")
ELEMENT = (ROOT / "static/element/forward-pass-element.js").read_text("utf-8")


def first_column(heading: str) -> list[str]:
    """Return the code words in the first column of the table with this heading."""
    rows = README.split(f"| {heading} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return re.findall(r"`([^`]+)`", "\n".join(re.split(r"(?<!\\)\|", row)[1] for row in rows))


def test_the_attributes_named_are_those_that_are_read_with_their_defaults():
    data = json.loads((ROOT / "app/forward_pass/settings.json").read_text("utf-8"))
    read = {"layers", "seed", "sample", "temperature", "activation", *data["display"]}
    assert set(first_column("attribute")) == read
    for name, rule in (data["settings"] | data["display"]).items():
        if name in read and rule["default"] not in ("", None):
            default = rule["default"]
            text = "-".join(map(str, default)) if name == "layers" else json.dumps(default).strip('"')
            assert f"| `{name}` | `{text}` |" in README


def test_initialization_is_a_setting_of_python_alone_as_it_says():
    data = json.loads((ROOT / "app/forward_pass/settings.json").read_text("utf-8"))
    assert data["settings"]["initialization"]["choices"] == ["he", "glorot"]
    assert '`Settings(initialization="glorot")`' in README
    assert "initialization" not in first_column("attribute")
    assert "initialization" not in NETWORK


@pytest.mark.parametrize("name", first_column("property or method"))
def test_every_property_and_method_named_is_one_of_the_element(name):
    assert re.search(rf"^  (get )?{re.escape(name.split('(')[0])}\(", ELEMENT, re.MULTILINE)


def test_the_keys_named_are_those_of_the_list_in_the_element():
    keys = (ROOT / "static/features/keys/shortcuts.js").read_text("utf-8")
    shown = [re.findall(r'"([^"]+)"', row) for row in re.findall(r"labels: \[([^\]]+)\]", keys)]
    rows = README.split("| key |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    assert [re.findall(r"<kbd>(.+?)</kbd>", row) for row in rows] == shown
    assert [row.split("|")[2].strip() for row in rows] == re.findall(r'words: "([^"]+)"', keys)


def test_the_custom_properties_named_are_those_that_are_used():
    colors = re.findall(r"^  (\w+): \[", COLORS, re.MULTILINE)
    written = ["--forward-pass-" + re.sub("([A-Z])", r"-\1", name).lower() for name in colors]
    assert set(first_column("custom property")) == {*written, *re.findall(r"var\((--forward-pass-[\w-]+)", STYLES)}


def test_the_parts_named_are_those_of_the_shadow_tree():
    [line] = re.findall(r"^Parts for .*$", README, re.MULTILINE)
    named = set(re.findall(r"`([\w-]+)`", line))
    parts = re.findall(r'part="([^"]+)"', TEMPLATE) + re.findall(r'part: "([^"]+)"', CARD)
    assert named == set(" ".join(parts).split())


@pytest.mark.parametrize("page", ["README.md", "index.html"])
def test_every_line_that_embeds_the_element_names_a_network_that_plays_at_once(page):
    seeds = re.findall(r"forward-pass seed=\"(\d+)\"", (ROOT / page).read_text("utf-8"))
    assert seeds
    assert {int(seed) for seed in seeds} <= set(recorded_seeds())


def test_the_iframe_asks_only_for_what_an_address_may_ask_for():
    [query] = re.findall(r"embed\.html\?([^\"]+)\"", README)
    asked = dict(part.split("=") for part in query.split("&amp;"))
    assert set(asked) <= set(first_column("attribute"))
    assert int(asked["seed"]) in recorded_seeds()


def test_an_address_may_ask_for_every_attribute():
    names = (ROOT / "static/core/attribute-names.js").read_text("utf-8")
    assert re.findall(r'"(\w+)"', names) == first_column("attribute")


@pytest.mark.parametrize("folder", first_column("folder"))
def test_every_folder_named_is_there(folder):
    assert (ROOT / folder).exists()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z]+)", README))))
def test_every_target_named_is_in_the_makefile(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("link", [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link])
def test_every_link_leads_to_a_file(link):
    assert Path(ROOT, link).is_file()
