"""The widget in a real JupyterLab and a real marimo, without a network: it moves, is moved, and leaves a still behind."""

from __future__ import annotations

import json
import os
import re
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, Route, expect

import notebooks
from e2e.element import START_MS
from forward_pass_site.checkout import Checkout, this_checkout

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
w = ForwardPass(weather(units=("m/s", "mm")))
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
    # What it prints later must not fill the pipe.
    rest = threading.Thread(target=process.stdout.read, daemon=True)
    try:
        found = next((match for line in process.stdout if (match := re.search(address, line))), None)
        assert found, "it ended before it said where it is"
        rest.start()
        yield found[0]
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        # Kernels that outlive the server hold the other end.
        if rest.ident:
            rest.join(timeout=15)
        if not rest.is_alive():
            process.stdout.close()


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


def run_first_cell(page: Page) -> None:
    # Cells run only once the kernel is there.
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=START_MS)
    page.locator(".jp-Notebook .jp-CodeCell .jp-InputArea-editor").first.click()
    page.keyboard.press("Shift+Enter")
    element = page.locator(ELEMENT).first
    element.wait_for(timeout=START_MS)
    element.evaluate("element => element.whenLive()")


def cut_off(page: Page) -> list[str]:
    """Let the page reach this machine alone; return the addresses of others, as it asks for them."""
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route(re.compile(r"^https?://(?!127\.0\.0\.1|localhost)"), refuse)
    return asked


def test_in_jupyterlab_the_widget_moves_is_moved_and_leaves_a_still(page: Page, jupyter: tuple[str, Path]):
    url, notebook = jupyter
    cut_off(page)
    open_notebook(page, url)
    run_first_cell(page)
    element = page.locator(ELEMENT).first
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
    # With a kernel, and run again, it is alive again.
    run_first_cell(page)
    expect(still).to_be_hidden()


MARIMO = """
import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo
{set_up}
    net = weather()
    return ForwardPass, mo, net, w


@app.cell
def _(ForwardPass, mo, net, w):
    slider = mo.ui.slider(0, 3, value=1, label="wind")
    view = mo.ui.anywidget(w)
    second = ForwardPass(net)
    mo.vstack([slider, view, second])
    return slider, view


@app.cell
def _(slider, w):
    w.inputs = [slider.value, 1]
    return


@app.cell
def _(mo, view):
    mo.md(f"looked at: {{(view.value.get('target') or {{}}).get('neuron')}}")
    return


if __name__ == "__main__":
    app.run()
"""


def test_in_marimo_a_slider_moves_it_and_a_cell_hears_what_is_looked_at(
    page: Page, programs: Path, site: Path, checkout: Checkout, tmp_path: Path
):
    set_up = "\n".join(f"    {line}" for line in SET_UP.format(site=str(site)).strip().splitlines())
    (tmp_path / "net.py").write_text(MARIMO.format(set_up=set_up), "utf-8")
    command = [str(programs / "marimo"), "run", "net.py", "--headless", "--no-token", "--host", "127.0.0.1"]
    elsewhere = cut_off(page)
    with started(command, tmp_path, r"http://localhost:\d+") as url:
        # It prints its address before it listens there.
        until_reachable(url)
        page.goto(url)
        element = page.locator(ELEMENT).first
        element.wait_for(timeout=START_MS)
        element.evaluate("element => element.whenLive()")
        expect_inputs(page, "1,1")
        page.get_by_role("slider").first.focus()
        page.keyboard.press("ArrowRight")
        expect_inputs(page, "2,1")
        element.evaluate("element => { element.target = { kind: 'neuron', layer: 1, neuron: 1 } }")
        expect(page.get_by_text("looked at: 1")).to_be_visible(timeout=START_MS)
        # Another widget of the same network goes its own way.
        second = page.locator(ELEMENT).nth(1)
        second.evaluate("element => element.whenLive()")
        assert second.evaluate("element => [element.target, element.trace.drawnInputs]") == [None, True]
        assert elsewhere == []


def until_reachable(url: str) -> None:
    """Wait until a server answers, for as long as a start may take."""
    pause, end = threading.Event(), time.monotonic() + START_MS / 1000
    while time.monotonic() < end:
        try:
            urlopen(url, timeout=START_MS / 1000).close()
        except URLError:
            pause.wait(0.1)
        else:
            return
    pytest.fail(f"{url} does not answer")


def expect_inputs(page: Page, inputs: str) -> None:
    """Wait until these inputs are on stage; marimo puts the element into a shadow root, which locators look into."""
    handle = page.locator(ELEMENT).first.element_handle()
    page.wait_for_function(
        "([element, inputs]) => String(element.inputs) === inputs", arg=[handle, inputs], timeout=START_MS
    )
