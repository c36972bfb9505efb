"""The kernel of products.py in the page: matmul.wat with Python's own memory. Loaded only where Pyodide runs."""

from binascii import a2b_base64

from js import Object, WebAssembly
from pyodide.ffi import JsException, to_js
from pyodide_js import _module

from forward_pass.learning.matmul_wasm import MATMUL_WASM
from forward_pass.learning.products import Kernel


def page_kernel() -> Kernel | None:
    """Return the kernel, or None without vectors in WebAssembly (Safari before 16.4) or with another Pyodide."""
    try:
        imports = {"python": {"memory": _module.memory}}
        module = WebAssembly.Module.new(to_js(a2b_base64(MATMUL_WASM)))
        instance = WebAssembly.Instance.new(module, to_js(imports, dict_converter=Object.fromEntries))
    except (JsException, AttributeError):
        return None
    kernel: Kernel = instance.exports.matmul
    return kernel
