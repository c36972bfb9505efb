"""edited.py: a forward pass that a reader has rewritten."""

import json

import pytest

from forward_pass import Drawn, ForwardPassError, decode, record
from forward_pass.edited import answer_edited, edited_kinds, warm_up
from forward_pass.listing import listing

TEXTS = {function["kind"]: function["text"] for function in listing()["functions"]}
LOOP, DENSE, ACTIVATION, SOFTMAX = (TEXTS[kind] for kind in (None, "dense", "activation", "softmax"))
SOURCE = {"layers": [3, 4, 2], "seed": 7}


def ask(text: object, **more: object) -> str:
    return json.dumps({"source": SOURCE, "samples": [0, 1], "text": text, **more})


def sentence_of(text: str, **more: object) -> str:
    """Return the sentence for a text that fails, whether raised or returned."""
    try:
        header, values = answer_edited(ask(text, **more))
    except ForwardPassError as error:
        return str(error)
    assert values is None
    sentence: str = json.loads(header)["error"]
    return sentence


def edited_traces(text: str, **more: object):
    header, values = answer_edited(ask(text, **more))
    return decode(json.loads(header), values).traces


ORIGINAL = record(Drawn.from_dict(SOURCE), [0, 1]).traces


def test_the_text_as_it_is_listed_computes_what_the_core_does() -> None:
    for edited, trace in zip(edited_traces("\n\n\n".join(TEXTS.values())), ORIGINAL, strict=True):
        assert edited.logits.tolist() == trace.logits.tolist()
        assert edited.probabilities.tolist() == trace.probabilities.tolist()


def test_an_edited_line_changes_what_follows_from_it_and_nothing_before_it() -> None:
    [edited, _] = edited_traces(DENSE.replace("c = W * a", "c = 2 * W * a"))
    trace = ORIGINAL[0]
    assert edited.inputs.tolist() == trace.inputs.tolist()
    assert edited.contributions[0].tolist() == (2 * trace.contributions[0]).tolist()  # type: ignore[union-attr, operator]
    assert edited.probabilities.tolist() != trace.probabilities.tolist()


def test_an_edited_softmax_makes_all_probabilities() -> None:
    [edited, _] = edited_traces(SOFTMAX.replace("p = e / total", "p = e / total / 2"))
    assert edited.logits.tolist() == ORIGINAL[0].logits.tolist()
    assert edited.probabilities.tolist() == (ORIGINAL[0].probabilities / 2).tolist()
    at_one = "softmax1.probabilitiesAtOne"
    assert edited.arrays[at_one].tolist() == (ORIGINAL[0].arrays[at_one] / 2).tolist()


ALL = [kind for kind in TEXTS if kind]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("\n\n".join(TEXTS.values()), []),
        ("\n\n".join(TEXTS.values()).replace("c = W * a", "c = W * a  # the products"), []),
        ("\n\n".join(TEXTS.values()).replace("c = W * a", "c = a * W"), ["dense"]),
        (DENSE.replace("W * a", "W + a") + "\n" + ACTIVATION.replace("φ(z)", "abs(φ(z))"), ["dense", "activation"]),
        (LOOP.replace("a = x", "a = -x"), ALL),
        (f"half = 0.5\n{SOFTMAX}", ALL),
    ],
)
def test_a_kind_is_edited_if_its_function_does_anything_else_and_all_are_if_the_loop_does(text, kinds) -> None:
    assert edited_kinds(text) == kinds


def test_of_an_edited_function_cards_get_its_numbers_and_no_formula() -> None:
    header, _ = answer_edited(ask(DENSE.replace("W * a", "2 * W * a") + "\n" + SOFTMAX.replace("/ T", "* T")))
    cards = json.loads(header)["cards"]
    assert cards == {
        "dense": {
            "neuron": [{"block": "values", "of": ["preActivations"]}],
            "edge": [{"block": "values", "of": ["weights", "input", "contributions"]}],
        },
        "softmax": {"neuron": [{"block": "values", "of": ["input", "probabilities"]}], "edge": []},
    }


@pytest.mark.parametrize("output", ["softmax", "sigmoid", "linear"])
def test_whatever_the_outputs_the_text_as_it_is_listed_computes_what_the_core_does(output: str) -> None:
    source = SOURCE | {"output": output}
    [edited, _] = edited_traces("\n\n".join(TEXTS.values()), source=source)
    [trace] = record(Drawn.from_dict(source), [0]).traces
    assert edited.outputs.tolist() == trace.outputs.tolist()


@pytest.mark.parametrize(
    ("kind", "line", "instead", "output", "factor"),
    [
        ("activation", "a = φ(z)", "a = 2 * φ(z)", "activation1.activations", 2),
        ("sigmoid", "p = sigmoid(z)", "p = sigmoid(z) / 2", "sigmoid1.probabilities", 0.5),
        ("linear", "y = z.copy()", "y = 3 * z", "linear1.outputs", 3),
    ],
)
def test_the_function_of_each_kind_of_operation_may_be_edited(kind, line, instead, output, factor) -> None:
    source = SOURCE | {"output": kind if kind in ("sigmoid", "linear") else "softmax"}
    [edited, _] = edited_traces(TEXTS[kind].replace(line, instead), source=source)
    [trace] = record(Drawn.from_dict(source), [0]).traces
    assert edited.arrays[output].tolist() == (factor * trace.arrays[output]).tolist()


def test_an_edited_loop_may_leave_an_operation_out() -> None:
    text = LOOP.replace("    a = arrays[", '    if placed.operation.kind != "activation":\n            a = arrays[')
    [edited, _] = edited_traces(text)
    contributions = (edited.model.weights[1] * edited.pre_activations[0]).tolist()
    assert edited.contributions[1].tolist() == contributions


