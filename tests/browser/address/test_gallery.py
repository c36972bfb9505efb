"""gallery.js: the row of networks under the stage of our own page."""

from __future__ import annotations

import pytest

# An element that says what it was asked for, and a caption; the files are not there.
GALLERY = """
  const { Gallery } = await import("/static/address/gallery.js");
  const element = Object.assign(document.createElement("div"), { settings: {}, trace: {} });
  element.adjust = ({ src }) => (element.asked = src);
  const under = document.createElement("figcaption");
  under.append(Object.assign(document.createElement("p"), { textContent: "random" }));
  document.body.replaceChildren(element, under);
  const gallery = new Gallery(element, under);
  gallery.start();
  const click = (words) => [...under.querySelectorAll("button")].find(({ textContent }) => textContent === words).click();
  const pressed = () => [...under.querySelectorAll("[aria-pressed=true]")].map(({ textContent }) => textContent);
  const named = (settings) => {
    element.settings = settings;
    element.dispatchEvent(new Event("networkchange"));
  };
  const shown = (file) => named(file ? { name: "a hash", src: new URL(file, document.baseURI).href } : {});
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
      shown("networks/iris.json");
      return [before, element.asked, new URLSearchParams(location.search).get("src"), pressed()];
    """
    )
    assert own_lab.run(body) == [["Random"], "networks/iris.json", "networks/iris.json", ["Iris"]]


def test_the_random_network_is_asked_for_without_a_file(own_lab):
    body = "shown('networks/xor.json'); click('Random'); return [element.asked, location.search];"
    assert own_lab.run(GALLERY + body) == [None, ""]


def test_the_network_on_stage_is_marked_whichever_way_it_came_there(own_lab):
    body = """
      const seen = [];
      for (const file of ["networks/xor.json", undefined, "networks/moons.json", "elsewhere/xor.json"]) {
        shown(file);
        seen.push(pressed());
      }
      return [seen, under.querySelector("p").textContent];
    """
    seen, told = own_lab.run(GALLERY + body)
    assert seen == [["XOR"], ["Random"], ["Moons"], []]
    assert told.startswith("A network from a file")


def test_the_article_leads_to_the_digits(own_lab):
    body = (
        GALLERY
        + """
      const section = document.createElement("section");
      gallery.tellIn(section);
      section.querySelector("button").click();
      return [section.querySelector("h3").textContent, element.asked];
    """
    )
    assert own_lab.run(body) == ["A network that has learned", "networks/digits.json"]


def test_it_says_for_how_many_steps_a_network_has_been_trained_here(own_lab):
    body = (
        GALLERY
        + """
      const said = () => under.querySelector("p").textContent;
      named({ name: 'trained {"task":"xor"}@0' }); const first = said();
      named({ name: 'trained {"task":"xor"}@1' }); const second = said();
      named({ name: 'trained {"task":"xor"}@3400' }); const pressedThen = pressed(); const third = said();
      shown(undefined);
      return [first, second, third, pressedThen, said()];
    """
    )
    once = "These weights were random; they have learned for 1 step."
    words = """
      const { learnedWords } = await import("/static/address/gallery.js");
      return learnedWords({ name: 'trained {"task":"largest"}@2', layers: [5, 7, 2] }, 2);
    """
    assert own_lab.run(words) == once.replace("1 step.", "2 steps which of the first 2 inputs is the largest.")
    assert own_lab.run(body) == ["random", once, once.replace("1 step", "3,400 steps"), [], "random"]


def test_a_network_of_the_readers_own_is_none_of_these_and_its_files_are_handed_to_the_element_as_a_drop(own_lab):
    body = (
        GALLERY
        + """
      named({ name: "of the reader's own" });
      const own = [pressed(), under.querySelector("p").textContent.startsWith("A network of your own")];
      let dropped = null;
      element.addEventListener("drop", ({ dataTransfer }) => { dropped = [...dataTransfer.files].map(({ name }) => name); });
      const chosen = new DataTransfer();
      for (const name of ["net.onnx", "net.onnx.data"]) chosen.items.add(new File(["1"], name));
      HTMLInputElement.prototype.click = function () { this.files = chosen.files; this.dispatchEvent(new Event("change")); };
      click("Your own…");
      return [own, dropped];
    """
    )
    assert own_lab.run(body) == [[[], True], ["net.onnx", "net.onnx.data"]]


def test_a_network_that_the_reader_has_left_is_opened_again(own_lab):
    body = (
        GALLERY
        + """
      const opened = [];
      for (const file of ["networks/xor.json", undefined, "networks/xor.json", undefined]) {
        element.asked = null;
        if (file) click("XOR");
        shown(file);
        if (file) opened.push(element.asked);
      }
      return opened;
    """
    )
    assert own_lab.run(body) == ["networks/xor.json", "networks/xor.json"]
