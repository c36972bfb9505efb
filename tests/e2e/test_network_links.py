"""Stored networks travel: inside a link, as an element that is pasted, through the gallery, and back by Undo and Back."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterator
from urllib.parse import quote

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from e2e.element import SOON_MS, ask, put_live, sentences, trace_of, until
from forward_pass import RunOptions, Stored, network, record
from forward_pass.formats.network_file import KnownSample, NetworkFile
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.source import name_of

pytestmark = pytest.mark.shares_profile

MODEL = network([[[1, -2], [0.5, 1], [2, 0]], [[1, 0, -1], [0.5, 0.25, 1]]], [[0, 0.5, 0], [0.1, 0]], "tanh")
INPUTS = (np.array([5.1, 3.5]), np.array([6.2, 2.9]))
FILE = NetworkFile(MODEL, title="Petals", classes=("wild", "tame"), samples=tuple(map(KnownSample, INPUTS)))


def packed(text: str) -> str:
    """Return a text as a link has it."""
    deflate = zlib.compressobj(9, wbits=-15)
    data = deflate.compress(text.encode()) + deflate.flush()
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


NET = packed(FILE.to_json())
EMPTY = json.dumps({"format": "forward-pass-network", "inputs": {"count": 2}, "operations": []})


def outputs_of(inputs, **options):
    """Return what CPython gives for some inputs; a machine's C library may differ in the last bit."""
    reel = record(Stored(MODEL, (np.array(inputs),)), [0], RunOptions(**{"temperature": 1, **options}))
    return pytest.approx(reel.traces[0].outputs.tolist(), abs=1e-14)


def address(page: Page, condition: str) -> str:
    """Wait until the address is as a condition says, and return it."""
    page.wait_for_function(condition, timeout=SOON_MS)
    return page.url


@pytest.fixture
def drawn_home(home: Page) -> Iterator[Page]:
    """Lend the built page, and leave the drawn network on it."""
    yield home
    home.evaluate("location.hash = '#v=1&seed=65'")
    until(home, "!element.settings.name && element.settings.seed === 65 && element.trace")


def test_a_link_draws_the_network_inside_it_at_once(page: Page, site_url):
    page.goto(f"{site_url}?python=off#v=1&net={NET}&sample=1")
    until(page, "element.settings.name")
    assert ask(page, "[element.settings.layers, element.settings.activation, element.settings.temperature]") == [
        [2, 3, 2],
        "tanh",
        1,
    ]
    assert not [said for said in sentences(page) if "no network" in said or "could not" in said]


@pytest.mark.parametrize(
    ("fragment", "sentence"),
    [
        ("v=1&net=", "net must be letters, digits, - and _; got others, or none"),
        (f"v=1&net={NET[:-9]}", "it is cut off, or something in it was changed"),
        (f"v=1&net={'A' * 4000}", "net must have at most 2731 characters; got 4000"),
        (f"v=1&net={packed('y' * 1_000_000)}", "it must unfold to at most 300000 bytes; got more"),
        (f"v=1&net={packed('no JSON')}", "what is inside is no network"),
        (f"v=1&net={packed('null')}", "what is inside is no network"),
        (f"v=1&net={packed(EMPTY)}", "the network's layers must be"),
        ("v=1&train=xor@-20", "train must be a task, or a run as JSON, then @ and a step up to"),
        (f"v=1&net={NET}&seed=3", "seed cannot stand beside net"),
        (f"v=1&net={NET}&inputs=1,2,3", "inputs must be"),
    ],
)  # fmt: skip
def test_what_holds_no_network_opens_the_pages_own_and_one_sentence_says_so(page: Page, site_url, fragment, sentence):
    page.goto(f"{site_url}?python=off#{fragment}")
    said = page.locator("[slot=notice]")
    expect(said).to_contain_text(f"leads to no network: {sentence}", timeout=SOON_MS)
    until(page, "element.trace?.seed === 65")
    assert said.count() == 1
    until(page, "!element.shadowRoot.querySelector('.notice').textContent.includes('could not be read')")


