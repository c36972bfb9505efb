/**
 * Stands in for PyScript: `askPython` is the test's own CPython. What its worker must be like is in
 * backend/pyscript-backend.js; that the real one is so is tested end to end.
 */
class PyScriptWorker extends EventTarget {
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

  #answer = (endpoint) => async (request) => {
    const [header, values] = await globalThis.askPython(request, endpoint);
    return [header, values && Float64Array.from(values)];
  };

  sync = {
    problem: async () => globalThis.pyscriptsProblem ?? "",
    reel: this.#answer("reel"),
    script: this.#answer("script"),
  };
}

globalThis.pyscripts = [];

function open() {
  for (const tag of document.querySelectorAll("script[type=py]:not([data-done])")) {
    tag.dataset.done = "";
    tag.xworker = new PyScriptWorker(tag);
    globalThis.pyscripts.push(tag.xworker);
  }
}

new MutationObserver(open).observe(document, { childList: true, subtree: true });
open();
