"""The Python of what is on stage: its lines lit as they run, copied as a script, edited and run in a second worker."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import chain

import pytest
from playwright.sync_api import Browser, Page

from e2e.element import SOON_MS, START_MS, ask, put_live, trace_of, until
from trouble import watch

ORIGINAL = "c = W * a"
LIT = "[...element.shadowRoot.querySelectorAll('.python [aria-current] code')].map(code => code.textContent.trim())"
# One after the other; the others of a phase all at once.
SOFTMAX = [
    "scaled = z / T",
    "shifted = scaled - scaled.max()",
    "e = np.exp(shifted)",
    "total = e.sum()",
    "p = e / total",
]
OF_A_PHASE = {
    "inputs": ["a = x"],
    "weigh": [ORIGINAL],
    "sum": ["z = c.sum(axis=-1) + b"],
    "activate": ["a = φ(z)"],
    "normalize": SOFTMAX[2:3],
    "rest": ["return SoftmaxSteps(scaled, shifted, e, float(total), p)"],
}

# What is made in each phase, as the listing names it.
MADE = {
    "inputs": ["inputs"],
    "weigh": ["dense.contributions"],
    "sum": ["dense.preActivations"],
    "activate": ["activation.activations"],
    "normalize": ["softmax.exponentials"],
    "rest": ["softmax.return"],
}  # fmt: skip


@pytest.fixture(scope="module")
def open_page(browser: Browser, site_url: str) -> Iterator[Page]:
    """Open our own page once for all of these tests, live, paused and with the Python beside it."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    trouble: list[str] = []
    watch(page, trouble)
    page.goto(f"{site_url}?autoplay=false")
    ask(page, "element.whenLive()")
    page.get_by_role("button", name="Python", exact=True).click()
    page.get_by_role("region", name="Source").wait_for()
    yield page
    assert not trouble, "\n".join(trouble)
    context.close()


@pytest.fixture
def python_panel(open_page: Page) -> Iterator[Page]:
    """Lend that page; afterwards it reads the original again."""
    yield open_page
    for name in ("Back to the original", "Discard"):
        button = open_page.get_by_role("button", name=name, exact=True)
        if button.is_visible():
            button.click()
    until(open_page, "element.trace.source === 'live'")
    ask(open_page, "element.pause()")


def edit(page: Page, instead: str, line: str = ORIGINAL) -> None:
    """Replace a line of the text, and run it."""
    page.locator("forward-pass .python").wait_for()
    button = page.get_by_role("button", name="Edit", exact=True)
    if button.is_visible():
        button.click()
    field = page.get_by_label("Source to edit")
    field.fill(original_text(page).replace(line, instead))
    page.get_by_role("button", name="Run", exact=True).click()


def original_text(page: Page) -> str:
    lines: list[str] = ask(
        page,
        "[...element.shadowRoot.querySelectorAll('.python .code .function:not([hidden]) code')].map(code => code.textContent)",
    )
    return "\n".join(lines) + "\n"


def said(page: Page) -> str:
    return page.locator("forward-pass .python .said").inner_text()


def wait_for_words(page: Page, start: str) -> None:
    until(page, "element.shadowRoot.querySelector('.python .said').textContent.startsWith(argument)", start)


def test_the_source_that_is_shown_is_that_of_the_code_that_runs(python_panel: Page):
    header, _ = python_panel.evaluate("document.querySelector('script[type=py]').xworker.sync.listing('{}')")
    running = json.loads(header)
    shown = ask(
        python_panel,
        """[...element.shadowRoot.querySelectorAll('.python .line')].map(line =>
            [Number(line.querySelector('.number').textContent), line.querySelector('code').textContent])""",
    )
    expected = []
    for function in running["functions"]:
        first, last = function["docstring"]
        lines = enumerate(function["text"].splitlines(), start=function["firstLine"])
        expected += [[number, line] for number, line in lines if not first <= number <= last]
    assert shown == expected
    numbers = {}
    moments = {"inputs": 200, "weigh": 500, "sum": 1100, "activate": 1200, "normalize": 3200, "rest": 3900}
    for phase, time_ms in moments.items():
        ask(python_panel, "element.seek(argument)", time_ms)
        until(python_panel, f"String({LIT}) === String(argument)", OF_A_PHASE[phase], within_ms=SOON_MS)
        numbers[phase] = ask(
            python_panel,
            """[...element.shadowRoot.querySelectorAll('.python [aria-current] > .number')].map(number => Number(number.textContent))""",
        )
    assert numbers == {phase: [running["lines"][made][1] for made in MADE[phase]] for phase in moments}


