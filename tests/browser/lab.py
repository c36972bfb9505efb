"""A page to import modules in, and the reels that are shown there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Page

from content_overlay import document
from forward_pass import Drawn, ForwardPassError, Reel, RunOptions, answer, forward, network, record, to_json
from forward_pass.edited import answer_edited
from forward_pass.explain_wire import answer_explanation
from forward_pass.formats.requests import answer_network
from forward_pass.options import OPTION_NAMES
from forward_pass.script import answer_script

HELPERS = Path(__file__).with_name("helpers.js")
# What stands in for both ways to start Python, and for what fetches its files.
FAKES = {
    path: document(Path(__file__).with_name(name).read_text("utf-8"), ".js")
    for path, name in (
        ("/static/vendor/pyscript/core.js", "fake_pyscript.js"),
        ("/static/backend/pyodide-backend.js", "fake_backend.js"),
        ("/static/backend/delivery.js", "fake_delivery.js"),
    )
}
ENDPOINTS: dict[str, Callable[[str], tuple[str, Any]]] = {
    "reel": answer,
    "explain": answer_explanation,
    "script": answer_script,
    "edited": answer_edited,
    "network": answer_network,
}


class Lab:
    """Runs JavaScript beside the sources and brings back what it returns, typed arrays as lists."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def run(self, body: str, given: object = None) -> Any:
        """Return what the body of an asynchronous function returns; `given` is its argument."""
        return self.page.evaluate(
            f"async (given) => helpers.plain(await helpers.soon((async () => {{ {body} }})()))", given
        )

    def call(self, module: str, function: str, *arguments: object) -> Any:
        """Return what one exported function returns: `lab.call("core/easing", "smooth", 0.5)` is 0.5."""
        body = "return (await import(`/static/${given.module}.js`))[given.name](...given.values)"
        return self.run(body, {"module": module, "name": function, "values": list(arguments)})


class FakePython:
    """CPython behind stand-ins for both ways of starting Python; `asked` are the requests it got, as text."""

    def __init__(self, page: Page) -> None:
        self.asked: list[str] = []
        self._page = page

    def lose(self) -> None:
        """Let every start fail."""
        self._page.evaluate("globalThis.pythonsProblem = 'there is no runtime'")

    def find(self) -> None:
        """Let starts succeed again."""
        self._page.evaluate("globalThis.pythonsProblem = ''")

    def answer(self, request: str, endpoint: str = "reel") -> list[Any]:
        """Answer as a worker does."""
        self.asked.append(request)
        try:
            header, values = ENDPOINTS[endpoint](request)
        except ForwardPassError as error:
            return [json.dumps({"error": str(error)}), None]
        return [header, None if values is None else values.tolist()]


def hand_made(**chosen: Any) -> dict[str, Any]:
    """Return a recorded reel of 1-4-2 neurons whose numbers can be checked by hand, as a JSON object.

    Sample 0 feeds in 1: a = relu((1, −1, −0.25, 0.25)) = (1, 0, 0, 0.25), logits (0.75, 0.2007), and
    p = (0.75, 0.25) at T = 0.5, because the logits differ by ln 3 / 2. Sample 1 feeds in 0.5 (p = 0.48, 0.52),
    sample 2 feeds in −1 (logits 1.25 and −0.2368).
    """
    model = network(
        [[[1.0], [-1.0], [-0.25], [0.25]], [[0.5, 1.0, 1.0, 1.0], [-0.5, -1.0, 0.5, 0.25]]],
        [np.zeros(4), [0.0, 0.6381938556659451]],
        output=chosen.get("output", "softmax"),
    )
    options = RunOptions(temperature=chosen.pop("temperature", 0.5))
    source = Drawn.from_dict({"layers": (1, 4, 2), "seed": 1} | chosen)
    traces = forward(model, [[1.0], [0.5], [-1.0]], options)
    reel: dict[str, Any] = json.loads(to_json(Reel(source, options, model, (0, 1, 2), traces)))
    return reel


def drawn(**chosen: Any) -> tuple[Drawn, RunOptions]:
    """Return the source and the run options of these settings."""
    options = {name: chosen.pop(name) for name in OPTION_NAMES if name in chosen}
    return Drawn(**chosen), RunOptions(**options)


def shape_of(
    layers: tuple[int, ...],
    seed: int = 5,
    samples: int = 2,
    *,
    inputs: list[float] | None = None,
    compare: float | None = None,
    **chosen: Any,
) -> dict[str, Any]:
    """Return the reel that Python draws for these layers, as a JSON object; compared, if a temperature is given for it."""
    source, options = drawn(layers=layers, seed=seed, **chosen)
    recorded = record(source, range(samples), options, inputs=inputs, compare=compare)
    reel: dict[str, Any] = json.loads(to_json(recorded))
    return reel
