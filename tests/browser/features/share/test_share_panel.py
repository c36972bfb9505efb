"""share-panel.js: a link, an element and an iframe, each ready to be copied."""

from __future__ import annotations

import pytest

from browser.lab import hand_made

PANEL = """
  const { adopt } = await import("/static/ui/sheets.js");
  const { SharePanel } = await import("/static/features/share/share-panel.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { AuthorSettings } = await import("/static/element/attributes.js");
  const host = document.createElement("div");
  document.body.replaceChildren(host);
  const root = host.attachShadow({ mode: "open" });
  const done = [];
  const panel = new SharePanel(root.appendChild(document.createElement("div")), adopt, () => done.push("closed"));
  const [trace] = decodeRecorded(given).traces;
  const onScreen = {
    site: "https://example.org/", base: document.baseURI, trace, ...new AuthorSettings(document.createElement("i")).read(), given: undefined, target: null,
    paused: false, timeMs: 0, durationMs: 4000, isRecorded: () => false,
  };
  panel.open(onScreen);
  const dialog = root.querySelector("dialog");
  const part = (selector) => dialog.querySelector(selector);
  const text = (name) => part(`[data-name="${name}"] textarea`);
  const copy = (name) => part(`[data-name="${name}"] .copy`);
  const said = () => part(".said").textContent;
  const choose = (px) => part(`input[value="${px}"]`).click();
  const clipboard = (writeText) => Object.defineProperty(navigator, "clipboard", { value: writeText && { writeText }, configurable: true });
"""


@pytest.fixture
def panel(own_lab):
    """Run a body beside an open panel."""

    def run(body):
        return own_lab.run(PANEL + body, hand_made())

    return run


def test_it_opens_as_a_dialog_with_everything_that_can_be_pasted(panel):
    body = """
      const names = Array.from(dialog.querySelectorAll("[data-name]"), ({ dataset }) => dataset.name);
      return [dialog.matches(":modal"), dialog.getAttribute("aria-label"), part(".what").textContent, part(".note").checkVisibility(),
        names, names.map((name) => text(name).value.slice(0, 20))];
    """
    modal, label, what, note, names, texts = panel(body)
    assert (modal, label, note) == (True, "Share this network", False)
    assert what == "1-4-2 · relu · seed 1 · sample 0 · temperature 0.5"
    assert names == ["link", "element", "iframe", "listener"]
    assert texts == ["https://example.org/", '<script type="module', '<iframe src="https:/', "<script>\n  addEventL"]


def test_what_cannot_be_shared_is_said(panel):
    body = """
      panel.open({ ...onScreen, trace: { ...trace, drawnInputs: false } });
      const first = [part(".note").checkVisibility(), part(".note").textContent];
      panel.open(onScreen);
      return [first, part(".note").checkVisibility()];
    """
    (seen, sentence), after = panel(body)
    assert (seen, after) == (True, False)
    assert sentence.startswith("The inputs on screen are in the link alone")


def test_a_copy_button_copies_its_own_text_and_says_so_politely(panel):
    body = """
      const copied = [];
      clipboard(async (text) => void copied.push(text));
      const film = [];
      for (const name of ["link", "element", "iframe", "listener"]) {
        copy(name).click();
        await helpers.turn();
        film.push([copied.at(-1) === text(name).value, said(), Array.from(dialog.querySelectorAll(".copy"), (button) => button.textContent)]);
      }
      return [part(".said").getAttribute("role"), film, copied.length];
    """
    role, film, count = panel(body)
    assert (role, count) == ("status", 4)
    words = ["Copy"] * 4
    assert film == [
        [True, f"{title} copied", [*words[:k], "Copied", *words[k + 1 :]]]
        for k, title in enumerate(["Link", "Element", "Iframe", "Listener"])
    ]


