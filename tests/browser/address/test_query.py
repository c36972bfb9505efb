"""query.js: what an address asks for, and sentences about what will not do."""

from __future__ import annotations

import pytest

READ = """
  const { readQuery } = await import("/static/address/query.js");
  const url = new URL(`https://here.test/folder/embed.html?${given.query}`);
  const { values, problems } = readQuery(url, given.others);
  return [Object.fromEntries(values), problems];
"""


@pytest.fixture
def read(lab):
    """Read a query; give what is asked for and what is wrong with it."""

    def read(query, others=()):
        return lab.run(READ, {"query": query, "others": list(others)})

    return read


def test_an_empty_query_asks_for_nothing(read):
    assert read("") == [{}, []]


def test_every_attribute_of_the_element_may_be_asked_for_and_nothing_else(lab):
    body = """
      const { NAMES } = await import("/static/address/query.js");
      const { ForwardPassElement } = await import("/static/element/forward-pass-element.js");
      return [NAMES, ForwardPassElement.observedAttributes];
    """
    names, attributes = lab.run(body)
    assert names == attributes


def test_values_are_decoded_and_not_looked_into(read):
    assert read("seed=%3Cscript%3E&labels=a+b,c|d&temperature=") == [
        {"seed": "<script>", "labels": "a b,c|d", "temperature": ""}, [],
    ]  # fmt: skip


def test_of_a_name_that_stands_twice_the_first_value_counts_and_that_is_said(read):
    values, problems = read("seed=1&speed=2&seed=2&seed=3")
    assert values == {"seed": "1", "speed": "2"}
    assert problems == ["seed must stand once in the address; got it 3 times, and the first counts"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("a=1", ["a means nothing in this address and was left out"]),
        ("a=1&a=2", ["a means nothing in this address and was left out"]),
        ("a=1&seed=2&b=1", ["a and b mean nothing in this address and were left out"]),
        ("a&b&c", ["a, b and c mean nothing in this address and were left out"]),
        ("a&b&c&d&e", ["a, b, c and 2 more mean nothing in this address and were left out"]),
        ("Seed=1", ["Seed means nothing in this address and was left out"]),
        ("constructor=1", ["constructor means nothing in this address and was left out"]),
        ("=1", ['"" means nothing in this address and was left out']),
        ("preferred=1", ["preferred means nothing in this address and was left out"]),
    ],
)
def test_names_without_meaning_are_said_by_name(read, query, said):
    assert read(query)[1] == said


def test_a_long_name_is_shortened(read):
    [said] = read("n" * 100_000)[1]
    assert said == f"{'n' * 80}… (99920 more) means nothing in this address and was left out"


# What mail, shops, searches, social networks and translators are known to add.
TRACKERS = [
    "utm_source", "utm_", "fbclid", "gclid", "msclkid", "yclid", "wbraid", "gad_source", "mc_cid", "mc_eid", "ref", "ref_src",
    "_hsenc", "_hsmi", "__hstc", "hsCtaTracking", "mkt_tok", "_gl", "_ga", "igsh", "igshid", "srsltid", "vero_id", "trk", "si",
    "_x_tr_sl", "_x_tr_pto", "_", "li_fat_id", "mibextid", "mtm_campaign", "pk_kwd", "oly_enc_id", "epik", "spm",
    "UTM_Source", "gclsrc", "guccounter", "fb_action_ids", "piwik_kwd", "at_medium", "irclickid", "ScCid", "s_cid", "ocid",
]  # fmt: skip


def test_what_trackers_hang_on_links_is_left_out_without_a_word(read):
    assert read("&".join(f"{name}=1" for name in TRACKERS)) == [{}, []]


@pytest.mark.parametrize("name", ["sede", "layer", "them", "clids", "utmost", "refer", "side", "speed_", "python_"])
def test_a_name_that_may_be_one_of_ours_misspelt_is_still_told(read, name):
    assert read(f"{name}=1")[1] == [f"{name} means nothing in this address and was left out"]


def test_a_page_may_know_names_of_its_own(read):
    assert read("sw=off&a=1", ["sw"]) == [{}, ["a means nothing in this address and was left out"]]


@pytest.mark.parametrize("reel", ["mine.json", "/reels/mine.json", "https://here.test/mine.json", ""])
def test_a_reel_of_the_pages_own_host_may_be_asked_for(read, reel):
    assert read(f"reel={reel}") == [{"reel": reel}, []]


@pytest.mark.parametrize(
    "reel",
    ["https://elsewhere.test/a.json", "//elsewhere.test/a.json", "http://here.test/a.json", "data:,1", "http://["],
)
def test_a_reel_from_anywhere_else_is_refused(read, reel):
    assert read(f"reel={reel}") == [{}, [f"reel must be on the same host as the page that shows it; got {reel}"]]


def test_sentences_reach_the_element_as_text(lab):
    body = """
      const { addNotices } = await import("/static/address/query.js");
      const element = document.createElement("forward-pass");
      addNotices(element, ["<b>bold</b>", "plain"]);
      return Array.from(element.children, (told) => [told.slot, told.textContent, told.childElementCount]);
    """
    assert lab.run(body) == [["notice", "<b>bold</b>", 0], ["notice", "plain", 0]]


@pytest.mark.parametrize(
    ("theme", "scheme"), [("dark", "dark"), ("light", "light"), ("auto", ""), ("sepia", ""), (None, "")]
)
def test_a_theme_is_the_whole_pages_colour_scheme(lab, theme, scheme):
    assert lab.call("address/query", "schemeOf", theme) == scheme
