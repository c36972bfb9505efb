"""The transport without PyScript: offers the endpoints to static/backend/pyodide-worker.js, which imports this file."""

from collections.abc import Callable

from pyodide.ffi import JsProxy, to_js

from forward_pass.endpoint import endpoints


def serve(edited: bool) -> Callable[[str, str], JsProxy]:
    """Return what the page calls: (name of an endpoint, request) → [header, values as a Float64Array or null]."""
    answers = endpoints(edited=edited)
    return lambda name, request: to_js(answers[name](request))
