"""forward-pass-element.js: coming and going: connected, removed, seen, unseen, made by script, several at once."""

from __future__ import annotations

import pytest

from browser.scripts import FIRST, SEEDS

MARKUP = '<forward-pass python="off"></forward-pass>'
OPEN = "const element = await helpers.open(given ?? `" + MARKUP + "`); const { frames, part, when } = helpers;"


def run(lab, body, given=None):
    return lab.run(OPEN + body, given)


def test_an_element_made_by_script_works_like_one_in_the_markup(own_lab):
    body = """
      const made = document.createElement("forward-pass");
      made.setAttribute("python", "off");
      made.setAttribute("autoplay", "false");
      made.setAttribute("seed", given);
      element.replaceWith(made);
      await helpers.opened(made);
      const painted = () => part(made, ".still").getContext("2d").getImageData(0, 0, 900, 400).data.some((value) => value);
      await when(() => (frames.advance(), painted()), "it is painted");
      return made.trace.seed;
    """
    lab_body = (
        "const element = await helpers.open('<forward-pass python=off></forward-pass>'); const { frames, part, when } = helpers;"
        + body
    )
    assert own_lab.run(lab_body, str(SEEDS[2])) == SEEDS[2]


def test_a_copy_of_an_element_is_an_element(own_lab):
    body = """
      const copy = element.cloneNode(true);
      element.after(copy);
      await helpers.opened(copy);
      return [copy.trace.seed, copy.constructor === element.constructor];
    """
    assert run(own_lab, body) == [FIRST, True]


def test_importing_the_entry_twice_defines_the_element_once(own_lab):
    body = """
      const defined = customElements.get("forward-pass");
      await import("/static/forward-pass.js?again");
      return [customElements.get("forward-pass") === defined, element instanceof defined];
    """
    assert run(own_lab, body) == [True, True]


def test_an_element_that_stood_in_the_page_before_the_script_comes_to_life(own_lab):
    assert run(own_lab, "return [element.matches(':defined'), element.trace.seed];") == [True, FIRST]


def test_an_element_taken_out_of_the_page_draws_no_frames_whatever_is_asked_of_it(own_lab):
    body = """
      frames.advance();
      element.remove();
      frames.advance();
      element.seek(1000); element.play(); element.setAttribute("sample", "3");
      await helpers.opened(element);
      for (let turns = 0; turns < 10; turns++) await helpers.turn();
      return frames.waiting;
    """
    assert run(own_lab, body) == 0


def test_put_back_it_goes_on_with_what_it_had(own_lab):
    body = """
      await frames.until(element.randomize());
      frames.advance(100);
      const before = [element.trace.seed, element.currentTimeMs];
      element.remove();
      frames.advance();
      document.body.append(element);
      await when(() => frames.waiting > 0, "it is seen again");
      frames.advance(); frames.advance(50);
      part(element, ".play").click();
      return [before[0] === element.trace.seed, element.currentTimeMs - before[1], element.paused, helpers.events.length];
    """
    assert run(own_lab, body) == [True, 50, True, 2]


def test_moved_elsewhere_a_button_still_does_its_work_once(own_lab):
    body = """
      const aside = document.body.appendChild(document.createElement("aside"));
      aside.append(element); document.body.append(element); aside.append(element);
      await helpers.turn();
      part(element, ".play").click();
      const paused = element.paused;
      part(element, ".play").click();
      return [paused, element.paused];
    """
    assert run(own_lab, body) == [True, False]


@pytest.mark.parametrize(
    "hide", ["element.style.display = 'none'", "element.hidden = true", "element.style.marginTop = '9000px'", "document.body.style.display = 'none'"]
)  # fmt: skip
def test_nobody_sees_it_so_it_draws_no_frames_and_time_stands_still(own_lab, hide):
    body = f"""
      frames.advance(); frames.advance();
      {hide};
      await when(() => (frames.advance(0), frames.waiting === 0), "it is unseen");
      const timeMs = element.currentTimeMs;
      frames.advance(100); frames.advance(100);
      return [frames.waiting, element.currentTimeMs - timeMs];
    """
    assert run(own_lab, body) == [0, 0]


