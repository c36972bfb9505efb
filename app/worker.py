"""The door between the page and the network: runs in the page's worker, and is the only file that knows PyScript."""

import json

from js import Object, postMessage
from pyodide.ffi import JsProxy, to_js
from pyscript import sync

problem = ""
try:
    from forward_pass.errors import ForwardPassError
    from forward_pass.wire import answer
except Exception as error:
    # PyScript would show a traceback in the page and call the worker ready all the same.
    problem = f"{type(error).__name__}: {error}"


def reel(request: str) -> JsProxy:
    """Answer one request of the page.

    Takes the request as JSON text, as `forward_pass.wire.answer` describes it.
    Returns [header, values]: the reel's header as JSON text and its numbers as a Float64Array; for a request
    that will not do, {"error": sentence} as header and None.
    """
    try:
        header, values = answer(request)
    except ForwardPassError as error:
        return to_js([json.dumps({"error": str(error)}), None])
    return to_js([header, values])


sync.problem = lambda: problem
sync.reel = reel
# Told without being asked, so that the page need not wait for an answer.
postMessage(to_js({"forwardPass": {"problem": problem}}, dict_converter=Object.fromEntries))
