"""share-button.js: the Share button hands what is on screen to a panel that is loaded when somebody wants it."""

from __future__ import annotations

import pytest

from browser.scripts import SEEDS

PANEL = """
  const dialog = () => part(element, "dialog");
  const share = async () => {
    part(element, ".share").focus();
    part(element, ".share").click();
    await when(() => dialog()?.open || helpers.notices(element).length, "the panel is open");
  };
  const link = () => dialog().querySelector('[data-name="link"] textarea').value;
"""
UNLOADED = "performance.getEntriesByType('resource').filter(({ name }) => name.includes('share-panel')).length"


def test_the_panel_is_not_loaded_before_somebody_shares(element):
    body = f"{PANEL} const before = [{UNLOADED}, dialog()]; await share(); return [before, {UNLOADED}, dialog().open];"
    assert element(body) == [[0, None], 1, True]


def test_a_link_leads_to_the_site_with_exactly_what_is_on_screen(element, source_url):
    body = f"""{PANEL}
      element.step(2, "sample"); element.seek(1234.5);
      await share();
      const paused = link();
      dialog().close(); element.play();
      await share();
      return [paused, link()];
    """
    attributes = f'seed="{SEEDS[3]}" labels="a,b|c" theme="light" speed="2"'
    shown = f"{source_url}?seed={SEEDS[3]}&sample=2&labels=a%2Cb%7Cc"
    assert element(body, attributes) == [
        f"{shown}&autoplay=false&speed=2&moment=1234&theme=light", f"{shown}&speed=2&theme=light",
    ]  # fmt: skip


def test_what_the_reader_made_of_the_network_counts(element, source_url):
    body = f"{PANEL} await frames.until(element.randomize()); await share(); return [link(), element.trace.seed];"
    link, seed = element(body, f'seed="{SEEDS[3]}"', autoplay="true")
    assert seed != SEEDS[3]
    assert link == f"{source_url}?seed={seed}"


def test_it_stops_nothing_and_closing_it_gives_the_focus_back(element):
    body = f"""{PANEL}
      await share();
      const before = element.currentTimeMs;
      frames.advance(); frames.advance(50);
      const moved = element.currentTimeMs - before;
      const inside = element.shadowRoot.activeElement.getAttribute("aria-label");
      dialog().close();
      await when(() => part(element, ".share") === element.shadowRoot.activeElement, "the focus is back");
      return [element.paused, moved > 0, inside];
    """
    assert element(body, autoplay="true") == [False, True, "Copy the link"]


def test_an_element_that_leaves_the_page_takes_its_panel_along_and_may_come_back(element):
    body = f"""{PANEL}
      await share();
      element.remove();
      const gone = dialog().open;
      document.body.append(element);
      await share();
      return [gone, dialog().open, element.shadowRoot.querySelectorAll("dialog").length];
    """
    assert element(body) == [False, True, 1]


def test_two_elements_have_a_panel_each(element):
    body = f"""{PANEL}
      const other = document.createElement("forward-pass");
      other.setAttribute("python", "off"); other.setAttribute("seed", "{SEEDS[2]}");
      document.body.append(other);
      await helpers.opened(other);
      await helpers.tabulated(element); await helpers.tabulated(other);
      // Other sheets come with the focus, at a time of their own.
      const sheets = (host) => host.shadowRoot.adoptedStyleSheets.filter((sheet) =>
        Array.from(sheet.cssRules, (rule) => rule.cssText).join().includes(".share-panel"));
      await share();
      dialog().close();
      await share();
      const before = [sheets(element).length, sheets(other).length];
      dialog().close();
      other.shadowRoot.querySelector(".share").click();
      await when(() => other.shadowRoot.querySelector("dialog")?.open, "the other panel is open");
      return [before, sheets(other).length, sheets(other)[0] === sheets(element)[0], dialog().open];
    """
    assert element(body) == [[1, 0], 1, True, False]


@pytest.mark.tolerates_trouble("the panel's script is withheld")
def test_a_panel_that_does_not_come_is_said_in_words(element, page):
    page.route("**/features/share/share-panel.js", lambda route: route.abort())
    body = f"{PANEL} await share(); return [helpers.notices(element), dialog()];"
    assert element(body) == [["Share could not be opened: share-panel.js could not be loaded."], None]


@pytest.mark.tolerates_trouble("nothing can be fetched from a file")
def test_a_copy_of_the_site_that_is_on_no_server_has_no_address_to_share(element, page):
    version = """
      export const STATIC_URL = "file:///home/me/site/static/";
      export const moveTo = () => {};
      export const PATHS = { recorded: "recorded/", modules: { deferredUi: `${location.origin}/static/element/deferred-ui.js` } };
    """
    page.route("**/backend/version.js", lambda route: route.fulfill(body=version, content_type="text/javascript"))
    body = f"{PANEL} await share(); return [helpers.notices(element), dialog(), {UNLOADED}];"
    said, dialog, loaded = element(body)
    assert said == ["This copy of the site is not on a web server, so there is no address to share."]
    assert (dialog, loaded) == (None, 0)