def test_a_network_in_the_address_comes_with_its_settings_and_python_answers(drawn_home: Page):
    home = drawn_home
    settings = "temperature=2&inputs=1,2&changes=0.0.1:4&moment=900&target=n1.2"
    home.evaluate("hash => (location.hash = hash)", f"#v=1&net={NET}&sample=1&{settings}")
    until(home, "element.trace?.changes.length && element.trace.inputs[1] === 2 && element.trace.temperature === 2")
    assert trace_of(home)["outputs"] == outputs_of([1, 2], temperature=2, changes=((0, 0, 1, 4.0),))
    assert ask(home, "[element.paused, element.currentTimeMs, element.target.neuron]") == [True, 900, 2]
    ask(home, "element.changes = []")
    written = address(home, "!location.hash.includes('changes')")
    assert "net=" in written
    assert "temperature=2&inputs=1,2" in written.replace("sample=1&", "")
    assert "seed" not in written


def test_undo_and_back_lead_from_a_file_to_the_network_before(drawn_home: Page):
    home = drawn_home
    seed = ask(home, "element.settings.seed")
    home.get_by_role("button", name="XOR", exact=True).click()
    until(home, "element.settings.src?.endsWith('networks/xor.json') && element.trace.layers.join() === '2,4,2'")
    expect(home.locator(".gallery [aria-pressed=true]")).to_have_text("XOR")
    written = address(home, "location.search === '?src=networks%2Fxor.json' && location.hash.includes('moment')")
    assert "seed" not in written
    home.locator("forward-pass .bar .undo").dispatch_event("click")
    until(home, "!element.settings.name && element.trace.layers.length === 4")
    assert ask(home, "element.settings.seed") == seed
    expect(home.locator(".gallery [aria-pressed=true]")).to_have_text("Random")
    assert f"seed={seed}" in address(home, "!location.search.includes('src')")
    home.get_by_role("button", name="Moons").click()
    until(home, "element.settings.src?.endsWith('networks/moons.json')")
    home.go_back()
    until(home, "!element.settings.name && element.trace.layers.length === 4")


def test_the_element_of_the_share_panel_plays_the_same_network_where_it_is_pasted(live_page: Page):
    put_live(live_page)
    ask(live_page, "element.src = argument", "data:application/json," + json.dumps(FILE.to_dict()))
    until(live_page, "element.trace?.source === 'live' && element.trace.layers.join() === '2,3,2'")
    ask(live_page, "element.adjust({ temperature: 3 })")
    until(live_page, "element.trace.temperature === 3")
    shown = trace_of(live_page)["outputs"]
    live_page.locator("forward-pass .share").dispatch_event("click")
    pasted = live_page.locator("forward-pass [data-name=element] textarea")
    expect(pasted).not_to_have_value("")
    snippet = pasted.input_value()
    assert 'src="net:' in snippet
    live_page.evaluate("html => (document.body.innerHTML = html)", snippet)
    until(live_page, "element.trace?.source === 'live' && element.trace.layers.join() === '2,3,2'")
    assert trace_of(live_page)["outputs"] == shown
    assert ask(live_page, "element.settings.name.length") == 64


def test_a_step_of_a_training_is_trained_again_and_the_address_follows_it(drawn_home: Page):
    home = drawn_home
    run = TrainingRun("xor", seed=3, learning_rate=0.05, batch=8, optimizer="sgd").changed(5, learning_rate=0.1)
    name = name_of(run, 12)
    link = f"#v=1&train={quote(name, safe='')}&moment=900"
    home.evaluate("hash => (location.hash = hash)", link)
    until(home, "element.settings.name === argument && !element.hasAttribute('mode')", name)
    until(home, "element.paused && element.currentTimeMs === 900")
    for found, expected in zip(trace_of(home)["weights"], run.at(12).weights, strict=True):
        assert np.ravel(found) == pytest.approx(np.ravel(expected), abs=1e-11)
    home.locator("forward-pass .train .one").dispatch_event("click")
    until(home, "element.settings.name === argument", name_of(run, 13))
    written = address(home, "location.hash.includes('%4013&')")
    assert not re.search(r"[?&#](seed|net|src)=", written)
    home.evaluate("location.hash = '#v=1&seed=3'")
    until(home, "!element.settings.name && element.trace?.seed === 3")
