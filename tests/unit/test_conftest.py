"""conftest.py: the page fixture reports all trouble on a page, which every browser test relies on."""

from __future__ import annotations

import pytest

from content_overlay import ABSENT

NOT_FOUND = "console: Failed to load resource: the server responded with a status of 404"
ELSEWHERE = "foreign request: http://elsewhere.invalid/"
EXPECTED = pytest.mark.tolerates_trouble(reason="the trouble is made on purpose")


def test_a_quiet_page_is_no_trouble(blank_page, trouble):
    blank_page.evaluate("console.log('all is well')")
    assert trouble == []


@EXPECTED
@pytest.mark.parametrize(
    ("script", "noticed"),
    [
        ("console.error('a logged error')", "console: a logged error"),
        ("setTimeout(() => { throw new Error('a thrown error') })", "error: a thrown error"),
        ("Promise.reject(new Error('an ignored rejection'))", "error: an ignored rejection"),
        ("fetch('/static/absent.js')", NOT_FOUND),
        ("import('/static/absent.js').catch(() => {})", NOT_FOUND),
        ("document.body.append(Object.assign(new Image(), { src: 'http://elsewhere.invalid/' }))", ELSEWHERE),
        ("fetch('http://elsewhere.invalid/').catch(() => {})", ELSEWHERE),
        (
            "new Worker(URL.createObjectURL(new Blob(['fetch(`http://elsewhere.invalid/`)'])))",
            ELSEWHERE,
        ),
    ],
)
def test_trouble_on_the_page_is_noticed(blank_page, trouble, script, noticed):
    blank_page.evaluate(f"() => {{ {script} }}")
    # Playwright hands over events only while it waits for something.
    for _ in range(100):
        if any(line.startswith(noticed) for line in trouble):
            return
        blank_page.evaluate("new Promise(requestAnimationFrame)")
    pytest.fail(f"{noticed!r} was not noticed; got {trouble}")


@EXPECTED
@pytest.mark.parametrize(
    "script",
    [
        "new Worker('/static/absent.js')",
        "new Worker(URL.createObjectURL(new Blob([`fetch('${location.origin}/static/absent.js')`])))",
    ],
)
def test_what_a_worker_asks_for_in_vain_is_noticed(blank_page, script):
    assert ABSENT == []
    blank_page.evaluate(f"() => {{ {script} }}")
    for _ in range(100):
        if "/static/absent.js" in ABSENT:
            return
        blank_page.evaluate("new Promise(requestAnimationFrame)")
    pytest.fail(f"it was not noticed; got {ABSENT}")


def test_a_source_module_can_be_imported_beside_the_blank_page(blank_page):
    names = blank_page.evaluate("async () => Object.keys(await import('/static/core/settings-data.js'))")
    assert names == ["SETTINGS"]
