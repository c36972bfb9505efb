"""app.js: reels that the author hands over, inside the element or by name."""

from __future__ import annotations

import json

import pytest

from browser.lab import hand_made, shape_of
from browser.scripts import AFTER_FIRST, FIRST

OPEN = "const element = await helpers.open(given); const { frames } = helpers;"
HAND_MADE = 'layers="1-4-2" seed="1" temperature="0.5"'


def markup(attributes="", inside=""):
    return f'<forward-pass python="off" autoplay="false" {attributes}>{inside}</forward-pass>'


def inlined(reel):
    text = reel if isinstance(reel, str) else json.dumps(reel)
    return f'<script type="application/json">{text}</script>'


@pytest.fixture
def asked(own_lab):
    """Collect the addresses of reels that are fetched."""
    urls = []
    own_lab.page.on("request", lambda request: urls.append(request.url) if request.url.endswith(".json") else None)
    return urls


def test_an_inlined_reel_is_shown_without_a_request(own_lab, asked):
    trace = own_lab.run(OPEN + "return element.trace;", markup(HAND_MADE, inlined(hand_made())))
    assert trace["source"] == "recorded"
    assert trace["weights"][0] == [[1], [-1], [-0.25], [0.25]]
    assert trace["probabilities"] == pytest.approx([0.75, 0.25])
    assert asked == []


def test_an_inlined_reel_of_the_first_network_spares_its_file(own_lab, asked, checkout):
    text = (checkout.recorded / f"seed-{FIRST}.json").read_text()
    body = (
        OPEN
        + "const seeds = [element.trace.seed]; await frames.until(element.randomize()); return [...seeds, element.trace.seed];"
    )
    assert own_lab.run(body, markup("", inlined(text))) == [FIRST, AFTER_FIRST]
    assert f"seed-{FIRST}.json" not in " ".join(asked)
    assert "start.json" not in " ".join(asked)


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        ("{broken", "it breaks off in the middle"),
        ("{}", "a reel's"),
        (json.dumps(hand_made() | {"version": 1}), "a reel's version must be 2; got 1: record it again"),
    ],
)
def test_a_broken_inlined_reel_says_so_and_the_recorded_one_plays(own_lab, inside, says):
    body = OPEN + "return [helpers.notices(element), element.trace.seed];"
    said, seed = own_lab.run(body, markup("", inlined(inside)))
    assert len(said) == 1
    assert said[0].startswith("the reel inside the element could not be read: ")
    assert says in said[0]
    assert seed == FIRST


@pytest.mark.parametrize(
    "inside", ["", "<!-- reel -->", '<script type="application/json"></script>', "<p>Text for other browsers.</p>"]
)
def test_without_an_inlined_reel_nothing_is_said(own_lab, inside):
    body = OPEN + "return [helpers.notices(element), element.trace.seed];"
    assert own_lab.run(body, markup("", inside)) == [[], FIRST]


def test_an_inlined_reel_is_read_once_however_often_attributes_change(own_lab):
    body = (
        OPEN
        + """
      const { parse } = JSON;
      let parsed = 0;
      JSON.parse = (text) => { if (text.includes("forward-pass-reel")) parsed += 1; return parse(text); };
      for (const sample of [1, 2, 0, 1]) { element.setAttribute("sample", String(sample)); await helpers.opened(element); }
      JSON.parse = parse;
      return [parsed, element.trace.sample];
    """
    )
    assert own_lab.run(body, markup(HAND_MADE, inlined(hand_made()))) == [0, 1]


def serve(lab, **answer):
    lab.page.route("**/my.json", lambda route: route.fulfill(**answer))


def test_a_named_reel_is_shown(own_lab):
    serve(own_lab, json=shape_of((3, 4, 2), seed=11))
    body = OPEN + "return [element.trace.layers, element.trace.seed, helpers.notices(element)];"
    assert own_lab.run(body, markup('reel="my.json" layers="3-4-2" seed="11"')) == [[3, 4, 2], 11, []]


def test_a_named_reel_is_shown_also_where_no_other_attribute_says_what_is_in_it(own_lab):
    serve(own_lab, json=shape_of((3, 4, 2), seed=11, temperature=2.0, activation="tanh"))
    body = (
        OPEN
        + "const { layers, seed, temperature, activation } = element.settings; return [element.trace?.layers, layers, seed, temperature, activation];"
    )
    assert own_lab.run(body, markup('reel="my.json"')) == [[3, 4, 2], [3, 4, 2], 11, 2, "tanh"]


def test_a_name_is_relative_to_the_page_and_not_to_the_script(own_lab, asked):
    serve(own_lab, json=shape_of((3, 4, 2), seed=11))
    own_lab.run(OPEN + "return null;", markup('reel="folder/my.json" layers="3-4-2" seed="11"'))
    assert asked == [own_lab.page.url.replace("blank.html", "folder/my.json")]


