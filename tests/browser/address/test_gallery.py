"""gallery.js: the row of networks under the stage of our own page."""

from __future__ import annotations

import pytest

# An element that says what it was asked for, and a caption; the files are not there.
GALLERY = """
  const { Gallery } = await import("/static/address/gallery.js");
  const element = Object.assign(document.createElement("div"), { src: null, settings: {}, trace: {} });
  const under = document.createElement("figcaption");
  under.append(Object.assign(document.createElement("p"), { textContent: "random" }));
  document.body.replaceChildren(element, under);
  const gallery = new Gallery(element, under);
  gallery.start();
  const click = (words) => [...under.querySelectorAll("button")].find(({ textContent }) => textContent === words).click();
  const pressed = () => [...under.querySelectorAll("[aria-pressed=true]")].map(({ textContent }) => textContent);
  const shown = (name) => { element.settings = { name }; element.dispatchEvent(new Event("networkchange")); };
"""


@pytest.mark.parametrize(
    ("unseen", "words"),
    [
        ({"right": 29, "of": 30}, "Of 30 samples that it has not seen it gets 29 right."),
        ({"error": 0.00853, "of": 200}, "On 200 samples that it has not seen it is off by 0.0085 on average."),
        (None, ""),
    ],
)
def test_it_says_how_a_network_does_on_what_it_has_not_seen(lab, unseen, words):
    assert lab.call("address/gallery", "unseenWords", unseen) == words


def test_choosing_a_network_opens_its_file_and_goes_into_the_address(own_lab):
    body = (
        GALLERY
        + """
      const before = pressed();
      click("Iris");
      shown("a hash");
      return [before, element.src, new URLSearchParams(location.search).get("src"), pressed()];
    """
    )
    assert own_lab.run(body) == [["Random"], "networks/iris.json", "networks/iris.json", ["Iris"]]


def test_randomize_leads_away_from_a_trained_network_and_undo_back_to_it(own_lab):
    body = (
        GALLERY
        + "click('XOR'); shown('a hash'); shown(undefined); const away = pressed(); shown('a hash'); return [away, pressed()];"
    )
    assert own_lab.run(body) == [["Random"], ["XOR"]]


def test_back_leads_to_the_network_before(own_lab):
    body = (
        GALLERY
        + """
      click("Moons"); shown("one");
      click("Curve"); shown("two");
      history.back();
      await helpers.when(() => element.src === "networks/moons.json", "the one before is wanted");
      history.back();
      await helpers.when(() => element.src === null, "the random one is wanted");
      return new URLSearchParams(location.search).get("src");
    """
    )
    assert own_lab.run(body) is None


def test_the_article_leads_to_the_digits(own_lab):
    body = (
        GALLERY
        + """
      const section = document.createElement("section");
      gallery.tellIn(section);
      section.querySelector("button").click();
      return [section.querySelector("h3").textContent, element.src];
    """
    )
    assert own_lab.run(body) == ["A network that has learned", "networks/digits.json"]


def test_it_says_for_how_many_steps_a_network_has_been_trained_here(own_lab):
    body = (
        GALLERY
        + """
      const said = () => under.querySelector("p").textContent;
      shown('trained {"task":"xor"}@0'); const first = said();
      shown('trained {"task":"xor"}@1'); const second = said();
      shown('trained {"task":"xor"}@3400'); const pressedThen = pressed(); const third = said();
      shown(undefined);
      return [first, second, third, pressedThen, said()];
    """
    )
    once = "These weights were random; they have learned for 1 step."
    assert own_lab.run(body) == ["random", once, once.replace("1 step", "3,400 steps"), [], "random"]


def test_a_network_of_the_readers_own_is_none_of_these_and_its_files_are_handed_to_the_element_as_a_drop(own_lab):
    body = (
        GALLERY
        + """
      click("XOR"); shown("a hash"); shown("of the reader's own");
      const own = [pressed(), under.querySelector("p").textContent.startsWith("A network of your own")];
      let dropped = null;
      element.addEventListener("drop", ({ dataTransfer }) => { dropped = [...dataTransfer.files].map(({ name }) => name); });
      const chosen = new DataTransfer();
      for (const name of ["net.onnx", "net.onnx.data"]) chosen.items.add(new File(["1"], name));
      HTMLInputElement.prototype.click = function () { this.files = chosen.files; this.dispatchEvent(new Event("change")); };
      click("Your own…");
      shown("a hash");
      return [own, dropped, pressed()];
    """
    )
    assert own_lab.run(body) == [[[], True], ["net.onnx", "net.onnx.data"], ["XOR"]]


def test_a_network_that_the_reader_has_left_is_opened_again(own_lab):
    body = (
        GALLERY
        + """
      const opened = [];
      for (const name of ["a hash", undefined, "a hash", undefined]) {
        if (name) click("XOR");
        shown(name);
        if (name) opened.push(element.src);
      }
      return opened;
    """
    )
    assert own_lab.run(body) == ["networks/xor.json", "networks/xor.json#"]