def test_an_element_that_was_never_seen_has_its_numbers_and_no_frames(own_lab):
    body = """
      const frames = helpers.holdFrames();
      const element = await helpers.open(given, { unseen: true });
      await frames.until(element.randomize());
      return [element.trace !== null, frames.asked];
    """
    assert own_lab.run(body, '<div hidden><forward-pass python="off"></forward-pass></div>') == [True, 0]


def test_two_elements_share_frames_and_nothing_else(own_lab):
    body = """
      const [a, b] = document.querySelectorAll("forward-pass");
      await helpers.opened(b);
      await when(() => (frames.advance(10), a.currentTimeMs > 0 && b.currentTimeMs > 0), "both play");
      a.pause();
      frames.advance(10);
      const [timeA, timeB] = [a.currentTimeMs, b.currentTimeMs];
      frames.advance(50);
      const answer = { stands: a.currentTimeMs === timeA, moves: b.currentTimeMs - timeB, waiting: frames.waiting };
      const seed = b.trace.seed;
      await frames.until(b.randomize());
      return { ...answer, seeds: [a.trace.seed, seed, b.trace.seed !== seed] };
    """
    small = "<style>forward-pass { block-size: 260px; min-block-size: 0 }</style>"
    answer = run(own_lab, body, small + MARKUP + f'<forward-pass python="off" seed="{SEEDS[3]}"></forward-pass>')
    assert answer == {"stands": True, "moves": 50, "waiting": 1, "seeds": [FIRST, SEEDS[3], True]}


def test_a_paused_element_draws_nothing_once_it_is_painted(own_lab):
    body = "element.pause(); frames.advance(); frames.advance(); return frames.waiting;"
    assert run(own_lab, body) == 0


def test_another_size_of_the_page_is_another_size_of_the_picture(own_lab):
    body = """
      frames.advance();
      element.style.inlineSize = "500px";
      const canvas = part(element, ".still");
      await when(() => canvas.width === 500 * devicePixelRatio, "the canvas follows");
      return [canvas.width / canvas.clientWidth, canvas.height / canvas.clientHeight];
    """
    assert run(own_lab, body) == [1, 1]


def test_what_the_page_colours_anew_is_painted_anew(own_lab):
    body = """
      element.pause(); frames.advance();
      const look = () => part(element, ".still").toDataURL();
      const before = look();
      element.style.setProperty("--forward-pass-positive", "rgb(250, 200, 0)");
      await when(() => frames.waiting > 0, "it is to be painted");
      frames.advance();
      return before !== look();
    """
    assert run(own_lab, body) is True


def test_moved_to_where_other_colours_hold_it_is_painted_in_those(own_lab):
    body = """
      frames.advance();
      const ink = () => Array.from(part(element, ".still").getContext("2d").getImageData(0, 0, 800, 500).data.filter((_, k) => k % 4 < 3).toSorted()).at(-1);
      const disc = () => getComputedStyle(part(element, '[style*="--_disc"]')).color;
      const look = () => [disc(), part(element, ".still").toDataURL()];
      document.body.insertAdjacentHTML("beforeend", '<div style="color-scheme: dark"></div>');
      const before = look();
      document.body.lastChild.append(element);
      await when(() => frames.waiting > 0, "it is seen again");
      frames.advance();
      const after = look();
      return [before[0] !== after[0], before[1] !== after[1]];
    """
    assert own_lab.run(OPEN + body, '<forward-pass python="off" autoplay="false"></forward-pass>') == [True, True]


def test_out_of_the_page_it_starts_no_python(own_lab, fake_python):
    body = """
      frames.advance();
      element.remove();
      element.setAttribute("python", "auto");
      element.setAttribute("seed", "1");
      for (let turns = 0; turns < 20; turns++) await helpers.turn();
      return [element.status, globalThis.backends];
    """
    assert run(own_lab, body) == ["idle", None]


def test_moved_into_the_document_of_a_frame_before_its_panels_came_it_has_them_all_the_same(own_lab):
    body = """
      const frame = document.body.appendChild(document.createElement("iframe"));
      frame.style.cssText = "width: 700px; height: 500px";
      frame.contentDocument.body.append(element);
      await when(() => (frames.advance(), part(element, ".walked") && part(element, ".numbers table")), "all has come");
      return element.trace.seed;
    """
    assert run(own_lab, body) == FIRST
