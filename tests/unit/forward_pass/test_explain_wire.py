"""explain_wire.py: an explanation as the page gets it, and those that are recorded."""

from __future__ import annotations

import json
from typing import Any

import pytest

from forward_pass import Drawn, ForwardPassError, record
from forward_pass.explain import explain
from forward_pass.explain_wire import answer_explanation, explanations_to_json


def asked(**changes: Any) -> str:
    target = {"layer": 1, "neuron": 2}
    return json.dumps({"source": {"seed": 7}, "samples": [3], "target": target} | changes)


def arrays_of(request: str) -> dict[str, list[float]]:
    header, values = answer_explanation(request)
    arrays, start = {}, 0
    for name, length in json.loads(header)["arrays"]:
        arrays[name] = values[start : start + length].tolist()
        start += length
    assert start == len(values)
    return arrays


def test_the_answer_for_a_hidden_neuron_has_its_terms_and_its_curve() -> None:
    reel = record(Drawn(seed=7), [3])
    explained = explain(reel.model, reel.traces[0], layer=1, neuron=2)
    assert arrays_of(asked()) == {name: values.tolist() for name, values in explained.items()}
    edges = ["contributions", "order", "tailSums", "shares"]
    assert list(explained) == [*(f"dense1.{name}" for name in edges), "activation1.curveAt", "activation1.curve"]


@pytest.mark.parametrize(("layer", "name", "count"), [(0, "dense1", 7), (3, "dense3", 6)])
def test_inputs_and_softmax_have_no_curve(layer, name, count):
    arrays = arrays_of(asked(target={"layer": layer, "neuron": 0}))
    assert {key.split(".")[0] for key in arrays} == {name}
    assert len(arrays[f"{name}.contributions"]) == count


def test_given_inputs_are_explained_instead_of_the_samples_own() -> None:
    inputs = [1.0, 0.0, 0.5, 0.25, 2.0]
    weights = record(Drawn(seed=7), [0]).model.weights[0][2].tolist()
    contributions = arrays_of(asked(inputs=inputs))["dense1.contributions"]
    assert contributions == [w * x for w, x in zip(weights, inputs, strict=True)]


@pytest.mark.parametrize(
    ("request_text", "sentence"),
    [
        ("[]", "request must be a JSON object"),
        (json.dumps({"source": {}, "samples": [0]}), "request must be an object with samples, source, target"),
        (asked(target=[1, 2]), "target must be an object with layer and neuron"),
        (asked(target={"layer": 1}), "target must be an object with layer and neuron"),
        (asked(target={"layer": 1, "neuron": 7}), 'target must be a neuron of the network; got {"layer":1,"neuron":7}'),
        (asked(source={"seed": -1}), "seed must be a whole number"),
        (asked(options={"temperature": 0}), "temperature must be a number"),
        (asked(inputs=[1]), "inputs must be one number"),
    ],
)
def test_what_cannot_be_explained_is_refused_in_words(request_text, sentence):
    with pytest.raises(ForwardPassError) as caught:
        answer_explanation(request_text)
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize("chosen", [{}, {"activation": "tanh,relu", "output": "sigmoid"}])
def test_recorded_explanations_equal_the_answers_to_requests(chosen: dict[str, str]) -> None:
    reel = record(Drawn(seed=7, **chosen), range(4))  # type: ignore[arg-type]
    recorded = json.loads(explanations_to_json(reel))
    for sample in range(4):
        for layer in (1, 2, 3):
            for neuron in range(reel.model.layers[layer]):
                target = {"layer": layer, "neuron": neuron}
                arrays = arrays_of(asked(source={"seed": 7} | chosen, samples=[sample], target=target))
                assert recorded["shares"][f"dense{layer}"][sample][neuron] == arrays[f"dense{layer}.shares"]
                for name in {key.split(".")[0] for key in arrays if key.endswith(".curve")}:
                    drawn = recorded["curves"][recorded["curveOf"][name][sample]]
                    assert (drawn["at"], drawn["points"]) == (arrays[f"{name}.curveAt"], arrays[f"{name}.curve"])
    assert set(recorded["curveOf"]) == {"activation1", "activation2"} | ({"sigmoid1"} if chosen else set())
