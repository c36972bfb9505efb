"""Files of other frameworks, opened in the page: the same numbers as the frameworks', and nothing from a bad one."""

from __future__ import annotations

import json

import numpy as np
import pytest
from playwright.sync_api import Page

from e2e.dropping import FIXTURES, SELECTS, choose, drop, known, outputs_for
from e2e.element import ask, part_text, put_live, sentences, trace_of, until
from forward_pass import network
from forward_pass.formats.network_file import KnownSample, Made, NetworkFile

KINDS = (
    *("external.onnx", "normalized-new.onnx", "yes-no.onnx", "length.npz"),
    *("normalized.safetensors", "bfloat16.safetensors"),
    *("plain.keras", "normalized.h5", "functional.h5", "tfjs-plain.json", "brainjs-plain.json"),
)
MARK = ".parity-mark"


def file_wrong_by(by: float) -> dict[str, bytes]:
    """Return a network file of y = a − 2b, moved by so much, whose answer for (3, 0.5), stays 2."""
    model = network([[[1, -2]]], [[by]], output="linear")
    samples = (
        KnownSample(np.array([3.0, 1.0]), None, np.array([1.0 + by])),
        KnownSample(np.array([3.0, 0.5]), None, np.array([2.0])),
    )
    file = NetworkFile(model, title="Difference", samples=samples, made=Made("PyTorch", "2.8.0"))
    return {"difference.json": file.to_json().encode()}


@pytest.fixture
def page(live_page: Page) -> Page:
    """Lend a page with one paused element, answered by Python."""
    put_live(live_page)
    return live_page


def test_a_file_of_every_kind_gives_in_the_page_what_its_framework_gave(page):
    for name in KINDS:
        files, facts = known(name)
        assert drop(page, files) == "", name
        if facts["chosen"]:
            until(page, f"{SELECTS}.length > 0")
        for choice in facts["chosen"].values():
            choose(page, choice)
        for inputs, answer in list(zip(facts["inputs"], facts["answers"], strict=True))[::7]:
            assert outputs_for(page, inputs) == pytest.approx(answer, abs=1e-6), name


def test_what_a_file_does_not_say_is_asked_and_every_answer_changes_the_same_moment(page):
    before = trace_of(page)
    files, _ = known("normalized.safetensors")
    assert drop(page, files) == ""
    until(page, f"{SELECTS}.length === 2")
    first = trace_of(page)
    moment = ask(page, "element.currentTimeMs")
    choose(page, "linear")
    second = trace_of(page)
    assert (first["output"], second["output"]) == ("softmax", "linear")
    assert second["outputs"] != first["outputs"]
    assert ask(page, "element.currentTimeMs") == moment
    assert "batch normalization is folded" in part_text(page, ".adjust .file").lower()
    assert "Nothing of it leaves this browser." in part_text(page, ".adjust .file")
    # Undo takes back the answer, then the file.
    for wanted in (first, before):
        page.locator("forward-pass .adjust .undo").dispatch_event("click")
        until(page, "element.trace.outputs.join() === argument.join()", wanted["outputs"])
    assert not ask(page, f"{SELECTS}.length && {SELECTS}[0].checkVisibility()")


def test_the_bar_says_how_exactly_a_network_equals_its_framework_and_leads_to_where_it_does_not(page):
    assert drop(page, file_wrong_by(0)) == ""
    until(page, f"element.shadowRoot.querySelector('{MARK} span').textContent.includes('equals')")
    assert part_text(page, f"{MARK} span") == "equals PyTorch 2.8 exactly on 2 samples"
    assert drop(page, file_wrong_by(0.25)) == ""
    until(page, f"element.shadowRoot.querySelector('{MARK} span').textContent.includes('differs')")
    assert part_text(page, f"{MARK} span") == "differs from PyTorch at the outputs, neuron 1, by 0.25"
    page.locator(f"forward-pass {MARK} button").dispatch_event("click")
    until(page, "element.trace.sample === 1")
    assert ask(page, "element.target") == {"kind": "neuron", "layer": 1, "neuron": 0}
    ask(page, "element.changes = [[0, 0, 0, 5]]")
    until(page, "element.trace.weights[0][0][0] === 5")
    assert part_text(page, f"{MARK} span") == "changed since it was compared"
    files, _ = known("plain.keras")
    assert drop(page, files) == ""
    until(page, f"element.shadowRoot.querySelector('{MARK} span').textContent === 'not checked'")


def hostile() -> dict[str, dict[str, bytes]]:
    """Return files that are none or want harm, by a word of the sentence that refuses them."""
    onnx = (FIXTURES / "external.onnx").read_bytes()
    markup = "<img src=x onerror=window.injected=1>"
    nan = {"w.weight": {"dtype": "F32", "shape": [1, 1], "data_offsets": [0, 4]}}
    huge = {"w.weight": {"dtype": "F32", "shape": [2**40, 2**40], "data_offsets": [0, 8]}}

    def safetensors(header: object, data: bytes) -> bytes:
        text = json.dumps(header).encode()
        return len(text).to_bytes(8, "little") + text + data

    return {
        "empty.onnx": {"empty.onnx": b""},
        "notes.txt": {"notes.txt": b"Dear diary"},
        markup: {f"{markup}.json": b'{"a": 1}'},
        "network must be an object": {"proto.json": b'{"__proto__": {"format": "forward-pass-network"}}'},
        "deep.json": {"deep.json": b'{"a":' + b"[" * 200_000},
        "program.pkl": {"program.pkl": b"\x80\x04cos\nsystem\n(S'exit 1'\ntR."},
        "nan.safetensors": {"nan.safetensors": safetensors(nan, b"\xff\xff\xff\xff")},
        "huge.safetensors": {"huge.safetensors": safetensors(huge, bytes(8))},
        "long.safetensors": {"long.safetensors": (2**63).to_bytes(8, "little") + b'{"'},
        "cut.keras": {"cut.keras": (FIXTURES / "plain.keras").read_bytes()[:3000]},
        "cut.h5": {"cut.h5": (FIXTURES / "normalized.h5").read_bytes()[:2000]},
        "elsewhere.onnx": {"elsewhere.onnx": onnx.replace(b"external.onnx.data", b"../../../etc/pass")},
        "alone.json": {"alone.json": (FIXTURES / "tfjs-plain.json").read_bytes()},
        "64 files": {f"{k}.bin": b"" for k in range(70)},
    }


def test_a_hostile_file_is_refused_with_a_sentence_and_the_network_before_stays(page):
    assert drop(page, file_wrong_by(0)) == ""
    until(page, "element.trace?.layers.join() === '2,1'")
    before = ask(page, "[element.settings, element.trace.outputs]")
    for word, files in hostile().items():
        said = drop(page, files)
        assert word in said, (word, said)
        assert len(sentences(page)) == 1, sentences(page)
        assert ask(page, "[element.settings, element.trace.outputs]") == before
    assert ask(page, "[window.injected ?? null, document.querySelectorAll('img').length, ({}).format ?? null]") == [
        None,
        0,
        None,
    ]
    too_large = """(() => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(33 << 20)], "large.npz"));
        const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, composed: true, cancelable: true });
        element.dispatchEvent(drop);
    })()"""
    ask(page, too_large)
    until(page, "element.shadowRoot.querySelector('.sentences').textContent.startsWith('large.npz')")
    assert sentences(page) == ["large.npz must have at most 32 MB; got 33 MB"]
