"""Pages that allow little: under the least policy it is live; where something is missing the element names it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page

from documents import README
from e2e.element import START_MS, sentences, until
from e2e.frames import Post, framed
from e2e.guests import on_a_blog
from e2e.hosts import isolated_host
from forward_pass_site.resource import Folder
from forward_pass_site.serve.server import serving
from slow import one_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.shares_profile,
    pytest.mark.tolerates_trouble("the browser itself logs what a policy refuses"),
]

# What is missing is named while a reader still waits for it.
NAMED_MS = 10_000
LIVE = "document.querySelector('forward-pass')?.trace?.source === 'live'"

# Sweeps the head again and again, as some page builders do.
SWEEP = "setInterval(() => document.head.replaceChildren(), 20)"


def least(row: str, site_url: str) -> str:
    """Return the policy that the README gives for one way of embedding."""
    [policy] = re.findall(rf"^\| {row} \| `(.+?)` \|$", README, re.MULTILINE)
    return f"default-src 'none'; {policy.replace('https://YOUR-HOST', site_url).replace('…', 'x')}"


def sentences_in(frame: Frame) -> list[str]:
    """Return what the element in a frame says is wrong, as far as it can be seen."""
    said: list[str] = frame.evaluate(
        """[...document.querySelector("forward-pass").shadowRoot.querySelectorAll(".notice p")]
            .filter((sentence) => sentence.checkVisibility()).map((sentence) => sentence.textContent)"""
    )
    return said


def post_under(policy: str, site_url: str, *, attributes: str = 'python="eager"', body: str = "") -> Post:
    """Return somebody's page with one element under a policy."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    script = f'<script type="module" nonce="x" src="{site_url}static/forward-pass.js"></script>'
    element = f'<forward-pass seed="16" {attributes}></forward-pass>'
    return Post(f'<!doctype html><html lang="en"><title>t</title>{meta}{script}<body>{element}{body}</body></html>')


def is_live(page: Page) -> None:
    # Under such a policy nothing may be waited for by strings that the page evaluates.
    page.wait_for_function(
        "() => ['live', 'failed'].includes(document.querySelector('forward-pass')?.status)", timeout=START_MS
    )
    assert sentences(page) == []
    until(page, "element.trace?.source === 'live'")


