"""Another shape of the network, by the Adjust panel: real Python keeps the weights of what survives, and links carry it."""

from __future__ import annotations

from playwright.sync_api import Page

from e2e.element import ask, trace_of, until
from e2e.oracle import cpython_trace
from e2e.touch import open_adjust
from forward_pass import Drawn

SHAPE = "element.trace?.weights.map((W) => W.length).join() === argument"


def test_a_resized_network_keeps_its_weights_in_python_in_its_link_and_after_undo(home: Page, page: Page):
    ask(home, "element.seed = 65")
    ask(home, "element.whenLive()")
    until(home, SHAPE, "7,6,2")
    before = trace_of(home)["weights"]
    open_adjust(home)
    home.get_by_role("button", name="One neuron more, hidden 1").click()
    until(home, SHAPE, "8,6,2")
    home.get_by_role("button", name="One neuron less, hidden 2").click()
    until(home, SHAPE, "8,5,2")
    resized = trace_of(home)
    assert resized["weights"] == cpython_trace(Drawn((5, 8, 5, 2), original=(5, 7, 6, 2)))["weights"]
    assert [row[:5] for row in resized["weights"][0][:7]] == before[0]
    assert [row[:5] for row in resized["weights"][2]] == [row[:5] for row in before[2]]
    home.wait_for_url("**original=5-7-6-2**")
    link = home.url
    home.keyboard.press("Control+z")
    home.keyboard.press("Control+z")
    until(home, SHAPE, "7,6,2")
    assert trace_of(home)["weights"] == before
    ask(home, "element.shadowRoot.querySelector('[data-panel=adjust]').click()")
    page.goto(link)
    until(page, SHAPE, "8,5,2")
    assert trace_of(page)["weights"] == resized["weights"]
