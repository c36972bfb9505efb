"""A text that breaks the Python it runs in: the unedited text, and any other, runs again afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from e2e.element import ask, open_small_page, put, until
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
    "nothing posted to the page": "import js\njs.postMessage(None)\n",
    "what the transport posts": 'import js\njs.postMessage(js.JSON.parse(\'{"forwardPass": {"port": 1}, "refused": 1}\'))\n',
    "the way to the page": "import pyscript, types\ngetattr(pyscript, 'sync', types.SimpleNamespace()).edited = None\n",
    "the whole way to the page": "import pyscript\npyscript.sync = None\n",
}

NUMBERS = "^The numbers on stage are those of your text$"
# What is said of those whose own answer still comes.
SAID = dict.fromkeys(
    [
        "the worker closed",
        "nothing posted to the page",
        "what the transport posts",
        "the way to the page",
        "the whole way to the page",
    ],
    NUMBERS,
)


@pytest.fixture(scope="module", params=["pyscript", "pyodide"])
def editor(request: pytest.FixtureRequest, browser: Browser, site_url: str) -> Iterator[Page]:
    """Open a page with the Python panel in the editor; nothing may be thrown into it."""
    page = browser.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    open_small_page(page, site_url)
    put(page, python="eager", autoplay="false", interpreter=request.param)
    ask(page, "element.whenLive()")
    page.get_by_role("button", name="Python", exact=True).click()
    page.get_by_role("button", name="Edit", exact=True).click()
    yield page
    assert thrown == []
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
    assert re.search(SAID.get(breaking, "which broke this second Python"), run(editor, BREAKING[breaking] + UNEDITED))
    assert run(editor, UNEDITED) == "The numbers on stage are those of your text"
