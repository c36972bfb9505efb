"""import-script.js: modules from any host."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, Page

IMPORT = """async () => {
  const { importScript } = await import("/static/backend/import-script.js");
  const { module, byText } = await importScript(new URL("/a.mjs", location).href, fetch);
  return { answer: module.answer, byText };
}"""


def serve(page: Page, **answer: object) -> None:
    page.route("**/a.mjs", lambda route: route.fulfill(**{"body": "export const answer = 42;"} | answer))


def test_what_is_called_a_script_is_imported_as_it_is(blank_page: Page):
    serve(blank_page, content_type="text/javascript")
    assert blank_page.evaluate(IMPORT) == {"answer": 42, "byText": False}


@pytest.mark.tolerates_trouble("browsers say what they refuse")
@pytest.mark.parametrize("media_type", ["application/octet-stream", "text/plain"])
def test_what_is_called_something_else_is_imported_by_its_text(blank_page: Page, media_type):
    serve(blank_page, content_type=media_type)
    assert blank_page.evaluate(IMPORT) == {"answer": 42, "byText": True}


@pytest.mark.tolerates_trouble("browsers say what they refuse")
@pytest.mark.parametrize(
    "answer",
    [
        {"status": 404, "content_type": "text/plain"},
        {"content_type": "text/html", "body": "<p>not here"},
        {"content_type": "text/javascript", "body": "export const ="},
        {"content_type": "text/plain", "body": "export const ="},
    ],
)
def test_what_is_no_module_is_refused(blank_page: Page, answer):
    serve(blank_page, **answer)
    with pytest.raises(Error, match="Failed to fetch dynamically imported module|SyntaxError"):
        blank_page.evaluate(IMPORT)