@pytest.fixture
def foreign(page: Page, site_url: str) -> list[str]:
    """Return what is asked of other hosts than the two that are there."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def test_the_least_policy_is_enough(page: Page, site_url, foreign):
    with on_a_blog(page, post_under(least("element", site_url), site_url)) as blog:
        is_live(page)
        assert [url for url in foreign if not url.startswith((site_url, blog, "blob:", "data:"))] == []


def test_nonces_and_trusted_types_are_enough_while_the_head_is_swept(page: Page, site_url):
    policy = f"{least('element, with nonces', site_url)}; require-trusted-types-for 'script'; trusted-types forward-pass-python"
    page.add_init_script(SWEEP)
    with on_a_blog(page, post_under(policy, site_url)):
        is_live(page)


@pytest.mark.parametrize(
    ("taken", "named"),
    [
        (" 'wasm-unsafe-eval'", "'wasm-unsafe-eval' in script-src"),
        ("worker-src blob:; ", "blob: in worker-src"),
        ("connect-src SITE", "SITE in connect-src"),
    ],
)
def test_what_a_policy_lacks_is_named_at_once(page: Page, site_url, taken, named):
    origin = site_url.removesuffix("/")
    policy = least("element", site_url)
    assert taken.replace("SITE", site_url) in policy
    with on_a_blog(page, post_under(policy.replace(taken.replace("SITE", site_url), ""), site_url)):
        until(page, "element.status === 'failed'", within_ms=NAMED_MS)
        [said] = sentences(page)
        assert "the Content-Security-Policy of this page does not let it start: it must allow" in said
        assert named.replace("SITE", origin) in said
        assert not page.get_by_role("button", name="Try again").is_visible()


def test_a_list_of_trusted_types_policies_without_ours_is_named(page: Page, site_url):
    policy = f"{least('element', site_url)}; require-trusted-types-for 'script'; trusted-types theirs"
    with on_a_blog(page, post_under(policy, site_url)):
        until(page, "element.status === 'failed'", within_ms=NAMED_MS)
        assert "it must allow forward-pass-python in trusted-types" in sentences(page)[0]


@pytest.mark.slow
def test_the_classic_script_needs_no_second_policy_under_trusted_types(page: Page, site_url):
    allowed = f"{least('element', site_url)}; require-trusted-types-for 'script'; trusted-types forward-pass-python"
    module = post_under(allowed, site_url).html
    script = f'<script defer nonce="x" src="{site_url}static/forward-pass.classic.js"></script>'
    post = Post(re.sub('<script type="module".*?</script>', script, module))
    assert post.html != module
    with on_a_blog(page, post):
        is_live(page)
        page.get_by_role("button", name="Adjust", exact=True).click()
        until(page, "!element.shadowRoot.querySelector('.drawer').hidden")


@pytest.mark.slow
def test_the_least_policy_for_the_frame_is_enough(page: Page, site_url):
    policy = f'<meta http-equiv="Content-Security-Policy" content="{least("iframe", site_url)}">'
    frame = f'<iframe src="{site_url}embed.html?seed=16&amp;python=eager" width="640" height="420"></iframe>'
    with on_a_blog(page, Post(f'<!doctype html><html lang="en"><title>t</title>{policy}<body>{frame}</body></html>')):
        inner = framed(page, page.url)
        inner.wait_for_function(LIVE, timeout=START_MS)
        assert sentences_in(inner) == []


@pytest.mark.slow
def test_on_a_cross_origin_isolated_page_element_and_frame_are_live(page: Page, site_url, tmp_path: Path):
    script = f'<script type="module" src="{site_url}static/forward-pass.js"></script>'
    element = '<forward-pass seed="16" python="eager"></forward-pass>'
    frame = f'<iframe src="{site_url}embed.html?seed=16&amp;python=eager" width="640" height="420"></iframe>'
    html = f'<!doctype html><html lang="en"><title>t</title>{script}<body>{element}{frame}</body></html>'
    (tmp_path / "post.html").write_text(html)
    with isolated_host(tmp_path) as blog:
        inner = framed(page, f"{blog}post.html")
        assert page.evaluate("crossOriginIsolated")
        is_live(page)
        # Below the fold a frame of another site is asked for no frames.
        inner.wait_for_function(LIVE, timeout=START_MS, polling=50)
        assert sentences_in(inner) == []
        page.goto("about:blank")


def test_on_the_files_own_host_no_blob_is_needed(page: Page, site: Path):
    own = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'"

    class WithPost(Folder):
        def find(self, path: str):
            return post_under(own, "/").find(path) if path == "/post.html" else Folder.find(self, path)

    with serving(WithPost(site)) as url:
        page.goto(f"{url}post.html")
        is_live(page)
        page.goto("about:blank")


def test_on_a_page_without_eval_our_own_page_runs_without_pyscript_and_says_so(page: Page, site_url):
    policy = least("element", site_url)
    post = post_under(policy, site_url, attributes='python="eager" interpreter="pyscript"')
    with on_a_blog(page, post):
        until(page, "element.trace?.source === 'live'")
        [said] = sentences(page)
        assert said.startswith("PyScript could not start here (the Content-Security-Policy of this page must allow")


@pytest.fixture
def their_pyscript(page: Page, site: Path) -> str:
    """Return a page's own PyScript: its script, to be put before or after the element."""
    [core] = site.glob("static/vendor/pyscript-*/core.js")
    return f'<script type="module" src="SITE{core.relative_to(site)}"></script>'


@pytest.mark.parametrize("first", one_of(["theirs", "ours"]))
def test_a_pages_own_pyscript_and_the_element_leave_each_other_be(page: Page, site_url, their_pyscript, first):
    theirs = their_pyscript.replace("SITE", site_url) + '<py-script id="own"></py-script>'
    ours = f'<script type="module" src="{site_url}static/forward-pass.js"></script>'
    element = '<forward-pass seed="16" python="eager"></forward-pass>'
    scripts = theirs + ours if first == "theirs" else ours + theirs
    with on_a_blog(
        page, Post(f'<!doctype html><html lang="en"><title>t</title><body>{element}{scripts}</body></html>')
    ):
        until(page, "element.trace?.source === 'live'")
        assert sentences(page) == []
        assert page.evaluate("document.querySelectorAll('script[type=py], mpy-config, py-config').length") == 0
        assert page.evaluate("customElements.get('py-script') !== undefined")


def test_our_own_page_stays_on_the_address_where_pyscript_would_leave_it(page: Page, site_url):
    address = site_url.replace("127.0.0.1", "0.0.0.0")
    page.goto(address)
    until(page, "element.trace?.source === 'live'")
    assert page.url == address
    [said] = sentences(page)
    assert said.startswith("PyScript could not start here (it would lead this page from 0.0.0.0 to another address)")


@pytest.mark.parametrize("kind", one_of(["srcdoc", "blob"]))
def test_in_a_document_without_an_address_of_its_own_it_is_live(page: Page, site_url, kind):
    page.goto(f"{site_url}LICENSE.txt")
    script = f'<script type="module" src="{site_url}static/forward-pass.js"></script>'
    html = f'<!doctype html><title>t</title>{script}<forward-pass seed="16" python="eager"></forward-pass>'
    page.evaluate(
        """([kind, html]) => {
            const frame = document.createElement("iframe");
            if (kind === "srcdoc") frame.srcdoc = html;
            else frame.src = URL.createObjectURL(new Blob([html], { type: "text/html" }));
            document.body.replaceChildren(frame);
        }""",
        [kind, html],
    )
    [_, frame] = page.frames
    frame.wait_for_function("document.querySelector('forward-pass')?.trace?.source === 'live'", timeout=START_MS)
