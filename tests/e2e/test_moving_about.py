"""On pages of another origin: elements by the dozen, made, moved, taken out and put back by scripts; our script more than once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page

from e2e.element import SOON_MS, ask, trace_of, until
from e2e.guests import PAINTED, on_a_blog, post_with
from forward_pass_site.resource import Folder
from forward_pass_site.serve.server import serving
from slow import one_of

pytestmark = pytest.mark.slow

ALL_LIVE = "[...document.querySelectorAll('forward-pass')].every(({ trace }) => trace?.source === 'live')"
# How often each element's moving canvas has been wiped for another frame, and where each element's time has come to.
COUNT_FRAMES = """globalThis.frames = new Map();
    const { clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
        const { host } = this.canvas.getRootNode();
        frames.set(host, (frames.get(host) ?? 0) + 1);
        return clearRect.apply(this, box);
    };"""
FRAMES = (
    "[...document.querySelectorAll('forward-pass')].map((element) => [frames.get(element) ?? 0, element.currentTimeMs])"
)


def is_imported(url: str) -> bool:
    return url.endswith(".mjs") or "/pyodide-worker-" in url


def same_seed_twice(count: int) -> str:
    """Return elements of which each two have the same network; the other half nobody recorded."""
    return "".join(f"<forward-pass python=eager seed={16 + k // 2 * 1000}></forward-pass>" for k in range(count))


@pytest.mark.parametrize("count", one_of([2, 10, 50]))
def test_any_number_of_elements_shares_one_python_and_fetches_each_file_once(page: Page, site_url, count):
    asked: Counter[str] = Counter()
    page.context.on("request", lambda request: asked.update([request.url] if request.method == "GET" else []))
    page.set_viewport_size({"width": 800, "height": 600})
    page.add_init_script(COUNT_FRAMES)
    with on_a_blog(page, post_with(site_url, same_seed_twice(count))) as blog:
        page.wait_for_function(ALL_LIVE, timeout=90_000)
        assert len(page.workers) == 1
        files = {url: times for url, times in asked.items() if url.startswith("http")}
        # What the worker imports was fetched by the page before, which checks it: the browser has it.
        assert {url: times for url, times in files.items() if times > (2 if is_imported(url) else 1)} == {}
        assert [url for url in files if not url.startswith(site_url)] == [blog]
        # The reader sees the first one or two: the others stand still and draw nothing.
        page.evaluate(f"(async () => {{ {PAINTED} frames.clear(); }})()")
        before = page.evaluate(FRAMES)
        page.wait_for_function("frames.get(document.querySelector('forward-pass')) >= 20", timeout=SOON_MS)
        after = page.evaluate(FRAMES)
        moved = [k for k in range(count) if after[k][0] or after[k][1] != before[k][1]]
        assert moved == [0, 1]


@pytest.fixture
def blog(page: Page, site_url):
    """Open a post with one element whose recorded network plays."""
    with on_a_blog(page, post_with(site_url, "<main><forward-pass seed=16 python=off></forward-pass></main>")):
        until(page, "element.trace")
        yield page


PLACES = {
    "another place": "document.body.appendChild(document.createElement('section'))",
    "another shadow root": """document.body.appendChild(document.createElement('section'))
        .attachShadow({ mode: 'open' }).appendChild(document.createElement('div'))""",
    "a closed shadow root": "document.body.appendChild(document.createElement('section')).attachShadow({ mode: 'closed' })",
    "a frame's document": "document.body.appendChild(document.createElement('iframe')).contentDocument.body",
}


@pytest.mark.parametrize("place", PLACES)
def test_moved_it_looks_and_plays_as_before_and_so_it_does_when_it_is_back(blog: Page, place):
    found = blog.evaluate(
        """async (place) => {
            const element = document.querySelector("forward-pass");
            const { shadowRoot } = element;
            const part = (name) => shadowRoot.querySelector(name);
            const when = async (condition) => { while (!condition()) await new Promise((done) => setTimeout(done, 5)); };
            const look = async () => {
                const from = element.currentTimeMs;
                await when(() => element.currentTimeMs !== from);
                part(".play").click();
                const paused = element.paused;
                part(".play").click();
                const style = getComputedStyle(part(".bar"));
                return [style.display, style.alignItems, part(".still").clientHeight > 100, paused, element.paused, element.trace.seed];
            };
            const looks = [await look()];
            const home = element.parentElement;
            const there = eval(place);
            (there.style ?? {}).width = "600px";
            for (const parent of [there, home, there]) {
                parent.appendChild(element);
                looks.push(await look());
            }
            home.append(element);
            return looks;
        }""",
        PLACES[place],
    )
    assert found == [["flex", "center", True, True, False, 16]] * 4


def test_taken_out_into_a_template_and_put_back_it_still_has_its_looks(blog: Page):
    look = "getComputedStyle(element.shadowRoot.querySelector('.frame')).display"
    assert ask(blog, look) == "grid"
    blog.evaluate(
        """() => {
            const element = document.querySelector("forward-pass");
            document.createElement("template").content.append(element);
            document.querySelector("main").append(element);
        }"""
    )
    assert ask(blog, look) == "grid"
    reached = ask(blog, "element.currentTimeMs")
    until(blog, "element.currentTimeMs !== argument", reached)


def test_put_in_and_taken_out_in_one_breath_it_is_as_if_nothing_had_been(blog: Page):
    blog.evaluate(
        """() => {
            const element = document.querySelector("forward-pass"), home = element.parentElement;
            for (let k = 0; k < 100; k++) { element.remove(); home.append(element); }
            for (let k = 0; k < 10; k++) {
                const other = document.createElement("forward-pass");
                home.append(other);
                other.setAttribute("seed", "17");
                other.remove();
            }
        }"""
    )
    reached = ask(blog, "element.currentTimeMs")
    until(blog, "element.currentTimeMs !== argument", reached)
    assert trace_of(blog)["seed"] == 16
    blog.get_by_role("button", name="Pause").click()
    assert ask(blog, "element.paused") is True


def test_our_script_may_come_twice_and_from_two_hosts(page: Page, site: Path, site_url):
    with serving(Folder(site)) as other_url:
        again = f'<script type="module" src="{other_url}static/forward-pass.js"></script>'
        body = f"<forward-pass seed=16 python=eager></forward-pass><forward-pass seed=17></forward-pass>{again}"
        with on_a_blog(page, post_with(site_url, body, scripts=2)):
            page.wait_for_function(ALL_LIVE, timeout=90_000)
            page.evaluate("(url) => import(url)", f"{site_url}static/forward-pass.js?again")
            page.evaluate("(url) => import(url)", f"{other_url}static/forward-pass.js?again")
            page.evaluate("document.body.append(document.querySelector('forward-pass').cloneNode(true))")
            page.wait_for_function(ALL_LIVE, timeout=SOON_MS)
            assert len(page.workers) == 1
            assert page.evaluate("[...document.querySelectorAll('forward-pass')].length") == 3


@pytest.mark.tolerates_trouble("the browser itself says what it refuses")
def test_where_our_host_lets_no_other_page_have_its_modules_the_light_content_stays(page: Page, site_url):
    page.route("**/static/forward-pass.js", lambda route: route.abort())
    body = "<forward-pass seed=16><p>A network computes here.</p></forward-pass>"
    with on_a_blog(page, post_with(site_url, body)):
        assert page.get_by_text("A network computes here.").is_visible()
