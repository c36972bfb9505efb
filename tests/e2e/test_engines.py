"""Firefox and WebKit: the built folder in a sub-folder of a plain host, embedded on a page of another origin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from e2e.frames import post
from e2e.hosts import plain_site
from engines import Engine
from forward_pass import Drawn, RunOptions, record
from forward_pass_site.serve.server import serving

pytestmark = pytest.mark.engines

# A recorded network, one that only Python has, and a frame that has no origin of its own.
GUESTS = """<style>* {{ box-sizing: content-box; font-size: 40px !important }} canvas {{ width: 10px !important }}</style>
<script>addEventListener("message", ({{ data }}) => window.told = data)</script>
<script type="module" src="{url}static/forward-pass.js"></script>
<forward-pass id="recorded" seed="16" controls="compact"></forward-pass>
<forward-pass id="computed" seed="7" layers="3-4-2" temperature="1.5"></forward-pass>
<iframe src="{url}embed.html?seed=16" sandbox="allow-scripts" width="600" height="420"></iframe>"""


@pytest.fixture(scope="module")
def guests(engine: Engine, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Open a page of somebody's with two elements and a frame."""
    with plain_site(site, tmp_path_factory.mktemp("host")) as url, serving(post(GUESTS.format(url=url))) as blog_url:
        engine.open(blog_url)
        yield engine


def test_a_recorded_network_moves_on_a_page_of_another_origin(guests: Engine):
    guests.until("recorded.trace?.seed === 16 && recorded.currentTimeMs > 300")


def test_python_computes_the_same_numbers_to_the_last_digit(guests: Engine):
    # Python starts for who sees a network that was not recorded.
    guests.ask("computed.scrollIntoView()")
    guests.until("computed.trace?.source === 'live'")
    shown = guests.ask("return { ...computed.trace }")
    [trace] = record(Drawn(layers=(3, 4, 2), seed=7), [shown["sample"]], RunOptions(temperature=1.5)).traces
    assert shown["inputs"] == list(trace.inputs)
    assert shown["logits"] == pytest.approx(list(trace.logits), rel=1e-15)
    assert shown["probabilities"] == pytest.approx(list(trace.probabilities), rel=1e-15)


def test_both_share_one_python(guests: Engine):
    guests.until("recorded.status === 'live' && recorded.trace.source === 'live'")
    assert (
        guests.ask(
            "return performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.wasm')).length"
        )
        == 1
    )


def test_randomize_brings_another_network(guests: Engine):
    guests.ask("recorded.shadowRoot.querySelector('.randomize').click()")
    guests.until("recorded.trace?.seed !== 16 && recorded.trace?.source === 'live'")


def test_the_hosts_style_sheet_does_not_reach_inside(guests: Engine):
    found = guests.ask(
        """const [stage, canvas, button] = [".stage", "canvas", ".randomize"].map((part) => recorded.shadowRoot.querySelector(part));
        return { room: stage.clientWidth, canvas: canvas.clientWidth, font: parseFloat(getComputedStyle(button).fontSize) };"""
    )
    assert found["room"] > 500
    assert found["canvas"] == found["room"]
    assert found["font"] < 20


def test_a_frame_without_an_origin_tells_its_height(guests: Engine):
    guests.until("window.told?.type === 'forward-pass:height' && told.height > 300")


def test_our_own_page_comes_alive(engine: Engine, site: Path, tmp_path_factory: pytest.TempPathFactory):
    with plain_site(site, tmp_path_factory.mktemp("host")) as url:
        engine.open(url)
        engine.until("document.querySelector('forward-pass').trace?.source === 'live'")
        assert engine.ask("return document.querySelector('forward-pass').trace.seed") == 65


def test_a_forward_pass_is_edited_run_and_ended_in_a_second_worker(engine: Engine, site_url):
    engine.open(f"{site_url}?autoplay=false")
    engine.until("customElements.get('forward-pass')")
    engine.ask("window.net = document.querySelector('forward-pass'); net.whenLive()")
    engine.until("net.trace?.source === 'live'")
    engine.ask(
        """window.inside = selector => net.shadowRoot.querySelector(selector);
        window.run = (line, instead) => {
            const text = inside(".editor textarea");
            window.original ??= text.value;
            text.value = original.replace(line, instead);
            inside(".python .run").click();
        };
        window.said = start => inside(".python .said").textContent.startsWith(start);
        inside("[data-panel=python]").click();"""
    )
    engine.until("inside('.python [aria-current]')")
    engine.ask("inside('.python .edit').click(); run('W * a', 'foo * a')")
    engine.until("said(\"line 10: NameError: name 'foo' is not defined\")")
    engine.ask("run('W * a', '2 * W * a')")
    engine.until("net.trace.source === 'edited'")
    weights, inputs, contributions = engine.ask(
        "return [net.trace.weights[0][0], net.trace.inputs, net.trace.contributions[0][0]]"
    )
    assert contributions == [2 * w * x for w, x in zip(weights, inputs, strict=True)]
    engine.ask("run('a = x', 'a = x\\n    while True: pass')")
    engine.until("said('no answer within 2 s')")
    engine.ask("inside('.python .back-to-original').click()")
    engine.until("net.trace.source === 'live'")
