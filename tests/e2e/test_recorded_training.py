"""A training plays from its recording, and no Python is fetched until something is asked for that was not recorded."""

from __future__ import annotations

import json

import numpy as np
import pytest
from playwright.sync_api import Page

from e2e.element import ask, open_small_page, put, sentences, trace_of, until
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.training_reel import record_training

ROOT = "element.shadowRoot"
STATUS = f"{ROOT}.querySelector('.train .status')?.textContent"
PLAY = f"{ROOT}.querySelector('.train .play')?.textContent"


@pytest.fixture
def page(page: Page, site_url: str) -> Page:
    return open_small_page(page, site_url)


def assert_is_cpythons(page: Page, run: TrainingRun, step: int) -> None:
    """Check that the network on stage is the one that CPython comes to."""
    for found, expected in zip(trace_of(page)["weights"], run.at(step).weights, strict=True):
        # Libraries differ in the last bits of each step.
        np.testing.assert_allclose(np.reshape(found, expected.shape), expected, rtol=0, atol=1e-9)


def test_a_task_learns_at_once_without_python_and_its_line_goes_to_each_recorded_step(page):
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    put(page, mode="train", task="xor")
    until(page, "element.trace?.source === 'recorded'")
    until(page, f"/^Step [1-9]/.test({STATUS})")
    # Nobody has done anything.
    assert ask(page, f"{ROOT}.querySelector('button.undo').hidden")
    page.locator(".train .steps").focus()
    page.keyboard.press("End")
    until(page, f"{STATUS}?.startsWith('Step 300, epoch')")
    assert_is_cpythons(page, TrainingRun("xor"), 300)
    page.keyboard.press("ArrowLeft")
    until(page, f"{STATUS}?.startsWith('Step 234, epoch')")
    assert_is_cpythons(page, TrainingRun("xor"), 234)
    assert ask(page, f"{ROOT}.querySelector('.train canvas.map').width") > 0
    assert ask(page, f"{ROOT}.querySelector('.train .recorded').textContent").startswith("Recorded beforehand")
    assert ask(page, "element.status") == "idle"
    assert not [url for url in fetched if "pyodide" in url or "/vendor/app" in url]
    # What was recorded is what the page's own Python comes to, to the last bit.
    recorded = trace_of(page)
    ask(page, "element.whenLive()")
    live = trace_of(page)
    assert (recorded["source"], live["source"]) == ("recorded", "live")
    parts = ("weights", "biases", "contributions", "preActivations", "activations", "logits", "probabilities")
    assert [live[name] for name in parts] == [recorded[name] for name in parts]


def test_where_python_is_off_it_plays_to_its_end_and_then_says_what_it_cannot(page):
    put(page, mode="train", task="xor", python="off", autoplay="false")
    until(page, f"{PLAY} === 'Play' && {STATUS}?.startsWith('Step 0:')")
    page.locator(".train .speed").select_option("0")
    page.locator(".train .play").click()
    until(page, f"{STATUS}?.startsWith('Step 300,') && {PLAY} === 'Train'")
    page.locator(".train .play").click()
    until(page, f"!{ROOT}.querySelector('.train .wrong').hidden")
    assert "Python is switched off here" in ask(page, f"{ROOT}.querySelector('.train .wrong').textContent")
    assert_is_cpythons(page, TrainingRun("xor"), 300)


def test_an_authors_recording_is_shown_at_the_step_that_is_asked_for(page):
    run = TrainingRun("curve", layers=(1, 4, 1), seed=2)
    page.route("**/mine.json", lambda route: route.fulfill(body=record_training(run, 30, 4).to_json()))
    put(page, mode="train", reel="mine.json", step="5", python="off")
    until(page, f"{STATUS}?.startsWith('Step 5, epoch')")
    # It was the page that asked for it.
    assert ask(page, f"{ROOT}.querySelector('button.undo').hidden")
    assert_is_cpythons(page, run, 5)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<!doctype html><img src=x onerror='window.injected = 1'>", "it is a web page, not a recorded training"),
        (json.dumps({"format": "forward-pass-training", "version": 7}), "version must be 1; got 7: record it again"),
    ],
)
def test_a_recording_that_will_not_do_is_named_and_that_of_the_site_plays(page, body, reason):
    page.route("**/mine.json", lambda route: route.fulfill(body=body))
    put(page, mode="train", task="xor", reel="mine.json", python="off")
    until(page, f"element.trace && {STATUS}?.startsWith('Step ') && {ROOT}.querySelector('.notice p')")
    assert sentences(page)[0].endswith(reason)
    assert page.evaluate("window.injected") is None


def test_a_frame_shows_it_too(page, site_url):
    page.goto(f"{site_url}embed.html?mode=train&task=xor&autoplay=false&python=off")
    until(page, f"{PLAY} === 'Play' && {STATUS}?.startsWith('Step 0:')")
    assert not [said for said in sentences(page) if "mean" in said]
