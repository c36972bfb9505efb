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
    // Only a worker for edits has a door for them.
    if (this.config.edited) this.sync.edited = this.#answer("edited");
    if (!globalThis.pythonIsHeld) this.#ready.resolve();
  }

  letReady() {
    this.#ready.resolve();
  }

  terminate() {
    this.ended = true;
  }

  #answer = (door) => async (request) => {
    if (request.includes("while True")) return new Promise(() => {}); // an endless loop
    const [header, values] = await globalThis.askPython(request, door);
    return [header, values && Float64Array.from(values)];
  };

  sync = {
    problem: async () => globalThis.pythonsProblem ?? "",
    reel: this.#answer("reel"),
    script: this.#answer("script"),
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
