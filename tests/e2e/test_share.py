"""Share: what is copied and pasted elsewhere shows exactly what was on screen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from e2e.element import SOON_MS, START_MS, ask, put, sentences, trace_of, until
from e2e.frames import framed, post
from e2e.hosts import plain_host
from forward_pass_site.cli.main import main
from forward_pass_site.serve.server import serving
from slow import one_of

pytestmark = pytest.mark.shares_profile

# Not recorded: whoever opens it must compute the same.
QUERY = "layers=3-4-2&seed=7&sample=2&temperature=1.5&activation=gelu&labels=a,%22%3E%3Cscript%3E|%3Cb%3E,%26"
SHOWN = ["layers", "seed", "sample", "temperature", "activation", "probabilities", "weights", "inputs"]
SIZES = {"a desk": (1200, 800), "a phone": (390, 844), "the narrowest": (280, 640), "a low frame": (640, 420)}
MOMENT_MS = 1234
# Whether the open panel is on the screen, by how much it and the page scroll sideways, what sticks out of it, what is small.
PANEL = """(() => {
    const dialog = element.shadowRoot.querySelector("dialog");
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const targets = [...dialog.querySelectorAll("button, textarea, label, summary")]
        .filter((target) => target.checkVisibility()).map((target) => target.getBoundingClientRect());
    return {
        inside: left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight,
        sideways: dialog.scrollWidth - dialog.clientWidth,
        sticking: targets.filter((target) => target.left < left || target.right > right).length,
        small: targets.filter((target) => target.width < 24 || target.height < 24).length,
        sidewaysPage: document.scrollingElement.scrollWidth - innerWidth,
    };
})()"""


PROFILE: dict[str, Any] = {"permissions": ["clipboard-read", "clipboard-write"], "color_scheme": "dark"}


@pytest.fixture
def context_options():
    return PROFILE


def open_panel(page: Page) -> None:
    page.get_by_role("button", name="Share", exact=True).click()
    expect(page.get_by_role("dialog", name="Share this network")).to_be_visible()
    page.get_by_text("A page that runs scripts can give its iframes").click()


def copied(page: Page, name: str) -> str:
    page.get_by_role("button", name=f"Copy the {name}", exact=True).click()
    expect(page.get_by_role("status")).to_have_text(f"{name.capitalize()} copied")
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def shown(page) -> dict[str, object]:
    """Give what counts of what is on screen, on a page or in a frame."""
    page.wait_for_function("document.querySelector('forward-pass')?.trace", timeout=START_MS)
    found: dict[str, object] = page.evaluate(
        """async names => {
            // What is known at a moment is told in the frame that shows it.
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            const element = document.querySelector("forward-pass");
            const label = element.shadowRoot.querySelector("canvas.still").getAttribute("aria-label");
            const { paused, currentTimeMs: timeMs, trace } = element;
            const theme = element.getAttribute("theme");
            return { paused, timeMs, label, theme, ...Object.fromEntries(names.map(name => [name, trace[name]])) };
        }""",
        SHOWN,
    )
    return found


@pytest.fixture(scope="module")
def shared(browser: Browser, site_url):
    """Show a paused moment on our own page; give what is on screen and what is copied of it."""
    page = browser.new_page(**PROFILE)
    page.goto(f"{site_url}?{QUERY}&theme=light&autoplay=false&python=eager")
    until(page, "element.trace")
    ask(page, f"element.seek({MOMENT_MS}.6)")
    before = shown(page) | {"timeMs": MOMENT_MS}
    open_panel(page)
    snippets = {name: copied(page, name) for name in ("link", "element", "iframe", "listener")}
    page.close()
    return before, snippets


def test_what_is_pasted_elsewhere_shows_the_same_network_sample_temperature_and_moment(page: Page, shared, site_url):
    before, snippets = shared
    assert before["paused"]
    assert (before["sample"], before["temperature"], before["theme"]) == (2, 1.5, "light")
    page.goto(snippets["link"])
    assert shown(page) == before
    assert page.url.startswith(site_url)
    with serving(post(snippets["element"])) as url:
        page.goto(url)
        assert shown(page) == before
        assert sentences(page) == []
    with serving(post(snippets["iframe"] + snippets["listener"])) as url:
        frame = framed(page, url)
        assert shown(frame) == before
        assert frame.url.startswith(f"{site_url}embed.html?")


def test_a_training_pasted_elsewhere_stands_at_the_same_step_with_the_same_numbers(page: Page, site_url):
    # Its last step is recorded, so that nobody waits for Python.
    page.goto(f"{site_url}?python=off&autoplay=false#v=1&train=xor@300")
    until(page, "element.currentReel?.settings.name?.endsWith('@300')")
    ask(page, f"element.seek({MOMENT_MS})")
    before = shown(page)
    open_panel(page)
    snippets = {name: copied(page, name) for name in ("link", "element", "iframe")}
    page.get_by_role("radio", name="the network as it stands").check()
    alone = copied(page, "element")
    assert 'mode="train" task="xor" step="300"' in snippets["element"]
    there = "document.querySelector('forward-pass')?.currentReel?.settings.name?.endsWith('@300')"
    with serving(post(snippets["element"])) as blog, serving(post(snippets["iframe"])) as framing:
        for url in (snippets["link"], blog, framing):
            page.goto(url)
            where = framed(page, url) if url == framing else page
            where.wait_for_function(there, timeout=START_MS)
            assert shown(where) == before, url
    with serving(post(alone)) as url:
        page.goto(url)
        assert shown(page)["weights"] == before["weights"]


def test_the_command_prints_what_is_copied(shared, site_url, capsys):
    _, snippets = shared
    told = ["--layers=3-4-2", "--seed=7", "--sample=2", "--temperature=1.5", "--activation=gelu", "--theme=light"]
    told += ['--labels=a,"><script>|<b>,&', "--autoplay=false", f"--moment={MOMENT_MS}"]
    assert main(["snippet", "--site", site_url, *told]) == 0
    printed = [part.split("\n", 1)[1] for part in capsys.readouterr().out.rstrip("\n").split("\n\n")]
    assert printed == list(snippets.values())


@pytest.mark.parametrize("width", one_of([320, 480]))
def test_an_embed_of_a_chosen_width_has_the_size_that_was_drawn(page: Page, site_url, width):
    page.goto(f"{site_url}?python=off&autoplay=false")
    until(page, "element.trace")
    open_panel(page)
    page.get_by_role("radio", name=f"{width} px").check()
    size = page.locator(".scale b").inner_text()
    element, iframe, listener = (copied(page, name) for name in ("element", "iframe", "listener"))
    box = "(({ width, height }) => `${width} × ${height} px`)(document.querySelector(name).getBoundingClientRect())"
    with serving(post(element)) as url:
        page.goto(url)
        until(page, "element.trace", within_ms=SOON_MS)
        assert page.evaluate(f"name => {box}", "forward-pass") == size
    with serving(post(iframe)) as url:
        framed(page, url)
        assert page.evaluate(f"name => {box}", "iframe") == size
    # The frame itself would like the very height that the snippet gives it.
    with serving(post(iframe.replace('height="416"', 'height="700"') + listener)) as url:
        framed(page, url)
        page.wait_for_function(f"name => {box} === '{size}'", arg="iframe", timeout=SOON_MS)


def test_in_a_frame_of_another_origin_the_snippet_lets_it_copy(page: Page, site_url):
    with serving(
        post(f'<iframe src="{site_url}embed.html?python=off" width="640" height="420" allow="clipboard-write">')
    ) as url:
        frame = framed(page, url)
        frame.get_by_role("button", name="Share", exact=True).click()
        frame.get_by_role("button", name="Copy the link", exact=True).click()
        expect(frame.get_by_role("status")).to_have_text("Link copied")
        assert page.evaluate("navigator.clipboard.readText()").startswith(f"{site_url}?seed=65")


@pytest.mark.tolerates_trouble("the browser says that it may not copy")
def test_a_frame_that_may_not_copy_selects_the_text(page: Page, site_url):
    with serving(post(f'<iframe src="{site_url}embed.html?python=off" width="640" height="420">')) as url:
        frame = framed(page, url)
        frame.get_by_role("button", name="Share", exact=True).click()
        frame.get_by_role("button", name="Copy the link", exact=True).click()
        expect(frame.get_by_role("status")).to_contain_text("Link selected")
        page.keyboard.press("Control+C")
        assert page.evaluate("navigator.clipboard.readText()").startswith(f"{site_url}?seed=65")


@pytest.mark.tolerates_trouble("the browser says that it may not copy")
def test_a_sandboxed_frame_whose_host_sends_no_header_shares_too(page: Page, site):
    with plain_host(site) as embed:
        sandboxed = f'<iframe src="{embed}embed.html?python=off" sandbox="allow-scripts" width="640" height="420">'
        with serving(post(sandboxed)) as url:
            frame = framed(page, url)
            frame.get_by_role("button", name="Share", exact=True).click()
            expect(frame.get_by_role("textbox", name="Link")).to_have_value(f"{embed}?seed=65")
            frame.get_by_role("button", name="Copy the link", exact=True).click()
            expect(frame.get_by_role("status")).to_contain_text("Link selected")


def test_the_sources_as_written_share_too(page: Page, source_url):
    page.goto(f"{source_url}?python=off&seed=16&autoplay=false")
    until(page, "element.trace?.seed === 16")
    open_panel(page)
    assert copied(page, "link") == f"{source_url}?seed=16&autoplay=false"


def test_the_panel_of_an_element_on_another_origin_comes_from_the_site(page: Page, site_url):
    script = f'<script type="module" src="{site_url}static/forward-pass.js"></script>'
    with serving(post(f'{script}<forward-pass python="off" seed="16" autoplay="false"></forward-pass>')) as url:
        page.goto(url)
        until(page, "element.trace?.seed === 16", within_ms=SOON_MS)
        open_panel(page)
        assert copied(page, "link") == f"{site_url}?seed=16&autoplay=false"


@pytest.mark.tolerates_trouble("the panel's script is withheld")
def test_a_panel_that_does_not_come_is_said_and_the_network_goes_on(page: Page, site_url):
    page.route("**/share-panel-*.js", lambda route: route.abort())
    page.goto(f"{site_url}?python=off")
    until(page, "element.trace")
    page.get_by_role("button", name="Share", exact=True).click()
    until(page, "element.shadowRoot.querySelector('.notice p')")
    [said] = sentences(page)
    assert re.fullmatch(r"Share could not be opened: share-panel-\w+\.js could not be loaded\.", said)
    time = ask(page, "element.currentTimeMs")
    until(page, "element.currentTimeMs !== argument", time)


def test_it_is_opened_read_and_closed_by_keyboard_alone(page: Page, site_url):
    page.goto(f"{site_url}?python=off")
    until(page, "element.trace")
    page.get_by_role("button", name="Share", exact=True).focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="Share this network")
    expect(panel).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Link copied")
    reached = set()
    for _ in range(9):
        page.keyboard.press("Tab")
        reached.add(
            ask(
                page,
                "(({ ariaLabel, localName }) => ariaLabel ?? localName)(element.shadowRoot.activeElement ?? element)",
            )
        )
    assert {"Link", "Copy the element", "Element", "Copy the iframe", "Iframe", "input", "summary"} <= reached
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert ask(page, "element.shadowRoot.activeElement.className") == "share"
    assert not ask(page, "element.paused")


def test_it_fits_its_screen_or_frame_and_scrolls_inside(page: Page, site_url):
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{site_url}{'embed.html' if size == 'a low frame' else ''}?python=off&{QUERY.split('&')[-1]}")
        until(page, "element.trace")
        open_panel(page)
        fits = {"inside": True, "sideways": 0, "sticking": 0, "small": 0, "sidewaysPage": 0}
        assert ask(page, PANEL) == fits, size
        page.get_by_role("button", name="Copy the listener").scroll_into_view_if_needed()
        expect(page.get_by_role("button", name="Close", exact=True)).to_be_in_viewport()


def test_inputs_set_by_a_script_are_in_the_link_alone_and_that_is_said(live_page: Page):
    live_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    put(live_page, python="eager", autoplay="false", seed=7)
    ask(live_page, "element.whenLive()")
    ask(live_page, "void (element.inputs = [1, 0, 1, 0, 1])")
    until(live_page, "!element.trace.drawnInputs")
    open_panel(live_page)
    expect(live_page.locator(".note")).to_contain_text("The inputs on screen are in the link alone")
    assert copied(live_page, "link").endswith("#v=1&inputs=1,0,1,0,1&moment=4000")
    assert "given inputs" not in copied(live_page, "element")
    assert trace_of(live_page)["inputs"] == [1, 0, 1, 0, 1]
