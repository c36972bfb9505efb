"""numbers.js: the tables of the pass, for those who look at them and for those who have them read out."""

from __future__ import annotations

STATE = """
  const { shadowRoot } = element;
  const state = () => [part(element, ".open-numbers").getAttribute("aria-expanded"), part(element, ".numbers").classList.contains("unseen"),
    shadowRoot.activeElement?.className ?? null, part(element, ".numbers").tabIndex];
  const press = (key) => shadowRoot.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const button = part(element, ".open-numbers");
  const opened = () => when(() => button.getAttribute("aria-expanded") === "true", "the numbers are open");
"""


def test_the_numbers_open_take_the_focus_and_give_it_back_on_escape(element):
    body = """
      button.focus(); button.click(); await opened();
      const open = state();
      press("a");
      const still = state();
      press("Escape");
      return [open, still, state()];
    """
    open_, still, closed = element(STATE + body)
    assert open_ == still == ["true", False, "numbers", 0]
    assert closed == ["false", True, "open-numbers opens", -1]


def test_the_same_button_closes_the_numbers(element):
    body = "button.click(); await opened(); button.click(); return state();"
    assert element(STATE + body)[:2] == ["false", True]


def test_the_tables_come_by_themselves_and_stay_unseen(element):
    body = "await helpers.tabulated(element); return [state(), shadowRoot.querySelectorAll('.numbers table').length];"
    assert element(STATE + body) == [["false", True, None, -1], 4]


def test_the_tables_know_what_has_been_computed_at_the_moment_on_stage(element):
    body = """
      await helpers.tabulated(element);
      const dashes = () => Array.from(shadowRoot.querySelectorAll(".numbers data")).filter(({ value }) => value === "").length;
      const film = [];
      for (const moment of [0, 500, 1100, 1300, 3000, 4000, 0]) { element.seek(moment); frames.advance(); film.push(dashes()); }
      return film;
    """
    # 5 inputs, two numbers for each of 7 + 6 hidden neurons, four for each of two outputs.
    assert element(STATE + body) == [39, 34, 34, 20, 6, 0, 39]


def test_the_row_of_the_target_is_marked_and_comes_into_view(element):
    body = """
      await helpers.tabulated(element);
      const numbers = part(element, ".numbers");
      const row = () => numbers.querySelector("[aria-current=true]");
      const seen = () => { const [a, b] = [row(), numbers].map((box) => box.getBoundingClientRect()); return a.top >= b.top && a.bottom <= b.bottom; };
      element.target = { kind: "neuron", layer: 1, neuron: 2 };
      const unseen = row().cells[0].textContent;
      element.target = { kind: "neuron", layer: 3, neuron: 1 };
      button.focus();
      button.click();
      const film = [[row().cells[0].textContent, seen()]];
      numbers.scrollTop = 1e6;
      element.target = { kind: "edge", layer: 0, from: 0, to: 0 };
      film.push([row().cells[0].textContent, seen()]);
      element.target = null;
      return [unseen, film, row()];
    """
    assert element(STATE + body) == ["neuron 3", [["class 2", True], ["neuron 1", True]], None]


def test_closed_tables_are_written_once_the_page_has_time_and_open_ones_at_once(element):
    body = """
      const idle = [];
      globalThis.requestIdleCallback = (work) => idle.push(work);
      await when(() => void idle.splice(0).forEach((work) => work()) || part(element, ".numbers table"), "the tables are there");
      const rest = () => idle.splice(0).forEach((work) => work());
      const dashes = () => Array.from(shadowRoot.querySelectorAll(".numbers data")).filter(({ value }) => value === "").length;
      const film = [];
      const go = (timeMs) => { element.seek(timeMs); frames.advance(); frames.advance(); };
      go(0); rest(); film.push(dashes());
      go(500); film.push(dashes(), idle.length); rest(); film.push(dashes());
      go(0); button.click(); await opened(); film.push(dashes());
      go(500); film.push(dashes());
      return film;
    """
    assert element(STATE + body, autoplay="true") == [39, 39, 1, 34, 39, 34]


def test_copied_cells_are_numbers_to_a_spreadsheet(element):
    body = """
      await helpers.tabulated(element);
      element.seek(Infinity); frames.advance();
      button.click(); await opened();
      const table = [...shadowRoot.querySelectorAll(".numbers table")].at(-1);
      getSelection().selectAllChildren(table);
      const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, composed: true, cancelable: true });
      table.dispatchEvent(event);
      return [event.defaultPrevented, table.textContent, event.clipboardData.getData("text/plain")];
    """
    taken, shown, copied = element(STATE + body)
    assert taken
    assert "−" in shown
    rows = [line.split("\t")[1:] for line in copied.splitlines() if line.startswith("class")]
    assert len(rows) == 2
    assert [len([float(cell.removesuffix("%")) for cell in row]) for row in rows] == [11, 11]
    assert all(row[-1].endswith("%") for row in rows)
