"""The transport through PyScript: offers the endpoints to our own page. The only file that imports PyScript.

A page has one worker, and a second one once its reader edits the forward pass. Only the second runs the reader's code.
"""

from collections.abc import Callable
from typing import Any

from js import Object, postMessage
from pyodide.ffi import JsProxy, to_js
from pyscript import config, sync

problem = ""
try:
    from forward_pass.endpoint import endpoints
except Exception as error:
    # PyScript would show a traceback in the page and call the worker ready all the same.
    problem = f"{type(error).__name__}: {error}"


def as_javascript(answer: Callable[[str], Any]) -> Callable[[str], JsProxy]:
    """Return the function with its answer as a JavaScript array: header, and values as a Float64Array or null."""
    return lambda request: to_js(answer(request))


sync.problem = lambda: problem
if not problem:
    for name, answer in endpoints(edited=bool(config.get("edited"))).items():
        setattr(sync, name, as_javascript(answer))
# Sent unasked, so that the page learns without a call of its own whether Python is ready.
postMessage(to_js({"forwardPass": {"problem": problem}}, dict_converter=Object.fromEntries))
