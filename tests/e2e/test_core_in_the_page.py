"""The core's own tests pass on the very runtime that visitors get, reduced and untouched, in a real browser."""

from __future__ import annotations

import importlib
import io
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, Route

from e2e.element import START_MS
from forward_pass_site.build.site import build_site
from forward_pass_site.checkout import Checkout, this_checkout
from forward_pass_site.resource import Folder
from forward_pass_site.runtime.app_bundle import NEVER_PACKED, PACKED_LATER
from forward_pass_site.runtime.pins import read_pins
from forward_pass_site.serve.server import serving

pytestmark = pytest.mark.slow

UNIT = Path(__file__).parents[1] / "unit"
CORE = this_checkout().app / "forward_pass"
PACKAGES = ("pytest", "_pytest", "pluggy", "iniconfig", "packaging", "pygments")
WORKER = """
import { loadPyodide } from "LOADER";
const bytes = async (name) => new Uint8Array(await (await fetch(`/suite/${name}`)).arrayBuffer());
try {
  const python = await loadPyodide({});
  python.unpackArchive(await bytes("suite.zip"), "zip", { extractDir: "/suite" });
  python.unpackArchive(await bytes("numpy.whl"), "zip", { extractDir: "/beside/site-packages" });
  python.FS.writeFile("/beside/stdlib.zip", await bytes("stdlib.zip"));
  python.runPython(new TextDecoder().decode(await bytes("core_suite.py")));
  postMessage({ suite: python.runPython("run()") });
} catch (error) {
  postMessage({ suite: JSON.stringify({ failed: [String(error)] }) });
}
"""
# What is said of numpy.linalg.inv, numpy.random.rand, RandomState and bz2.
SENTENCE = "{} is not in the page's reduced runtime; `RUNTIME=full make build` keeps everything"
LEFT_OUT = ("numpy.linalg.inv", "numpy.random.rand", "numpy.random.RandomState", "bz2")
TOLD = {"reduced": [SENTENCE.format(name) for name in LEFT_OUT], "full": [""] * len(LEFT_OUT)}
RUN = """(delivery) => new Promise(async (resolve) => {
    const { Delivery } = await import(delivery);
    const delivered = new Delivery(() => {});
    const worker = new Worker("/suite/worker.js", { type: "module" });
    worker.onmessage = ({ data }) => {
        if (data.forwardPass?.port) delivered.handTo(data.forwardPass.port);
        if (data.suite) resolve(JSON.parse(data.suite));
    };
    worker.onerror = ({ message }) => resolve({ failed: [message] });
})"""


def core_tests() -> list[Path]:
    """Return the tests of the modules that every page gets, and what they share."""
    every = [module.relative_to(CORE) for module in sorted(CORE.rglob("*.py"))]
    modules = [module for module in every if module.parts[0] not in PACKED_LATER + NEVER_PACKED]
    tested = [UNIT / "forward_pass" / module.with_name(f"test_{module.name}") for module in modules]
    return [*(path for path in tested if path.is_file()), UNIT / "reference.py", UNIT / "test_reference.py"]


def suite_zip() -> bytes:
    """Return the core's tests and pytest, as they are installed here."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for test in core_tests():
            archive.write(test, f"tests/unit/{test.relative_to(UNIT).as_posix()}")
        for name in PACKAGES:
            folder = Path(importlib.import_module(name).__file__ or "").parent
            for file in folder.rglob("*.py"):
                archive.write(file, f"packages/{name}/{file.relative_to(folder).as_posix()}")
        archive.write(Path(importlib.import_module("py").__file__ or ""), "packages/py.py")
    return packed.getvalue()


def run_suite(page: Page, checkout: Checkout, site: Path) -> dict[str, Any]:
    """Return what the tests reported from inside the page."""
    [loader] = (site / "static").glob("loader-*.js")
    [delivery] = (site / "static").glob("interpreter-*.js")
    pyodide = checkout.vendor / "pyodide"
    files = {
        "worker.js": WORKER.replace("LOADER", f"/static/{loader.name}").encode(),
        "suite.zip": suite_zip(),
        "stdlib.zip": (pyodide / "python_stdlib.zip").read_bytes(),
        "numpy.whl": (pyodide / read_pins().numpy.file.name).read_bytes(),
        "core_suite.py": Path(__file__).with_name("core_suite.py").read_bytes(),
    }

    def answer(route: Route) -> None:
        name = route.request.url.rsplit("/")[-1]
        kind = "text/javascript" if name.endswith(".js") else "application/octet-stream"
        route.fulfill(body=files[name], content_type=kind)

    page.context.route("**/suite/*", answer)
    page.set_default_timeout(3 * START_MS)
    with serving(Folder(site)) as url:
        page.goto(f"{url}LICENSE.txt")
        report: dict[str, Any] = page.evaluate(RUN, f"/static/{delivery.name}")
    return report


@pytest.mark.tolerates_trouble("a text file has no icon")
@pytest.mark.parametrize("runtime", ["reduced", "full"])
def test_the_cores_own_tests_pass_inside_the_page(page: Page, checkout: Checkout, tmp_path, runtime):
    site = tmp_path / "site"
    build_site(checkout, site, runtime=runtime)
    report = run_suite(page, checkout, site)
    assert report["failed"] == []
    assert report["asked_in_vain"] == []
    assert report["told"] == TOLD[runtime]
    assert report["status"] == 0
    assert report["passed"] > 400