@pytest.mark.parametrize("text", [DENSE.replace("W * a", "2 * W * a"), DENSE.replace("c = W", "c = foo")])
def test_afterwards_the_core_is_what_it_was(text: str) -> None:
    answer_edited(ask(text))
    assert record(Drawn.from_dict(SOURCE), [0]).traces[0].logits.tolist() == ORIGINAL[0].logits.tolist()


def line_of(text: str, wanted: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if wanted in line)


def test_an_error_is_reported_with_its_line_and_pythons_own_message() -> None:
    line = line_of(DENSE, "c = W * a")
    assert sentence_of(DENSE.replace("W * a", "foo * a")) == f"line {line}: NameError: name 'foo' is not defined"
    assert sentence_of(DENSE.replace("W * a", "1 / 0")) == f"line {line}: ZeroDivisionError: division by zero"
    assert sentence_of(DENSE.replace("W * a", "exit()")).startswith(f"line {line}: ")
    assert sentence_of(DENSE.replace("W * a", "W @ (a, a, a, a, a, a, a)")).startswith(f"line {line}: ValueError: ")


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
    line = line_of(DENSE, "c.sum")
    assert sentence_of(DENSE.replace("axis=-1", "axis=7")).startswith(f"line {line}: AxisError: ")


def test_a_syntax_error_is_reported_with_its_line() -> None:
    line = line_of(DENSE, "c = W * a")
    assert sentence_of(DENSE.replace("W * a", "W * * a")) == f"line {line}: SyntaxError: invalid syntax"
    assert sentence_of("def operation_by_operation(model, x, options):\npass").startswith(
        "line 2: IndentationError: expected an"
    )
    assert "null bytes" in sentence_of("\0")


TWICE = "    yield placed, arrays\n        yield placed, arrays"


@pytest.mark.parametrize(
    ("text", "line", "instead", "sentence"),
    [
        (DENSE, "c = W * a", "c = W[0] * a", "result 1 of dense must be of shape (4, 3); got (3)"),
        (DENSE, "z = c.sum(axis=-1) + b", "z = c.sum()", "result 2 of dense must be of shape (4); got ()"),
        (DENSE, "return c, z", "return z", "what dense returns must be 2 arrays; got "),
        (DENSE, "return c, z", "return c, z, z", "what dense returns must be 2 arrays; got "),
        (ACTIVATION, "a = φ(z)", "a = φ(z) * np.inf", "what activate returns must be finite numbers; got NaN"),
        (ACTIVATION, "a = φ(z)", "a = φ(z) * float('inf')", "what activate returns must be finite numbers; got "),
        (ACTIVATION, "a = φ(z)", "a = None", "what activate returns must be numbers; got null"),
        (ACTIVATION, "a = φ(z)", "a = z[1:]", "what activate returns must be of shape (4); got (3)"),
        (LOOP, "yield placed, arrays", "yield arrays", "what operation_by_operation yields must be an operation and its arrays; got "),
        (LOOP, "yield placed, arrays", "yield placed, 1", "what operation_by_operation yields must be an operation and its arrays; got "),
        (LOOP, "yield placed, arrays", "yield 1, arrays", "what operation_by_operation yields must be an operation and its arrays; got "),
        (LOOP, "yield placed, arrays", "yield placed, {}", "the arrays of a trace must be inputs, dense1.contributions, "),
        (LOOP, "yield placed, arrays", "yield placed, arrays; break", "operation_by_operation must be a generator that yields 4 times; got 1 times"),
        (LOOP, "    yield placed, arrays", TWICE, "operation_by_operation must be a generator that yields 4 times; got more often"),
        (LOOP, "yield placed, arrays", "return 1", "what operation_by_operation returns must be a generator; got 1"),
    ],
)  # fmt: skip
def test_a_result_of_another_shape_or_not_finite_is_refused_as_in_any_trace(text, line, instead, sentence) -> None:
    assert line in text
    assert sentence_of(text.replace(line, instead)).startswith(sentence)


def test_a_bad_result_of_an_edited_softmax_is_refused_as_well() -> None:
    assert (
        sentence_of(SOFTMAX.replace("p = e / total", "p = e[:1]"))
        == "softmax1.probabilities must be of shape (2); got (1)"
    )
    assert sentence_of(SOFTMAX.replace("return SoftmaxSteps", "return tuple")).startswith("line ")
    assert (
        sentence_of("def softmax_steps(z, T):\n    return 1")
        == "what softmax_steps returns must be SoftmaxSteps; got 1"
    )


@pytest.mark.parametrize("text", ["", "x = 1", "del dense", "# nothing"])
def test_a_text_that_defines_none_of_the_functions_gets_a_sentence_that_names_them(text: str) -> None:
    expected = "the edited text must be a definition of one of operation_by_operation, standardize, dense, activate, "
    assert sentence_of(text) == f"{expected}softmax_steps, sigmoid_outputs, linear_outputs; got none"


def test_a_request_without_text_or_for_what_may_not_be_chosen_is_refused() -> None:
    with pytest.raises(ForwardPassError, match="text must be Python text; got null"):
        answer_edited(ask(None))
    with pytest.raises(ForwardPassError, match="seed must be"):
        answer_edited(ask(DENSE, source={"seed": -1}))
    with pytest.raises(ForwardPassError, match="request must be a JSON object"):
        answer_edited("{")


def test_warming_up_runs_the_unedited_function_as_an_edited_one_and_changes_nothing() -> None:
    warm_up()
    assert record(Drawn.from_dict(SOURCE), [0]).traces[0].logits.tolist() == ORIGINAL[0].logits.tolist()
