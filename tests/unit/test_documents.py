"""The documents: whatever they name exists, and whatever an author may set is named."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from documents import ARCHITECTURE, EMBEDDING, REFERENCE, ROOT, TEXTS, table
from forward_pass_site.record.reels import recorded_seeds

STYLES = (ROOT / "static/ui/styles.js").read_text("utf-8")
COLORS = (ROOT / "static/core/colors.js").read_text("utf-8")
TEMPLATE = (ROOT / "static/ui/frame-html.js").read_text("utf-8")
DOCK = (ROOT / "static/ui/dock.js").read_text("utf-8")
TOUR = (ROOT / "static/features/tour/tour.js").read_text("utf-8")
ELEMENT = (ROOT / "static/element/forward-pass-element.js").read_text("utf-8")


def first_column(text: str, heading: str) -> list[str]:
    """Return the code words in the first column of the table with this heading."""
    return [word for row in table(text, heading) for word in re.findall(r"`([^`]+)`", row[0])]


def test_the_attributes_named_are_those_that_are_read_with_their_defaults():
    data = json.loads((ROOT / "app/forward_pass/settings.json").read_text("utf-8"))
    read = {
        "layers",
        "seed",
        "sample",
        "temperature",
        "activation",
        "output",
        "initialization",
        "original",
        *data["display"],
    }
    assert set(first_column(REFERENCE, "attribute")) == read
    for name, rule in (data["settings"] | data["display"]).items():
        if name in read and rule["default"] not in ("", None):
            default = rule["default"]
            text = "-".join(map(str, default)) if name == "layers" else json.dumps(default).strip('"')
            assert f"| `{name}` | `{text}` |" in REFERENCE


@pytest.mark.parametrize("name", first_column(REFERENCE, "property or method"))
def test_every_property_and_method_named_is_one_of_the_element(name):
    assert re.search(rf"^  (get )?{re.escape(name.split('(')[0])}(\(| = )", ELEMENT, re.MULTILINE)


def test_the_keys_named_are_those_of_the_list_in_the_element():
    keys = (ROOT / "static/features/keys/shortcuts.js").read_text("utf-8")
    shown = [re.findall(r'"([^"]+)"', row) for row in re.findall(r"labels: \[([^\]]+)\]", keys)]
    rows = table(REFERENCE, "key")
    assert [re.findall(r"<kbd>(.+?)</kbd>", row[0]) for row in rows] == shown
    assert [row[1] for row in rows] == re.findall(r'words: "([^"]+)"', keys)


def test_the_custom_properties_named_are_those_that_are_used():
    colors = re.findall(r"^  (\w+): \[", COLORS, re.MULTILINE)
    written = ["--forward-pass-" + re.sub("([A-Z])", r"-\1", name).lower() for name in colors]
    assert set(first_column(REFERENCE, "custom property")) == {
        *written,
        *re.findall(r"var\((--forward-pass-[\w-]+)", STYLES),
    }


def test_the_parts_named_are_those_of_the_shadow_tree():
    [line] = re.findall(r"^Parts for .*$", REFERENCE, re.MULTILINE)
    named = set(re.findall(r"`([\w-]+)`", line))
    parts = re.findall(r'part="([^"]+)"', TEMPLATE) + re.findall(r'part: "([^"]+)"', TOUR)
    parts += re.findall(r'new DockPlace\("([^"]+)"', DOCK)
    assert named == set(" ".join(parts).split())


@pytest.mark.parametrize("page", ["README.md", "index.html"])
def test_every_line_that_embeds_the_element_names_a_network_that_plays_at_once(page):
    seeds = re.findall(r"forward-pass seed=\"(\d+)\"", (ROOT / page).read_text("utf-8"))
    assert seeds
    assert {int(seed) for seed in seeds} <= set(recorded_seeds())


def test_the_iframe_asks_only_for_what_an_address_may_ask_for():
    [query] = re.findall(r"embed\.html\?([^\"]+)\"", EMBEDDING)
    asked = dict(part.split("=") for part in query.split("&amp;"))
    assert set(asked) <= set(first_column(REFERENCE, "attribute"))
    assert int(asked["seed"]) in recorded_seeds()


def test_an_address_may_ask_for_every_attribute():
    names = (ROOT / "static/core/attribute-names.js").read_text("utf-8")
    assert re.findall(r'"(\w+)"', names) == first_column(REFERENCE, "attribute")


@pytest.mark.parametrize("folder", first_column(ARCHITECTURE, "folder"))
def test_every_folder_named_is_there(folder):
    assert (ROOT / folder).exists()


NAMED_TARGETS = {target for text in TEXTS.values() for target in re.findall(r"\bmake ([a-z-]+)\b(?! \w)", text)}


@pytest.mark.parametrize("target", sorted(NAMED_TARGETS))
def test_every_target_named_is_in_the_makefile(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def anchors(path: Path) -> list[str]:
    """Return the names that a Markdown file's headings have in links."""
    headings = re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.MULTILINE)
    return [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings]


@pytest.mark.parametrize("name", TEXTS)
def test_every_link_leads_to_a_file_and_to_a_heading_in_it(name):
    for link in re.findall(r"\]\((?!\w+://)([^)]+)\)", TEXTS[name]):
        path, _, heading = link.partition("#")
        target = (ROOT / name).parent / path if path else ROOT / name
        assert target.is_file(), link
        assert not heading or heading in anchors(target), link


# Only a built site has them.
BUILT = {"static/forward-pass.classic.js", "static/forward-pass.bundler.js"}


@pytest.mark.parametrize("name", TEXTS)
def test_every_path_named_is_there(name):
    paths = re.findall(r"`((?:app|static|tests|docs|examples)/[\w./-]+)`", TEXTS[name])
    assert [path for path in paths if not (ROOT / path).exists() and path not in BUILT] == []
