"""The widget in a real JupyterLab: it shows the network, moves and is moved, and leaves a still behind."""

from __future__ import annotations

import json
import os
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

import notebooks
from e2e.element import START_MS
from forward_pass_site.checkout import this_checkout

# Notebooks log of their own accord.
pytestmark = [pytest.mark.slow, pytest.mark.tolerates_trouble("these are other people's pages")]

ELEMENT = "forward-pass"
# A network of 2-2-2 neurons, and the site under test as what an installed package would carry.
SET_UP = """
from pathlib import Path
from forward_pass_site.export import site_files
site_files.PACKAGED_SITE = Path({site!r})
from unit.forward_pass_site.export.networks import weather
from forward_pass import ForwardPass
w = ForwardPass(weather())
"""
REFUSALS = """
from forward_pass import ForwardPassError
for name, value in (("inputs", [1]), ("temperature", 0), ("moment", -1), ("target", 3), ("changes", [[9, 0, 0, 1]])):
    try:
        setattr(w, name, value)
    except ForwardPassError as error:
        print(name, "refused:", error)
"""


def environment() -> dict[str, str]:
    """Return what the programs are started with: our packages, and nothing of this Python's own."""
    root = this_checkout().root
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST"))}
    return kept | {"PYTHONUNBUFFERED": "1", "PYTHONPATH": os.pathsep.join(map(str, (root / "app", root / "tests")))}


@contextmanager
def started(command: list[str], folder: Path, address: str) -> Iterator[str]:
    """Start a server in a folder; give the address that it prints, and end it."""
    process = subprocess.Popen(
        command, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout
    try:
        found = next((match for line in process.stdout if (match := re.search(address, line))), None)
        assert found, "it ended before it said where it is"
        # What it prints later must not fill the pipe.
        threading.Thread(target=process.stdout.read, daemon=True).start()
        yield found[0]
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def programs() -> Path:
    return notebooks.install() / "bin"


def cells(*sources: str) -> str:
    """Return a notebook with these cells."""
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    code: dict[str, object] = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": []}
    listed = [{**code, "id": f"cell{k}", "source": source} for k, source in enumerate(sources)]
    return json.dumps({"cells": listed, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})


def printed(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.locator(".jp-OutputArea-output pre").last).to_contain_text(text, timeout=START_MS)


@pytest.fixture(scope="module")
def jupyter(programs: Path, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Start JupyterLab beside a notebook; give its address and the notebook."""
    folder = tmp_path_factory.mktemp("jupyter")
    notebook = folder / "net.ipynb"
    first = SET_UP.format(site=str(site)) + "w"
    moved = "print('traits', w.inputs, w.target and w.target['neuron'], w.moment, w.temperature)"
    notebook.write_text(cells(first, "w.inputs = [3, 1]", moved, REFUSALS, "weather()"), "utf-8")
    options = ["--no-browser", "--ServerApp.port=0", "--IdentityProvider.token=", "--ServerApp.disable_check_xsrf=True"]
    command = [str(programs / "jupyter"), "lab", *options, "--allow-root", f"--ServerApp.root_dir={folder}"]
    with started(command, folder, r"http://127\.0\.0\.1:\d+/") as url:
        yield url, notebook
        end_kernels(url)


def end_kernels(url: str) -> None:
    """End the kernels of a server; they would outlive it."""
    for session in json.load(urlopen(f"{url}api/sessions")):
        urlopen(Request(f"{url}api/sessions/{session['id']}", method="DELETE"))


def open_notebook(page: Page, url: str) -> None:
    page.goto(f"{url}lab/tree/net.ipynb?reset")
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for(timeout=START_MS)


def test_in_jupyterlab_the_widget_moves_is_moved_and_leaves_a_still(page: Page, jupyter: tuple[str, Path]):
    url, notebook = jupyter
    open_notebook(page, url)
    # Cells run only once the kernel is there.
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=START_MS)
    page.locator(".jp-Notebook .jp-CodeCell .jp-InputArea-editor").first.click()
    page.keyboard.press("Shift+Enter")
    element = page.locator(ELEMENT).first
    element.wait_for(timeout=START_MS)
    element.evaluate("element => element.whenLive()")
    still = page.locator("[data-forward-pass-still]")
    expect(still).to_be_hidden()
    # What the notebook sets moves the picture.
    page.keyboard.press("Shift+Enter")
    moved = "element => element.trace.source === 'live' && String(element.inputs) === '3,1'"
    page.wait_for_function(f"({moved})(document.querySelector('{ELEMENT}'))", timeout=START_MS)
    # What is done in the page is in the traits.
    element.evaluate(
        "element => { element.inputs = [0, 2]; element.target = { kind: 'neuron', layer: 1, neuron: 1 };"
        " element.pause(); element.seek(500); element.adjust({ temperature: 2 }) }"
    )
    there = "element => String(element.inputs) === '0,2' && element.trace.temperature === 2"
    page.wait_for_function(f"({there})(document.querySelector('{ELEMENT}'))", timeout=START_MS)
    page.keyboard.press("Shift+Enter")
    printed(page, re.compile(r"traits \[0(\.0)?, 2(\.0)?\] 1 500 2"))
    page.keyboard.press("Shift+Enter")
    for name in ("inputs", "temperature", "moment", "target", "changes"):
        printed(page, f"{name} refused: ")
    # The network itself is shown as a still, with the page that plays.
    page.keyboard.press("Shift+Enter")
    expect(page.get_by_role("link", name="Take it along as a page that plays")).to_be_visible(timeout=START_MS)
    page.keyboard.press("Control+s")
    expect(page.locator(".lm-TabBar-tab.jp-mod-current.jp-mod-dirty")).to_have_count(0, timeout=START_MS)
    first = json.loads(notebook.read_text("utf-8"))["cells"][0]["outputs"]
    assert [sorted(output["data"]) for output in first] == [
        ["application/vnd.jupyter.widget-view+json", "text/plain"],
        ["image/svg+xml", "text/html"],
    ]
    # Closed and opened again, its kernel gone.
    page.goto("about:blank")
    end_kernels(url)
    open_notebook(page, url)
    expect(still.locator("img")).to_be_visible(timeout=START_MS)
    expect(page.get_by_text("Error displaying widget")).to_be_hidden()
    assert page.locator(ELEMENT).count() == 0