@pytest.mark.parametrize("clipboard", ["() => Promise.reject(new Error('denied'))", "undefined"])
def test_where_the_clipboard_is_withheld_the_text_is_selected_instead(panel, clipboard):
    body = f"""
      clipboard({clipboard});
      copy("element").click();
      await helpers.turn();
      const area = text("element");
      return [root.activeElement === area, area.value.slice(area.selectionStart, area.selectionEnd) === area.value, said(), copy("element").textContent];
    """
    assert panel(body) == [True, True, "Element selected: this page may not copy, but Ctrl+C or ⌘C can", "Copy"]


def test_the_width_decides_the_size_that_is_drawn_and_the_snippets(panel):
    body = """
      clipboard(async () => {});
      const film = [];
      for (const px of [480, 320, 0]) {
        copy("link").click();
        await helpers.turn();
        choose(px);
        const box = part(".box");
        film.push([part(".scale b").textContent, box.getAttribute("width"), box.getAttribute("height"), said(),
          /max-width: min[^;"]+/.exec(text("element").value)?.[0] ?? "", /width="[^"]+" height="\\d+"/.exec(text("iframe").value)[0], text("link").value]);
      }
      return film;
    """
    link = "https://example.org/?seed=1&layers=1-4-2&temperature=0.5"
    assert panel(body) == [
        ["480 × 416 px", "480", "416", "", "max-width: min(480px, 100%)", 'width="480" height="416"', link],
        ["320 × 416 px", "320", "416", "", "max-width: min(320px, 100%)", 'width="320" height="416"', link],
        ["720 × 450 px", "720", "450", "", "", 'width="100%" height="450"', link],
    ]


@pytest.mark.parametrize("how", ['part(".close").click()', "dialog.click()", "panel.close()"])
def test_it_closes_by_its_button_by_a_click_beside_it_and_when_told(panel, how):
    body = f"""
      part(".what").click();
      const before = dialog.open;
      const closed = new Promise((resolve) => dialog.addEventListener("close", resolve));
      {how};
      await closed;
      return [before, dialog.open, done];
    """
    assert panel(body) == [True, False, ["closed"]]


def test_escape_inside_closes_nothing_around_it(panel):
    body = """
      const heard = [];
      host.addEventListener("keydown", ({ key }) => heard.push(key));
      for (const key of ["Escape", "x"])
        copy("link").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
      return heard;
    """
    assert panel(body) == ["x"]


def test_nothing_in_it_has_an_id_and_every_button_a_name_of_its_own(panel):
    body = """
      const names = Array.from(dialog.querySelectorAll("button"), (button) => [button.type, button.getAttribute("aria-label")]);
      return [dialog.querySelectorAll("[id]").length, names];
    """
    ids, buttons = panel(body)
    assert ids == 0
    assert {kind for kind, _ in buttons} == {"button"}
    assert [name for _, name in buttons] == [
        "Close", "Copy the link", "Copy the element", "Copy the iframe", "Save the network's file", "Copy the listener",
    ]  # fmt: skip


def test_a_name_that_holds_markup_is_text(panel):
    body = """
      const labels = { inputs: [], classes: ["</textarea><img src=x onerror=alert(1)>"] };
      panel.open({ ...onScreen, display: { ...onScreen.display, labels } });
      return [dialog.querySelectorAll("img").length, text("element").value.includes("&lt;/textarea&gt;")];
    """
    assert panel(body) == [0, True]


def test_who_writes_jsx_gets_element_and_iframe_as_jsx_and_no_listener(panel):
    body = """
      const box = dialog.querySelector("[name=jsx]");
      const look = () => [text("element").value.includes("style={{"), text("iframe").value.endsWith("/>"), part("details").checkVisibility()];
      const film = [look()];
      for (const turn of [1, 2]) { box.click(); film.push(look()); }
      return [film, box.labels[0].textContent.trim()];
    """
    film, words = panel(body)
    assert film == [[False, False, True], [True, True, False], [False, False, True]]
    assert words == "as JSX, for React and MDX"
