"""edited.py: a forward pass that a reader has rewritten."""

import json

import pytest

from forward_pass import ForwardPassError, Settings, decode, record
from forward_pass.edited import answer_edited, warm_up
from forward_pass.listing import listing

LAYERS, SOFTMAX = (function["text"] for function in listing()["functions"])
SETTINGS = {"layers": [3, 4, 2], "seed": 7}


def ask(source: object, **more: object) -> str:
    return json.dumps({"settings": SETTINGS, "samples": [0, 1], "source": source, **more})


def sentence_of(source: str) -> str:
    """Return the sentence for a text that fails, whether raised or returned."""
    try:
        header, values = answer_edited(ask(source))
    except ForwardPassError as error:
        return str(error)
    assert values is None
    sentence: str = json.loads(header)["error"]
    return sentence


def edited_traces(source: str):
    header, values = answer_edited(ask(source))
    return decode(json.loads(header), values).traces


ORIGINAL = record(Settings.from_dict(SETTINGS), [0, 1]).traces


def test_the_text_as_it_is_listed_computes_what_the_core_does() -> None:
    for edited, trace in zip(edited_traces(f"{LAYERS}\n\n\n{SOFTMAX}"), ORIGINAL, strict=True):
        assert edited.logits.tolist() == trace.logits.tolist()
        assert edited.probabilities.tolist() == trace.probabilities.tolist()


def test_an_edited_line_changes_what_follows_from_it_and_nothing_before_it() -> None:
    [edited, _] = edited_traces(LAYERS.replace("c = W * a", "c = 2 * W * a"))
    trace = ORIGINAL[0]
    assert edited.inputs.tolist() == trace.inputs.tolist()
    assert edited.contributions[0].tolist() == (2 * trace.contributions[0]).tolist()  # type: ignore[union-attr, operator]
    assert edited.probabilities.tolist() != trace.probabilities.tolist()


def test_an_edited_softmax_makes_all_probabilities() -> None:
    [edited, _] = edited_traces(SOFTMAX.replace("p = e / total", "p = e / total / 2"))
    assert edited.logits.tolist() == ORIGINAL[0].logits.tolist()
    assert edited.probabilities.tolist() == (ORIGINAL[0].probabilities / 2).tolist()
    assert edited.probabilities_at_one.tolist() == (ORIGINAL[0].probabilities_at_one / 2).tolist()


@pytest.mark.parametrize("source", [LAYERS.replace("W * a", "2 * W * a"), LAYERS.replace("c = W", "c = foo")])
def test_afterwards_the_core_is_what_it_was(source: str) -> None:
    answer_edited(ask(source))
    assert record(Settings.from_dict(SETTINGS), [0]).traces[0].logits.tolist() == ORIGINAL[0].logits.tolist()


def line_of(text: str, wanted: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if wanted in line)


def test_an_error_is_reported_with_its_line_and_pythons_own_message() -> None:
    line = line_of(LAYERS, "c = W * a")
    assert sentence_of(LAYERS.replace("W * a", "foo * a")) == f"line {line}: NameError: name 'foo' is not defined"
    assert sentence_of(LAYERS.replace("W * a", "1 / 0")) == f"line {line}: ZeroDivisionError: division by zero"
    assert sentence_of(LAYERS.replace("W * a", "exit()")).startswith(f"line {line}: ")
    assert sentence_of(LAYERS.replace("W * a", "W @ (a, a, a, a, a, a, a)")).startswith(f"line {line}: ValueError: ")


@pytest.mark.parametrize(
    "raised",
    ["ValueError('q' * 1_000_000)", "type('q' * 1_000_000, (BaseException,), {})()", "KeyError('q' * 1_000_000)"],
)
def test_a_long_error_message_is_cut(raised: str) -> None:
    sentence = sentence_of(f"raise {raised}")
    assert sentence.startswith("line 1: ")
    assert sentence.endswith("…")
    assert len(sentence) < 320


def test_whatever_is_raised_is_reported_with_its_line() -> None:
    assert sentence_of("\nraise KeyboardInterrupt") == "line 2: KeyboardInterrupt"
    sentence = sentence_of("class Mute(Exception):\n    def __str__(self):\n        return 1\nraise Mute")
    assert sentence == "line 4: Mute"


def test_an_error_deep_inside_numpy_is_reported_with_the_line_that_called_it() -> None:
    line = line_of(LAYERS, "c.sum")
    assert sentence_of(LAYERS.replace("axis=-1", "axis=7")).startswith(f"line {line}: AxisError: ")


def test_a_syntax_error_is_reported_with_its_line() -> None:
    line = line_of(LAYERS, "c = W * a")
    assert sentence_of(LAYERS.replace("W * a", "W * * a")) == f"line {line}: SyntaxError: invalid syntax"
    assert sentence_of("def layer_by_layer(network, x):\npass").startswith("line 2: IndentationError: expected an")
    assert "null bytes" in sentence_of("\0")


@pytest.mark.parametrize(
    ("line", "instead", "sentence"),
    [
        ("c = W * a", "c = W[0] * a", "contributions[0] must be of shape (4, 3); got (3)"),
        ("z = c.sum(axis=-1) + b", "z = c.sum()", "pre-activations[0] must be of shape (4); got ()"),
        ("a = φ(z)", "a = φ(z) * np.inf", "activations[0] must be finite numbers; got "),
        ("a = φ(z)", "a = None", "activations[0] must be numbers; got null"),
        ("yield c, z, a", "yield z", "what layer_by_layer yields must be three arrays, such as c, z, a; got "),
        ("yield c, z, a", "yield c, z, a; break", "layer_by_layer must be a generator that yields 2 times; got 1 times"),
        ("yield c, z, a", "yield c, z, a; yield c, z, a", "contributions[1] must be of shape (2, 4); got (4, 3)"),
        ("yield c, z, a", "yield c, z, a\n    yield c, z, a", "layer_by_layer must be a generator that yields 2 times; got more often"),
    ],
)  # fmt: skip
def test_a_result_of_another_shape_or_not_finite_is_refused_as_in_any_trace(line, instead, sentence) -> None:
    assert sentence_of(LAYERS.replace(line, instead)).startswith(sentence)


def test_a_bad_result_of_an_edited_softmax_is_refused_as_well() -> None:
    assert sentence_of(SOFTMAX.replace("p = e / total", "p = e[:1]")) == "probabilities must be of shape (2); got (1)"
    assert sentence_of(SOFTMAX.replace("return SoftmaxSteps", "return tuple")).startswith("line ")
    assert (
        sentence_of("def softmax_steps(z, T):\n    return 1")
        == "what softmax_steps returns must be SoftmaxSteps; got 1"
    )


@pytest.mark.parametrize("source", ["", "x = 1", "del layer_by_layer", "# nothing"])
def test_a_text_that_defines_neither_function_gets_a_sentence_that_names_both(source: str) -> None:
    expected = "the edited text must be a definition of layer_by_layer or softmax_steps; got neither"
    assert sentence_of(source) == expected


def test_a_request_without_text_or_with_settings_that_may_not_be_chosen_is_refused() -> None:
    with pytest.raises(ForwardPassError, match="source must be Python text; got null"):
        answer_edited(ask(None))
    with pytest.raises(ForwardPassError, match="seed must be"):
        answer_edited(ask(LAYERS, settings={"seed": -1}))


def test_warming_up_runs_the_unedited_function_as_an_edited_one_and_changes_nothing() -> None:
    warm_up()
    assert record(Settings.from_dict(SETTINGS), [0]).traces[0].logits.tolist() == ORIGINAL[0].logits.tolist()
