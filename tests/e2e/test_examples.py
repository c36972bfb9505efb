"""The sites in examples/, built by their own generators: each page shows its network, alive, from another origin."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from e2e.element import ask, sentences, trace_of, until
from e2e.hosts import plain_host
from examples import EXAMPLES, PATH, TRAINING, Example, build, or_skip
from forward_pass.learning.run import TrainingRun
from trouble import watch

pytestmark = pytest.mark.slow


Builds = dict[str, Future[Path]]
BY_NAME = {each.name: each for each in EXAMPLES}
SHIFTS = """globalThis.shifts = 0;
    new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shifts += value; })
        .observe({ type: "layout-shift", buffered: true });"""
PHONE = ViewportSize(width=390, height=844)


@pytest.fixture(scope="module")
def builds(site_url, tmp_path_factory) -> Iterator[Builds]:
    """Begin to build every example whose generator is here, side by side."""
    folder = tmp_path_factory.mktemp("examples")
    with ThreadPoolExecutor() as pool:
        yield {each.name: pool.submit(build, each, site_url, folder) for each in EXAMPLES if not each.missing()}


@pytest.fixture
def still_page(browser: Browser) -> Iterator[Page]:
    """Open a page on a phone that runs no script; fail the test for anything that went wrong on it."""
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    trouble: list[str] = []
    watch(page, trouble)
    yield page
    context.close()
    assert not trouble, "\n".join(trouble)


def built(builds: Builds, example: Example) -> Path:
    or_skip(example.missing(), example.from_where)
    return builds[example.name].result()


# What WordPress and Ghost are given is, but for the seed, what stands in the plain page.
@pytest.mark.parametrize("name", [name for name in BY_NAME if name not in ("wordpress", "ghost")])
def test_the_network_in_a_generated_page_plays_and_comes_alive(page: Page, site_url, builds, name):
    example = BY_NAME[name]
    hosts: set[str] = set()
    page.set_viewport_size(PHONE)
    page.add_init_script(SHIFTS)
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    with plain_host(built(builds, example)) as blog_url:
        page.goto(f"{blog_url}{example.page}")
        until(page, "element.trace")
        recorded = trace_of(page)
        assert (recorded["source"], recorded["seed"]) == ("recorded", example.seed)
        ask(page, "element.whenLive()")
        live = trace_of(page)
        assert (live["source"], live["seed"]) == ("live", example.seed)
        assert sentences(page) == []
        # The box was reserved before the script came: what stands below has not moved.
        assert page.evaluate("shifts") < 0.01
        assert hosts - {""} == {urlsplit(url).netloc for url in (blog_url, site_url)}


@pytest.mark.parametrize("name", BY_NAME)
def test_where_no_script_runs_the_picture_fits_its_column_and_leads_to_the_network(
    still_page: Page, site_url, builds, name
):
    example = BY_NAME[name]
    with plain_host(built(builds, example)) as blog_url:
        link = still_page.locator("forward-pass > a")
        picture = link.locator("img")
        # It is fetched when it comes near, and nothing that fails may happen meanwhile.
        with still_page.expect_response("**/pictures/*.svg") as fetched:
            still_page.goto(f"{blog_url}{example.page}")
            picture.scroll_into_view_if_needed()
        assert fetched.value.headers["content-type"] == "image/svg+xml"
        assert link.get_attribute("href") == f"{site_url}?seed={example.seed}"
        assert picture.get_attribute("src") == f"{site_url}pictures/seed-{example.seed}.svg"
        assert "neural network" in str(picture.get_attribute("alt"))
        box = picture.bounding_box()
        assert box is not None
        assert 300 < box["width"] < PHONE["width"]
        # Some themes put a border around pictures.
        assert box["height"] == pytest.approx(box["width"] * 10 / 16, abs=10)


def test_the_notebook_computes_the_very_number_that_its_network_shows(page: Page, builds):
    example = BY_NAME["jupyter"]
    with plain_host(built(builds, example)) as blog_url:
        page.goto(f"{blog_url}{example.page}")
        until(page, "element.trace?.sample === 0")
        [computed] = re.findall(r"^z = (\S+)$", page.locator("main").inner_text(), re.MULTILINE)
        assert float(computed) == pytest.approx(trace_of(page)["preActivations"][0][3], abs=5e-5)


def test_where_sphinx_writes_no_html_a_link_takes_the_place_of_the_network(site_url, builds, tmp_path):
    example = BY_NAME["sphinx"]
    source = built(builds, example).parent
    command = [example.command[0], "--fail-on-warning", "--quiet", "-b", "text", str(source), str(tmp_path)]
    subprocess.run(command, env={"PATH": PATH, "LC_ALL": "C.UTF-8"}, check=True)
    text = (tmp_path / "index.txt").read_text("utf-8")
    assert "A neural network of 5, 7, 6 and 2 neurons" in text
    assert "<forward-pass" not in text


def test_in_a_post_a_network_learns_without_python_and_goes_on_with_it(
    page: Page, still_page: Page, site_url, tmp_path
):
    root = "element.shadowRoot"
    status = f"{root}.querySelector('.train .status')?.textContent"
    fetched: list[str] = []
    page.set_viewport_size(PHONE)
    page.add_init_script(SHIFTS)
    page.on("request", lambda request: fetched.append(request.url))
    with plain_host(build(TRAINING, site_url, tmp_path)) as blog_url:
        still_page.goto(blog_url)
        link = still_page.locator("forward-pass > a")
        assert link.get_attribute("href") == f"{site_url}#v=1&train=moons%400"
        page.goto(blog_url)
        page.locator("forward-pass").scroll_into_view_if_needed()
        until(page, f"{status}?.startsWith('Step 600, epoch')")
        assert not [url for url in fetched if "pyodide" in url or "/vendor/app" in url]
        ask(page, f"{root}.querySelector('.train .one').click()")
        until(page, f"{status}?.startsWith('Step 601, epoch')")
        expected = TrainingRun("moons").at(601).weights[-1]
        assert np.ravel(trace_of(page)["weights"][-1]) == pytest.approx(expected.ravel(), abs=1e-8)
        assert page.evaluate("shifts") < 0.01
        assert {urlsplit(url).netloc for url in fetched} - {""} == {
            urlsplit(url).netloc for url in (blog_url, site_url)
        }
        assert sentences(page) == []
