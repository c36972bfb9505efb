/** Stands in for what fetches Python's files, where a test's Python is CPython: nothing is fetched, the test says what comes. */
globalThis.deliveries = [];

export class Delivery {
  #trouble = Promise.withResolvers();
  trouble = this.#trouble.promise;
  ports = [];
  stopped = false;

  constructor(onPercent) {
    this.come = onPercent;
    this.fail = (sentence) => this.#trouble.reject(new Error(sentence));
    this.trouble.catch(() => {});
    globalThis.deliveries.push(this);
  }

  handTo(port) {
    this.ports.push(port);
  }

  stop() {
    this.stopped = true;
  }
}