def test_while_it_plays_every_phase_lights_its_lines_in_order(python_panel: Page):
    ask(python_panel, "element.seek(0)")
    until(python_panel, f"String({LIT}) === 'a = x'")
    python_panel.evaluate(
        """() => {
            const element = document.querySelector("forward-pass");
            window.lit = [];
            const note = () => {
                const lines = [...element.shadowRoot.querySelectorAll(".python [aria-current] code")].map(code => code.textContent.trim());
                const layer = element.shadowRoot.querySelector(".python caption").textContent;
                const now = JSON.stringify([layer, lines]);
                if (window.lit.at(-1) !== now) window.lit.push(now);
            };
            note();
            new MutationObserver(note).observe(element.shadowRoot.querySelector(".python"), { subtree: true, childList: true, attributes: true, characterData: true });
            element.play();
        }"""
    )
    python_panel.wait_for_function("window.lit.some(line => line.includes('return '))", timeout=START_MS)
    ask(python_panel, "element.pause()")
    lit = [json.loads(line) for line in python_panel.evaluate("window.lit")]
    # The caption changes a moment after the lines do: what lasts is what counts.
    steps = [lines for k, (_, lines) in enumerate(lit) if lines and (k == 0 or lines != lit[k - 1][1])]
    hidden = [OF_A_PHASE["weigh"], OF_A_PHASE["sum"], OF_A_PHASE["activate"]]
    # Each line of the softmax lasts 42 ms: a slow machine does not show them all.
    softmax = [lines[0] for lines in steps if lines[0] in SOFTMAX]
    assert softmax == [line for line in SOFTMAX if line in softmax]
    assert softmax[-1] == SOFTMAX[-1]
    others = [lines for lines in steps if lines[0] not in SOFTMAX]
    expected = [OF_A_PHASE["inputs"], *hidden, *hidden, *hidden[:2], OF_A_PHASE["rest"]]
    assert others[: len(expected)] == expected


def test_the_values_beside_the_line_are_those_of_the_trace_and_what_is_not_computed_yet_is_not_shown(
    python_panel: Page,
):
    trace = trace_of(python_panel)
    layers = trace["layers"]
    rows = """Object.fromEntries([...element.shadowRoot.querySelectorAll('.python .variables tr')].map(row =>
        [row.cells[0].textContent, [row.cells[1].textContent, ...[...row.querySelectorAll('data')].map(({ value }) => value)]]))"""
    ask(python_panel, "element.seek(0)")
    begin_next(python_panel)
    for layer in range(3):
        weighing = ask(python_panel, rows)
        activations = trace["inputs"] if layer == 0 else trace["activations"][layer - 1]
        n_out, n_in = layers[layer + 1], layers[layer]
        assert weighing["a"] == [f"({n_in},)", *texts(activations)]
        assert weighing["W"] == [f"({n_out}, {n_in})", *texts(chain(*trace["weights"][layer]))]
        assert weighing["b"] == [f"({n_out},)", *texts(trace["biases"][layer])]
        assert (weighing["c"], weighing["z"]) == ([f"({n_out}, {n_in})", ""], [f"({n_out},)", ""])
        begin_next(python_panel)
        summing = ask(python_panel, rows)
        assert summing["c"][1:] == texts(chain(*trace["contributions"][layer]))
        assert summing["z"][1:] == [""]
        begin_next(python_panel)
        if layer < 2:
            activating = ask(python_panel, rows)
            assert activating["z"][1:] == texts(trace["preActivations"][layer])
            assert activating["a"][1:] == [""]
            begin_next(python_panel)
    normalizing = ask(python_panel, rows)
    assert normalizing["z"][1:] == texts(trace["logits"])
    names = ["scaled", "shifted", "e", "total", "p"]
    assert [normalizing[name][1:] for name in names] == [[""]] * 5
    for count in range(1, 5):
        ask(python_panel, "element.step(1)")
        painted(python_panel)
        now = ask(python_panel, rows)
        assert [now[name][1:] == [""] for name in names] == [False] * count + [True] * (5 - count)
    begin_next(python_panel)
    outputs = ask(python_panel, rows)
    assert outputs["T"] == ["", str(trace["temperature"])]
    for name, quantity in {"scaled": "scaledLogits", "shifted": "shiftedLogits", "e": "exponentials", "p": "probabilities"}.items():  # fmt: skip
        assert [float(text) for text in outputs[name][1:]] == trace[quantity]
    assert float(outputs["total"][1]) == trace["exponentialSum"]


