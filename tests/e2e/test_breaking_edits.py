"""A text that breaks the Python it runs in: the unedited text, and any other, runs again afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from e2e.element import ask, until
from forward_pass.listing import listing

pytestmark = [pytest.mark.slow, pytest.mark.tolerates_trouble("a Python that breaks logs what broke it")]

UNEDITED = "\n\n\n".join(function["text"] for function in listing()["functions"])
# Before the text as it is listed.
BREAKING = {
    "the stack, by repr": "class R:\n    def __repr__(self):\n        return repr(self)\nrepr(R())\n",
    "the stack, by str of an error": "class E(Exception):\n    def __str__(self):\n        return str(self)\nraise E\n",
    "the stack, by the source": f"x = {'-' * 100_000}1\n",
    "os._exit": "import os\nos._exit(0)\n",
    "os.abort": "import os\nos.abort()\n",
    "os.kill": "import os\nos.kill(os.getpid(), 9)\n",
    "faulthandler": "import faulthandler\nfaulthandler._sigsegv()\n",
    "changed built-ins": "import builtins\nbuiltins.len = None\n",
    "changed functions of NumPy": "np.exp = None\n",
    "the worker closed": "import js\njs.close()\n",
}


@pytest.fixture(scope="module")
def editor(browser: Browser, site_url: str) -> Iterator[Page]:
    """Open our own page with the Python panel in the editor."""
    page = browser.new_page()
    page.goto(f"{site_url}?autoplay=false")
    ask(page, "element.whenLive()")
    page.get_by_role("button", name="Python", exact=True).click()
    page.get_by_role("button", name="Edit", exact=True).click()
    yield page
    page.close()


def run(page: Page, text: str) -> str:
    """Run a text and return what is said of it."""
    page.get_by_label("Source to edit").fill(text)
    said = "element.shadowRoot.querySelector('.python .said')"
    ask(page, f"void ({said}.textContent = '')")
    page.get_by_role("button", name="Run", exact=True).click()
    until(page, f"{said}.hasAttribute('data-wrong') || {said}.textContent.startsWith('The numbers')")
    words: str = ask(page, f"{said}.textContent")
    return words


@pytest.mark.parametrize("breaking", BREAKING)
def test_afterwards_the_unedited_text_runs(editor: Page, breaking: str):
    assert run(editor, BREAKING[breaking] + UNEDITED) != ""
    assert run(editor, UNEDITED) == "The numbers on stage are those of your text"
