"""stored-share.js: a stored network is shared by its address, with all of it inside an address, or as a file."""

from __future__ import annotations

import json

import numpy as np
import pytest

from forward_pass import network
from forward_pass.formats.network_file import KnownSample, NetworkFile, read_network
from forward_pass.learning.document import run_document
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.source import name_of
from forward_pass_site.cli.training_snippet import ChosenTraining, TrainingEmbedding

SITE = "https://example.org/site/"
SMALL = NetworkFile(
    network([[[1, -2]], [[1], [2]]], [[0.5], [0, 1]]),
    title="Up & down",
    temperature=2,
    samples=(KnownSample(np.array([3.0, 1.0])), KnownSample(np.array([0.0, 1.0]))),
)
LARGE = NetworkFile(network([np.random.default_rng(1).normal(size=(30, 30))], [np.zeros(30)]))
MANY = NetworkFile(
    SMALL.model,
    samples=tuple(
        KnownSample(x, answer=y) for k in range(64) for x, y in [np.random.default_rng(k).normal(size=(2, 2))]
    ),
)
# As the Share button does it, but for what plays.
WRITE = """
  const { storedNetwork } = await import("/static/backend/network-document.js");
  const { settingsOf } = await import("/static/core/document-settings.js");
  const { AuthorSettings } = await import("/static/element/attributes.js");
  const { embeddingOf } = await import("/static/features/share/embedding.js");
  const { sharedNetwork } = await import("/static/features/share/stored-share.js");
  const { snippets } = await import("/static/features/share/snippet.js");
  const { document } = given;
  const stored = storedNetwork(document);
  const { display } = new AuthorSettings(window.document.createElement("i")).read();
  const settings = { ...settingsOf(document), sample: 0, name: "a hash", src: given.src, ...given.settings };
  const trace = given.inputs && { drawnInputs: true, inputs: given.inputs, ...settings, network: settings, source: "edited" };
  const onScreen = {
    site: given.site, base: given.site, trace: trace ?? null, settings, stored, display: { ...display, src: "of the author" }, given: undefined,
    target: null, paused: false, timeMs: 0, durationMs: 4000, isRecorded: () => true,
  };
  const network = await sharedNetwork(onScreen);
  const { embedding, summary, note } = embeddingOf(onScreen, network);
  return { network, summary, note, ...snippets(embedding) };
"""


@pytest.fixture
def share(lab):
    """Give what is written of the network of a file."""

    def share(file=SMALL, **given):
        return lab.run(WRITE, {"site": SITE, "document": file.to_dict(), **given})

    return share


def test_one_that_the_site_has_is_named_by_its_address(share):
    found = share(src=f"{SITE}networks/iris.json", settings={"sample": 1})
    assert found["link"] == f"{SITE}?src=networks%2Firis.json&sample=1"
    assert f'<forward-pass src="{SITE}networks/iris.json" sample="1" style=' in found["element"]
    assert f'src="{SITE}embed.html?src=networks%2Firis.json&amp;sample=1"' in found["iframe"]
    assert 'title="Up &amp; down: a neural network of 2-1-2 neurons computes its forward pass"' in found["iframe"]
    assert not [name for name in ("link", "element", "iframe") if "seed" in found[name]]
    assert found["note"] == ""
    assert found["summary"] == "2-1-2 · relu · Up & down · sample 0 · temperature 2".replace("sample 0", "sample 1")


@pytest.mark.parametrize("src", [None, "https://elsewhere.test/net.json"])
def test_any_other_is_whole_in_the_fragment_of_the_link_and_in_the_others_src(lab, share, src):
    found = share(src=src)
    text = found["network"]["src"].removeprefix("net:")
    assert found["link"] == f"{SITE}#v=1&net={text}"
    assert f'src="net:{text}"' in found["element"]
    assert f"embed.html?src=net%3A{text}" in found["iframe"]
    body = 'return (await import("/static/core/network-text.js")).documentText(given)'
    assert read_network(lab.run(body, text)).source().name == SMALL.source().name


def test_the_temperature_is_named_where_it_is_not_that_of_the_file(share):
    assert "temperature" not in share()["link"]
    usual = share(settings={"temperature": 0.65})
    assert usual["link"].startswith(f"{SITE}?temperature=0.65#v=1&net=")
    assert ' temperature="0.65"' in usual["element"]


def test_where_samples_are_left_out_the_link_has_the_inputs_and_that_is_said(share):
    found = share(MANY, settings={"sample": 60}, inputs=[0.1, 0.2])
    left = found["network"]["left"]
    assert 0 < left < 64
    assert found["link"].endswith("&inputs=0.1,0.2")
    assert "sample=" not in found["link"] + found["element"]
    assert found["note"].endswith(f"but not its last {left} samples; the file has all of them.")


def test_one_that_no_address_can_hold_is_saved_and_put_beside_the_page(share):
    found = share(LARGE)
    assert (found["network"]["src"], found["network"]["file"]) == ("", "network.json")
    assert '<forward-pass src="network.json" ' in found["element"]
    assert "paste the element, which asks for network.json" in found["note"]
    elsewhere = share(LARGE, src="https://elsewhere.test/net.json")
    assert elsewhere["link"] == f"{SITE}?src=https%3A%2F%2Felsewhere.test%2Fnet.json"
    assert "where elsewhere.test lets other sites read" in elsewhere["note"]


