/** Stands in for what fetches Python's files, where a test's Python is CPython: nothing is fetched, the test says what comes. */
globalThis.deliveries = [];

export class Delivery {
  #trouble = Promise.withResolvers();
  trouble = this.#trouble.promise;
  checked = Promise.resolve();
  scriptsChecked = Promise.resolve();
  ports = [];
  stopped = false;

  scripts = [];

  constructor(onPercent, again) {
    this.come = onPercent;
    this.again = again;
    this.fail = (sentence) => this.#trouble.reject(new Error(sentence));
    this.trouble.catch(() => {});
    globalThis.deliveries.push(this);
  }

  add(scripts) {
    this.scripts.push(...scripts);
  }

  handTo(port) {
    this.ports.push(port);
  }

  stop() {
    this.stopped = true;
  }
}