def begin_next(page: Page) -> None:
    """Go to the beginning of the next step."""
    ask(page, "(element.step(1), element.seek(element.currentTimeMs + 2))")
    painted(page)


def painted(page: Page) -> None:
    page.evaluate("new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))")


def texts(values: Iterable[float]) -> list[str]:
    """Return the first four values as JavaScript writes them."""
    return [str(int(value)) if float(value).is_integer() else repr(value) for value in list(values)[:4]]


def test_what_is_copied_runs_by_itself_and_prints_the_percentages_on_screen(python_panel: Page, tmp_path):
    ask(python_panel, "(element.inputs = [0.1, 0.7, 0.333333333333, 1, 0], element.temperature = 1.25)")
    until(python_panel, "element.trace.temperature === 1.25 && !element.trace.drawnInputs")
    python_panel.get_by_role("button", name="Copy as NumPy").click()
    wait_for_words(python_panel, "Copied")
    file = tmp_path / "net.py"
    file.write_text(python_panel.evaluate("navigator.clipboard.readText()"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", str(file)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    shares = trace_of(python_panel)["probabilities"]
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [f"class {k}: {100 * p:.1f} %" for k, p in enumerate(shares, start=1)]
    ask(python_panel, "(element.inputs = null, element.temperature = 0.65)")
    until(python_panel, "element.trace.temperature === 0.65 && element.trace.drawnInputs")


def test_an_edited_line_changes_the_numbers_a_badge_says_so_and_one_click_gives_them_back(python_panel: Page):
    before = trace_of(python_panel)
    edit(python_panel, "c = 2 * W * a")
    until(python_panel, "element.trace.source === 'edited'")
    after = trace_of(python_panel)
    assert after["contributions"][0] == [[2 * c for c in row] for row in before["contributions"][0]]
    assert after["probabilities"] != before["probabilities"]
    assert python_panel.locator("forward-pass .badge").inner_text() == "edited Python"
    ask(python_panel, "element.randomize()")
    assert trace_of(python_panel)["source"] == "edited"
    python_panel.get_by_role("button", name="Back to the original", exact=True).click()
    until(python_panel, "element.trace.source === 'live'")
    assert python_panel.locator("forward-pass .badge").inner_text() == "live from Python"
    trace = trace_of(python_panel)
    assert trace["contributions"][0][0] == [w * x for w, x in zip(trace["weights"][0][0], trace["inputs"], strict=True)]


@pytest.mark.parametrize(
    ("instead", "sentence"),
    [
        ("c = foo * a", "line 8: NameError: name 'foo' is not defined"),
        ("c = W * * a", "line 8: SyntaxError: invalid syntax"),
        ("c = W[0] * a", "result 1 of dense must be of shape (7, 5); got (5)"),
        ("c = np.linalg.inv(W)", "line 8: ImportError: numpy.linalg.inv is not in the page's reduced runtime"),
    ],
)
def test_what_goes_wrong_is_said_in_words_and_leaves_the_stage_as_it_was(python_panel: Page, instead, sentence):
    before = trace_of(python_panel)
    edit(python_panel, instead)
    wait_for_words(python_panel, sentence)
    assert trace_of(python_panel) == before
    marked = ask(
        python_panel, "[...element.shadowRoot.querySelectorAll('.gutter .wrong')].map(line => line.textContent)"
    )
    assert marked == (["8"] if sentence.startswith("line 8") else [])


def test_an_endless_loop_is_ended_after_two_seconds_and_freezes_nothing(python_panel: Page):
    edit(python_panel, "c = W")  # so that the second Python is there, and its start does not count
    until(python_panel, "element.trace.source === 'edited'")
    ask(python_panel, "element.play()")
    python_panel.evaluate(
        """() => {
            window.longestMs = 0;
            let beforeMs = performance.now();
            window.gaps = setInterval(() => {
                const nowMs = performance.now();
                window.longestMs = Math.max(window.longestMs, nowMs - beforeMs);
                beforeMs = nowMs;
            }, 10);
        }"""
    )
    edit(python_panel, "while True: pass", ORIGINAL)
    started_ms = python_panel.evaluate("performance.now()")
    wait_for_words(python_panel, "no answer within 2 s")
    took_ms = python_panel.evaluate("performance.now()") - started_ms
    longest_ms = python_panel.evaluate("clearInterval(window.gaps), window.longestMs")
    assert took_ms < 4000
    assert longest_ms < 700
    edit(python_panel, "c = 3 * W * a")
    wait_for_words(python_panel, "The numbers on stage")
    trace = trace_of(python_panel)
    assert trace["contributions"][0][0] == [3 * w * x for w, x in zip(trace["weights"][0][0], trace["inputs"], strict=True)]  # fmt: skip


def test_only_running_something_starts_a_second_python(python_panel: Page):
    assert python_panel.evaluate("document.querySelectorAll('script[type=py]').length") == 1
    python_panel.get_by_role("button", name="Edit", exact=True).click()
    assert python_panel.evaluate("document.querySelectorAll('script[type=py]').length") == 1


@pytest.mark.slow
def test_on_the_page_for_frames_which_loads_no_modules_it_is_edited_and_run_as_well(page: Page, site_url):
    page.goto(f"{site_url}embed.html?autoplay=false")
    page.get_by_role("button", name="Python", exact=True).click()
    page.get_by_role("button", name="Edit", exact=True).click()
    page.get_by_label("Source to edit").fill("def dense(a, W, b):\n" + BODY)
    page.get_by_role("button", name="Run", exact=True).click()
    until(page, "element.trace?.source === 'edited'")
    trace = trace_of(page)
    assert trace["preActivations"][0] == trace["biases"][0]


# What comes out is the biases alone.
BODY = """    return 0 * W, b
"""


@pytest.mark.slow
def test_an_element_that_was_edited_can_be_taken_away_and_another_starts_as_the_original(small_page: Page):
    put_live(small_page)
    small_page.get_by_role("button", name="Python", exact=True).click()
    edit(small_page, "c = 2 * W * a")
    until(small_page, "element.trace.source === 'edited'")
    trace = put_live(small_page)
    assert trace["source"] == "live"


def test_the_line_that_is_lit_is_in_view_whatever_room_the_variables_take(python_panel: Page):
    for moment in ("0", "1100", "Infinity"):
        ask(python_panel, f"element.seek({moment})")
        inside = """(() => {
            const code = element.shadowRoot.querySelector('.python .code').getBoundingClientRect();
            const line = element.shadowRoot.querySelector('.python [aria-current]')?.getBoundingClientRect();
            return line && line.top >= code.top - 1 && line.bottom <= code.bottom + 1;
        })()"""
        until(python_panel, inside)
    opener = python_panel.get_by_role("button", name="Python", exact=True)
    opener.click()
    opener.click()
    until(python_panel, inside)
