"""The door between the page and the network: runs in the page's workers, and is the only file that knows PyScript.

A page has one worker, and a second one once its reader edits the forward pass: only there is a door for foreign code.
"""

import json
from collections.abc import Callable

from js import Object, postMessage
from pyodide.ffi import JsProxy, to_js
from pyscript import config, sync

Answer = Callable[[str], tuple[str, object]]

problem = ""
try:
    from forward_pass.errors import ForwardPassError
    from forward_pass.wire import answer
except Exception as error:
    # PyScript would show a traceback in the page and call the worker ready all the same.
    problem = f"{type(error).__name__}: {error}"


def door(answer: Answer) -> Callable[[str], JsProxy]:
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


# What is not needed for the first reel is imported when it is asked for.


def answer_explanation(request: str) -> tuple[str, object]:
    """Return what a card says of its target."""
    from forward_pass.explain_wire import answer_explanation

    return answer_explanation(request)


def answer_listing(_: str) -> tuple[str, None]:
    """Return the listing of the code that runs here."""
    from forward_pass.listing import listing

    return json.dumps(listing()), None


def answer_script(request: str) -> tuple[str, None]:
    """Return the script of the reel that is asked for."""
    from forward_pass.script import answer_script

    return answer_script(request)


def edited_door() -> Callable[[str], JsProxy]:
    """Return the door for a forward pass that the reader has rewritten."""
    from forward_pass.edited import answer_edited, rehearse

    rehearse()
    return door(answer_edited)


sync.problem = lambda: problem
if not problem:
    sync.reel = door(answer)
    sync.explain = door(answer_explanation)
    sync.listing = door(answer_listing)
    sync.script = door(answer_script)
    if config.get("edited"):
        sync.edited = edited_door()
# Told without being asked, so that the page need not wait for an answer.
postMessage(to_js({"forwardPass": {"problem": problem}}, dict_converter=Object.fromEntries))
