"""conftest.py: the page fixture reports all trouble on a page, which every browser test relies on."""

from __future__ import annotations

import pytest

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
        ("fetch('/static/absent.js')", "404: "),
        ("fetch('http://elsewhere.invalid/').catch(() => {})", "foreign request: http://elsewhere.invalid/"),
        (
            "new Worker(URL.createObjectURL(new Blob(['fetch(`http://elsewhere.invalid/`)'])))",
            "foreign request: http://elsewhere.invalid/",
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


def test_a_source_module_can_be_imported_beside_the_blank_page(blank_page):
    names = blank_page.evaluate("async () => Object.keys(await import('/static/core/settings-data.js'))")
    assert names == ["SETTINGS"]