@pytest.mark.tolerates_trouble(reason="the reel is missing or broken on purpose")
@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ({"status": 404, "body": "no"}, "the server answered 404"),
        ({"body": "<!doctype html>"}, "it is a web page, not a reel"),
        ({"json": hand_made() | {"format": "film"}}, 'a reel\'s format must be "forward-pass-reel"; got "film"'),
    ],
    ids=["missing", "no JSON", "no reel"],
)  # fmt: skip
def test_a_named_reel_that_cannot_be_had_says_so_and_the_recorded_one_plays(own_lab, answer, says):
    serve(own_lab, **answer)
    body = OPEN + "return [helpers.notices(element), element.trace.seed];"
    said, seed = own_lab.run(body, markup('reel="my.json"'))
    assert len(said) == 1
    assert "/my.json could not be read: " in said[0]
    assert says in said[0]
    assert seed == FIRST


def test_a_named_reel_is_fetched_once_and_what_the_reader_made_of_it_stays(own_lab, asked):
    serve(own_lab, json=shape_of((3, 4, 2), seed=11, samples=4))
    body = (
        OPEN
        + """
      element.step(2, "sample");
      element.setAttribute("labels", "a"); element.setAttribute("speed", "2");
      await helpers.opened(element);
      const stays = element.trace.sample;
      element.setAttribute("sample", "3");
      await helpers.opened(element);
      return [stays, element.trace.sample, element.trace.seed];
    """
    )
    assert own_lab.run(body, markup('reel="my.json"')) == [2, 3, 11]
    assert len(asked) == 1


def test_another_named_reel_takes_the_place_of_the_first(own_lab):
    first, second = shape_of((3, 4, 2), seed=11), shape_of((3, 4, 2), seed=11)
    second["values"] = [-value for value in second["values"]]
    own_lab.page.route("**/first.json", lambda route: route.fulfill(json=first))
    own_lab.page.route("**/second.json", lambda route: route.fulfill(json=second))
    body = (
        OPEN
        + """
      const weight = () => element.trace.weights[0][0][0];
      const before = weight();
      element.setAttribute("reel", "second.json");
      await helpers.opened(element);
      return before === -weight();
    """
    )
    assert own_lab.run(body, markup('reel="first.json" layers="3-4-2" seed="11"')) is True


NO_WASM = "delete globalThis.WebAssembly;"
INSTEAD = "The network asked for cannot be had here, so a recorded one plays instead."


@pytest.mark.parametrize(("attributes", "instead"), [("", False), ('seed="7"', True), ('layers="3-2"', True)])
def test_where_python_can_never_come_the_inlined_reel_plays_and_that_is_said(own_lab, attributes, instead):
    body = NO_WASM + OPEN + "return [element.trace.layers, element.trace.source, helpers.notices(element)];"
    layers, source, said = own_lab.run(
        body, f'<forward-pass autoplay="false" {attributes}>{inlined(shape_of((4, 3, 2)))}</forward-pass>'
    )
    assert (layers, source) == ([4, 3, 2], "recorded")
    failed = "Python could not run: this browser has no WebAssembly. What was recorded goes on playing."
    assert sorted(said) == [failed, *([INSTEAD] if instead else [])]


def test_another_network_that_can_be_had_ends_the_apology(own_lab):
    body = (
        NO_WASM
        + OPEN
        + f"element.setAttribute('seed', '{AFTER_FIRST}'); element.setAttribute('layers', '5-7-6-2');"
        + "await helpers.when(() => element.trace.seed === Number(element.getAttribute('seed')), 'it is there');"
        + "return helpers.notices(element);"
    )
    reel = json.dumps(shape_of((5, 7, 6, 2), seed=5))
    said = own_lab.run(body, f'<forward-pass autoplay="false" seed="7">{inlined(reel)}</forward-pass>')
    assert INSTEAD not in said


def test_without_a_reel_of_its_own_the_stage_stays_without_numbers(own_lab):
    body = NO_WASM + OPEN + "return [element.trace, helpers.notices(element).length];"
    assert own_lab.run(body, '<forward-pass seed="7" autoplay="false"></forward-pass>') == [None, 1]


def test_what_the_site_itself_recorded_is_shown_without_what_checks_reels(own_lab):
    asked = []
    own_lab.page.on("request", lambda request: asked.append(request.url))
    inside = inlined(hand_made()).replace(">", " data-recorded>", 1)
    body = (
        OPEN
        + "element.append(element.lastChild); await frames.until(element.randomize()).catch(() => {}); return element.trace.layers;"
    )
    assert own_lab.run(body, markup(HAND_MADE, inside)) == [1, 4, 2]
    assert not [url for url in asked if "given-reels" in url or "seed-1.json" in url]
