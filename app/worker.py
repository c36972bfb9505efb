"""The door between the page and the network: runs in the page's worker, and is the only file that knows PyScript."""

import json
from collections.abc import Callable

from js import Object, postMessage
from pyodide.ffi import JsProxy, to_js
from pyscript import sync

problem = ""
try:
    from forward_pass.errors import ForwardPassError
    from forward_pass.explain_wire import answer_explanation
    from forward_pass.wire import answer
except Exception as error:
    # PyScript would show a traceback in the page and call the worker ready all the same.
    problem = f"{type(error).__name__}: {error}"


def door(answer: Callable[[str], tuple[str, object]]) -> Callable[[str], JsProxy]:
    """Let the page ask a function that takes a request as JSON text and returns a header as JSON text, and values.

    The page gets [header, values], the values as a Float64Array; for a request that will not do, {"error": sentence}
    as header and None.
    """

    def ask(request: str) -> JsProxy:
        try:
            header, values = answer(request)
        except ForwardPassError as error:
            return to_js([json.dumps({"error": str(error)}), None])
        return to_js([header, values])

    return ask


sync.problem = lambda: problem
if not problem:
    sync.reel = door(answer)
    sync.explain = door(answer_explanation)
# Told without being asked, so that the page need not wait for an answer.
postMessage(to_js({"forwardPass": {"problem": problem}}, dict_converter=Object.fromEntries))