@pytest.mark.parametrize(
    ("title", "name"), [("Iris: 4-8-3", "iris-4-8-3.json"), ("", "network.json"), ("é" * 99, "e" * 40 + ".json")]
)
def test_a_file_is_named_by_the_title_of_its_network(lab, title, name):
    assert lab.call("features/share/stored-share", "fileName", title) == name


PANEL = """
  const { adopt } = await import("/static/ui/sheets.js");
  const { SharePanel } = await import("/static/features/share/share-panel.js");
  const host = window.document.createElement("div");
  window.document.body.replaceChildren(host);
  const root = host.attachShadow({ mode: "open" });
  const panel = new SharePanel(root.appendChild(window.document.createElement("div")), adopt, () => {});
  panel.open(onScreen, network);
  const dialog = root.querySelector("dialog");
"""


CHOOSE = """
  const texts = () => Object.fromEntries([...dialog.querySelectorAll("textarea")].map(({ ariaLabel, value }) => [ariaLabel, value]));
  const learned = texts();
  dialog.querySelector('[name="learns"][value=""]').click();
  const alone = texts();
  panel.open(onScreen, network);
  return { learned, alone, again: texts(), note: dialog.querySelector(".note").textContent };
"""


def test_the_panel_saves_the_file_as_it_was_read(own_lab):
    body = """
      const saved = [];
      HTMLAnchorElement.prototype.click = function () { saved.push(fetch(this.href).then((answer) => answer.text()), this.download); };
      URL.revokeObjectURL = () => {};
      dialog.querySelector(".save").click();
      const shown = [...dialog.querySelectorAll("[data-name]")].filter((part) => part.checkVisibility()).map(({ dataset }) => dataset.name);
      return [...(await Promise.all(saved)), dialog.querySelector(".said").textContent, shown, root.activeElement.ariaLabel];
    """
    script = WRITE.split("  const { embedding,")[0] + PANEL + body
    text, name, said, shown, focused = own_lab.run(script, {"site": SITE, "document": LARGE.to_dict()})
    assert json.loads(text) == LARGE.to_dict()
    assert (name, said) == ("network.json", "network.json saved")
    assert shown == ["element"]
    assert focused == "Copy the element"


TRAININGS = [
    (TrainingRun("xor"), 20, 'task="xor" step="20"'),
    (TrainingRun("moons", seed=3, learning_rate=0.05), 0, 'task="moons" seed="3" learning-rate="0.05"'),
    (TrainingRun("largest", layers=(3, 4, 3)), 1, 'task="largest" layers="3-4-3" step="1"'),
    (TrainingRun("moons", output="sigmoid"), 4, 'run="{&quot;output&quot;:&quot;sigmoid&quot;,'),
    (TrainingRun("circles").changed(2, batch=8), 3, 'run="{&quot;changes&quot;:[[2,{&quot;batch&quot;:8}]],'),
]


@pytest.mark.parametrize(("run", "step", "written"), TRAININGS, ids=lambda value: str(value)[:40])
def test_one_that_was_trained_in_the_page_is_shared_with_how_it_learned_as_the_command_prints_it(
    share, run, step, written
):
    shared = share(run_document(run, step), settings={"name": name_of(run, step)})
    printed = TrainingEmbedding(SITE, training=ChosenTraining(run, step))
    assert f'<forward-pass mode="train" {written}' in shared["element"]
    assert [shared[name] for name in ("link", "element", "iframe")] == [
        printed.link(),
        printed.element(),
        printed.frame(),
    ]


def test_a_training_has_all_its_samples_and_so_no_inputs_in_its_link(share):
    trained = share(MANY, settings={"name": 'trained {"task":"xor"}@20', "sample": 60}, inputs=[0.1, 0.2])
    assert trained["network"]["left"] > 0
    assert "inputs=" not in trained["link"]


def test_what_only_the_link_has_of_a_training_is_said(share):
    shared = share(
        run_document(TrainingRun("xor"), 20),
        settings={"name": 'trained {"task":"xor"}@20', "sample": 3, "temperature": 4},
    )
    address, fragment = shared["link"].split("#")
    assert (address, fragment) == (SITE, "v=1&train=xor%4020&sample=3&temperature=4")
    assert shared["note"].endswith("begin with sample 0 and the training's own T; the link has sample 3 and T = 4.")


def test_a_trained_one_may_be_shared_as_it_stands_and_a_readers_own_table_only_so(own_lab, share):
    given = {"site": SITE, "document": SMALL.to_dict(), "settings": {"name": 'trained {"task":"xor"}@20'}}
    found = own_lab.run(WRITE.split("  const { embedding,")[0] + PANEL + CHOOSE, given)
    assert all("train" in text for name, text in found["learned"].items() if name != "Listener")
    assert 'src="net:' in found["alone"]["Element"]
    assert not any("train" in text for text in found["alone"].values())
    assert found["again"] == found["alone"]
    table = share(settings={"name": 'trained {"task":"table-9-abc"}@20'})
    assert "train" not in table["link"] + table["element"] + table["iframe"]
