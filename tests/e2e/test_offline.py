"""Our own page without a network: a second visit works, a new version replaces the old one, a broken copy heals itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bench.offline import KEPT
from content_overlay import ContentOverlay
from e2e.element import START_MS, ask, open_small_page, put, until
from forward_pass_site.resource import Folder, Resource
from forward_pass_site.serve.server import serving

REGISTRATIONS = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
LIVE = "element?.trace?.source === 'live'"


@dataclass(frozen=True)
class Counted:
    """A folder that remembers what it was asked for."""

    folder: Folder
    asked: list[str] = field(default_factory=list)

    def find(self, path: str) -> Resource | None:
        self.asked.append(path)
        return self.folder.find(path)


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[tuple[str, Counted]]:
    """Serve the built site at an address that no other test visits."""
    content = Counted(Folder(site))
    with serving(ContentOverlay(content)) as url:
        yield url, content


@pytest.fixture
def own_site(served: tuple[str, Counted]) -> str:
    return served[0]


@pytest.fixture
def kept(page: Page, own_site: str) -> Page:
    """Visit the page once, until it is kept."""
    visit(page, own_site)
    return page


def visit(page: Page, url: str) -> None:
    page.goto(url)
    until(page, LIVE)
    assert page.evaluate(KEPT) == f"forward-pass {url}"


def go_to(page: Page, url: str) -> None:
    page.goto("about:blank")
    page.goto(url)


@pytest.mark.tolerates_trouble("the network is off, and a broken copy is told in the console")
def test_a_second_visit_needs_no_network_and_a_copy_that_breaks_heals_itself(
    served: tuple[str, Counted], page: Page, context: BrowserContext
) -> None:
    """One reader's visits, one after the other: each takes a start of Python."""
    url, content = served
    content.asked.clear()
    visit(page, url)
    # Keeping Python costs no second download.
    for name in ("pyodide.asm.wasm", "pyodide.asm.mjs", "stdlib.pack", "packages.pack"):
        assert len([path for path in content.asked if path.endswith(name)]) == 1
    ask(page, "element.adjust({ src: 'networks/xor.json' })")
    until(page, f"{LIVE} && element.settings.name")
    context.set_offline(True)
    go_to(page, url)
    until(page, "performance.getEntriesByName('forward-pass:first-pulse').length")
    until(page, LIVE)
    assert ask(page, "element.trace.seed") == 65
    # A network of the gallery that was opened once is answered, too.
    go_to(page, f"{url}?src=networks/xor.json")
    until(page, f"{LIVE} && element.settings.name")
    assert ask(page, "element.trace.layers") == [2, 4, 2]
    context.set_offline(False)
    break_copy(page, "packages.pack")
    go_to(page, url)
    until(page, LIVE)
    assert ask(page, "element.status") == "live"


@pytest.mark.slow
@pytest.mark.tolerates_trouble("the network is off")
@pytest.mark.parametrize("address", ["index.html", "?seed=16", "#seed=16"])
def test_a_second_visit_to_any_address_comes_alive_without_any_network(
    kept: Page, context: BrowserContext, own_site: str, address: str
) -> None:
    context.set_offline(True)
    go_to(kept, f"{own_site}{address}")
    until(kept, LIVE)
    assert ask(kept, "element.trace.seed") == (16 if "16" in address else 65)


@pytest.mark.slow
@pytest.mark.tolerates_trouble("the network is off")
def test_what_is_loaded_later_is_there_without_any_network(kept: Page, context: BrowserContext, own_site):
    context.set_offline(True)
    kept.goto("about:blank")
    kept.goto(own_site)
    until(kept, "element?.trace")
    kept.get_by_role("button", name="Share", exact=True).click()
    expect(kept.get_by_role("dialog", name="Share this network")).to_be_visible()


