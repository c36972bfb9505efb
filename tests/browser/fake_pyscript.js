/**
 * Stands in for PyScript where a test wants Python's answers without waiting for Pyodide to start: `askPython` is the
 * test's own CPython. What the door must be like is in runtime/python.js; that the real one is so is tested end to end.
 */
class Door extends EventTarget {
  #ready = Promise.withResolvers();
  ready = this.#ready.promise;
  ended = false;
  onerror = null;

  constructor(tag) {
    super();
    this.tag = tag;
    this.config = JSON.parse(tag.getAttribute("config"));
    if (!globalThis.pythonIsHeld) this.#ready.resolve();
  }

  letReady() {
    this.#ready.resolve();
  }

  terminate() {
    this.ended = true;
  }

  sync = {
    problem: async () => globalThis.pythonsProblem ?? "",
    reel: async (request) => {
      const [header, values] = await globalThis.askPython(request);
      return [header, values && Float64Array.from(values)];
    },
  };
}

globalThis.doors = [];

function open() {
  for (const tag of document.querySelectorAll("script[type=py]:not([data-done])")) {
    tag.dataset.done = "";
    tag.xworker = new Door(tag);
    globalThis.doors.push(tag.xworker);
  }
}

new MutationObserver(open).observe(document, { childList: true, subtree: true });
open();
