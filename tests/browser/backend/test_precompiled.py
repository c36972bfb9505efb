"""precompiled.js: what came from elsewhere, handed to whoever asks for it."""

from __future__ import annotations

# A module without anything, and one that exports a memory.
EMPTY = [0, 97, 115, 109, 1, 0, 0, 0]
WITH_MEMORY = [*EMPTY, 5, 3, 1, 0, 1, 7, 5, 1, 1, 109, 2, 0]
IMPORT = 'const compiling = await import("/static/backend/precompiled.js");'


def test_who_fetches_the_url_gets_the_bytes_and_others_get_what_they_ask_for(own_lab):
    own_lab.page.route("**/away/*", lambda route: route.fulfill(body="from the network"))
    body = (
        IMPORT
        + """
      const url = new URL("/away/stdlib.zip", location.href).href;
      compiling.handOver(url, Promise.resolve(new TextEncoder().encode("from the page").buffer));
      return [await (await fetch(url)).text(), await (await fetch("/away/other")).text()];
    """
    )
    assert own_lab.run(body) == ["from the page", "from the network"]


def test_who_instantiates_the_url_gets_the_compiled_module(own_lab):
    body = (
        IMPORT
        + """
      const url = new URL("/away/a.wasm", location.href).href;
      const compiled = WebAssembly.compile(Uint8Array.from(given));
      compiling.handOverModule(url, compiled);
      const { module, instance } = await WebAssembly.instantiateStreaming(fetch(url), {});
      return [module === await compiled, instance.exports.m instanceof WebAssembly.Memory];
    """
    )
    assert own_lab.run(body, WITH_MEMORY) == [True, True]


def test_another_module_is_instantiated_as_ever(own_lab):
    own_lab.page.route(
        "**/away/b.wasm", lambda route: route.fulfill(body=bytes(WITH_MEMORY), content_type="application/wasm")
    )
    body = (
        IMPORT
        + """
      compiling.handOverModule(new URL("/away/a.wasm", location.href).href, new Promise(() => {}));
      const { instance } = await WebAssembly.instantiateStreaming(fetch("/away/b.wasm"), {});
      return Object.keys(instance.exports);
    """
    )
    assert own_lab.run(body) == ["m"]


def test_a_library_is_handed_to_who_has_the_same_bytes_and_to_nobody_else(own_lab):
    body = (
        IMPORT
        + """
      const [library, other] = given.map((bytes) => Uint8Array.from(bytes));
      await compiling.compileLibraries([library]);
      const make = (bytes) => new WebAssembly.Module(Uint8Array.from(bytes));
      const again = make(library);
      const changed = Uint8Array.from(library);
      changed[17] = 110;
      const names = (module) => WebAssembly.Module.exports(module).map(({ name }) => name);
      return [again === make(library), again instanceof WebAssembly.Module, names(again), names(make(changed)), names(make(other))];
    """
    )
    assert own_lab.run(body, [WITH_MEMORY, EMPTY]) == [True, True, ["m"], ["n"], []]


def test_a_library_that_cannot_be_compiled_is_left_to_who_asks_for_it(own_lab):
    body = (
        IMPORT
        + """
      const broken = Uint8Array.from([1, 2, 3]);
      await compiling.compileLibraries([broken]);
      try { new WebAssembly.Module(broken); return "made"; } catch (error) { return error.name; }
    """
    )
    assert own_lab.run(body) == "CompileError"