@pytest.mark.slow
@pytest.mark.tolerates_trouble("files are asked for that do not exist")
def test_what_is_not_of_this_site_is_never_touched(kept: Page, own_site):
    kept.reload()
    touched = kept.evaluate(
        """async () => {
            const asked = ["nowhere.json", "static/forward-pass.js", "static/recorded/none.json"];
            await Promise.all(asked.map((path) => fetch(path).catch(() => {})));
            const entries = performance.getEntriesByType("resource").filter(({ name }) => asked.some((path) => name.endsWith(path)));
            return Object.fromEntries(entries.map(({ name, workerStart }) => [name.split("/").at(-1), workerStart > 0]));
        }"""
    )
    cached = kept.evaluate(
        "async () => (await (await caches.open((await caches.keys())[0])).keys()).map(({ url }) => url)"
    )
    assert touched["forward-pass.js"] is True
    assert not [url for url in cached if url.endswith(("nowhere.json", "none.json"))]
    assert all(url.startswith(own_site) for url in cached)


@pytest.mark.slow
def test_the_page_for_frames_comes_from_the_network_while_there_is_one(served, kept: Page):
    url, content = served
    content.asked.clear()
    for _ in range(2):
        kept.goto(f"{url}embed.html?python=off")
        until(kept, "element.trace")
    assert content.asked.count("/embed.html") == 2


@pytest.mark.slow
def test_files_of_an_older_version_are_dropped_when_the_new_one_takes_over(kept: Page, own_site):
    kept.evaluate(
        """async (name) => {
            const cache = await caches.open(name);
            await cache.put("static/old-ABCDEFGH.js", new Response("old"));
            const registration = await navigator.serviceWorker.ready;
            await registration.unregister();
        }""",
        f"forward-pass {own_site}",
    )
    kept.reload()
    until(kept, LIVE)
    gone = """async () => {
        for (let tries = 0; tries < 100; tries++) {
            if (!(await caches.match("static/old-ABCDEFGH.js"))) return true;
            await new Promise((later) => setTimeout(later, 100));
        }
        return false;
    }"""
    assert kept.evaluate(gone)


def break_copy(page: Page, file: str) -> None:
    page.evaluate(
        """async (file) => {
            const cache = await caches.open((await caches.keys())[0]);
            const { url } = (await cache.keys()).find(({ url }) => url.endsWith(file));
            const type = file.endsWith("wasm") ? "application/wasm" : "application/octet-stream";
            await cache.put(url, new Response("broken", { headers: { "content-type": type } }));
        }""",
        file,
    )


@pytest.mark.slow
@pytest.mark.tolerates_trouble("a broken copy is told in the console")
@pytest.mark.parametrize("file", ["stdlib.pack", "pyodide.asm.wasm"])
def test_any_broken_copy_heals_itself(kept: Page, file: str) -> None:
    break_copy(kept, file)
    kept.reload()
    until(kept, LIVE)
    assert ask(kept, "element.status") == "live"


@pytest.mark.slow
def test_it_can_be_switched_off_and_leaves_nothing_behind(kept: Page, own_site):
    kept.goto(f"{own_site}?sw=off")
    gone = f"""async () => {{
        for (let tries = 0; tries < 100; tries++) {{
            if ((await {REGISTRATIONS}) === 0 && (await caches.keys()).length === 0) return true;
            await new Promise((later) => setTimeout(later, 100));
        }}
        return false;
    }}"""
    assert kept.evaluate(gone)


@pytest.mark.slow
def test_the_element_on_somebody_elses_page_keeps_nothing(page: Page, own_site):
    open_small_page(page, own_site)
    put(page, python="eager")
    until(page, LIVE, within_ms=START_MS)
    assert page.evaluate(REGISTRATIONS) == 0
    assert page.evaluate("caches.keys()") == []


@pytest.mark.slow
def test_where_storage_is_refused_the_page_works_without_a_copy(page: Page, own_site):
    page.add_init_script(
        """const refuse = () => Promise.reject(new DOMException("refused", "SecurityError"));
        for (const name of ["open", "keys", "match", "delete"]) CacheStorage.prototype[name] = refuse;
        ServiceWorkerContainer.prototype.register = refuse;"""
    )
    page.goto(own_site)
    until(page, LIVE)
