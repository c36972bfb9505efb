"""adjust-panel.js: what stands beside the panel's rows."""

from __future__ import annotations


def test_undo_redo_and_reset_look_inactive_without_anything_to_do_and_say_what_they_would(element):
    body = """
      await helpers.tabulated(element);
      part(element, "[data-panel=adjust]").click();
      await when(() => part(element, ".adjust"), "the panel is open");
      const told = [];
      const tell = () => told.push(Array.from(element.shadowRoot.querySelectorAll(".adjust .top :is(.undo, .redo, .reset)"),
        (button) => [button.title, button.getAttribute("aria-disabled")]));
      const drawn = async (act) => {
        const { seed } = element.trace;
        act();
        await when(() => void frames.advance() || element.trace.seed !== seed, "there is another network");
        await helpers.turn();
        tell();
      };
      tell();
      await drawn(() => void element.randomize());
      await drawn(() => part(element, ".adjust .undo").click());
      return [told, part(element, ".bar > .undo").hidden];
    """
    told, hidden = element(body)
    reset = ["Nothing to reset", "true"]
    assert told == [
        [["Nothing to undo", "true"], ["Nothing to redo", "true"], reset],
        [["Undo: network", "false"], ["Nothing to redo", "true"], reset],
        [["Nothing to undo", "true"], ["Redo: network", "false"], reset],
    ]
    assert hidden is False
