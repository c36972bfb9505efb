"""Both ways of starting Python, through PyScript and in a worker of our own: they start, answer and fail alike."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from e2e.element import ask, open_small_page, put_live, sentences, trace_of, until
from forward_pass import Drawn, RunOptions, answer, record
from forward_pass.listing import listing
from trouble import watch

EDITED = "def operation_by_operation(model, x, options):\n    raise ValueError('mine')\n    yield"


@dataclass(frozen=True, slots=True)
class Started:
    """A page whose Python was started by one of the two."""

    backend: str
    page: Page

    def asks(self, endpoint: str, request: object, edited: bool = False) -> object:
        """Return the header that an endpoint answers with, over the very way the element asks."""
        asked = json.dumps(request)
        if self.backend == "pyscript":
            tags = "document.querySelectorAll('script[type=py]')"
            script = f"([endpoint, request, k]) => {tags}[k].xworker.sync[endpoint](request)"
        else:
            script = """([endpoint, request, k]) => new Promise((resolve) => {
                workers[k].addEventListener("message", ({ data }) => data.id === request && resolve(data.answer));
                workers[k].postMessage({ id: request, endpoint, request });
            })"""
        return json.loads(self.page.evaluate(script, [endpoint, asked, int(edited)])[0])


@pytest.fixture(scope="module", params=["pyodide", "pyscript"])
def started(request: pytest.FixtureRequest, browser: Browser, site_url: str) -> Iterator[Started]:
    """Open a page of one element, live."""
    context = browser.new_context()
    page = context.new_page()
    trouble: list[str] = []
    watch(page, trouble)
    open_small_page(page, site_url)
    put_live(page, interpreter=request.param)
    yield Started(request.param, page)
    assert not trouble, "\n".join(trouble)
    context.close()


def test_python_is_live_in_one_worker_started_as_the_author_asked(started: Started):
    assert ask(started.page, "element.status") == "live"
    assert len(started.page.workers) == 1
    assert started.page.locator("script[type=py]").count() == int(started.backend == "pyscript")
    assert sentences(started.page) == []


def test_it_answers_with_the_same_numbers_to_the_last_digit(started: Started):
    ask(started.page, "(element.temperature = 1.5, element.inputs = [1, 0, 0.5, 0.25, 0])")
    until(started.page, "element.trace.temperature === 1.5 && !element.trace.drawnInputs")
    shown = trace_of(started.page)
    [trace] = record(Drawn(seed=shown["seed"]), [0], RunOptions(1.5), inputs=[1, 0, 0.5, 0.25, 0]).traces
    assert shown["probabilities"] == pytest.approx(list(trace.probabilities), rel=1e-15)


def test_what_python_refuses_is_answered_in_its_own_words(started: Started):
    asked = {"source": {}, "options": {"temperature": 0}, "samples": [0]}
    assert started.asks("reel", asked) == {"error": "temperature must be a number from 0.001 to 1000; got 0"}


def test_every_endpoint_answers(started: Started):
    asked = {"source": {"seed": 7}, "samples": [0]}
    assert started.asks("reel", asked) == json.loads(answer(json.dumps(asked))[0])
    assert started.asks("listing", {}) == json.loads(json.dumps(listing()))
    script = started.asks("script", asked)
    assert isinstance(script, dict)
    assert "import numpy" in script["script"]


def test_what_a_reader_has_edited_runs_in_a_second_worker_started_the_same_way(started: Started):
    page = started.page
    page.evaluate("document.querySelector('forward-pass').shadowRoot.querySelector('[data-panel=python]').click()")
    page.get_by_role("button", name="Edit", exact=True).click()
    page.get_by_label("Source to edit").fill(EDITED)
    page.get_by_role("button", name="Run", exact=True).click()
    until(page, "element.shadowRoot.querySelector('.python .said').textContent.includes('ValueError: mine')")
    assert len(page.workers) == 2
    assert page.locator("script[type=py]").count() == (2 if started.backend == "pyscript" else 0)
    request = {"source": {}, "samples": [0], "text": EDITED}
    assert started.asks("edited", request, edited=True) == {"error": "line 2: ValueError: mine"}


def test_a_worker_that_fails_is_told_with_its_reason_and_leaves_nothing_behind(started: Started):
    page, message = started.page, "memory access out of bounds"
    worker = "document.querySelector('script[type=py]').xworker" if started.backend == "pyscript" else "workers[0]"
    page.evaluate(f"void {worker}.dispatchEvent(new ErrorEvent('error', {{ message: {message!r} }}))")
    until(page, "element.status === 'failed'")
    assert any(f"Python could not run: {message}." in said for said in sentences(page))
    assert page.locator("script[type=py]").count() <= 1  # the second worker's, which lives on
