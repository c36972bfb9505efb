// @ts-check
/** Keeps the widget's traits and the element in step: what the notebook sets moves the picture, what the reader does is set. */

/** @import { ForwardPassElement } from "../element/forward-pass-element.js" */
/** @typedef {{get(name: string): any, set(name: string, value: unknown): void, save_changes(): void, on(event: string, work: Function): void, off(event: string, work: Function): void}} Traits */
/** @typedef {keyof typeof READ} Name */

/** What the element has, as the trait of that name says it. */
const READ = {
  /** @param {ForwardPassElement} element null while its own samples are shown */
  inputs: ({ trace }) => (trace && !trace.drawnInputs ? [...trace.inputs] : null),
  temperature: (/** @type {any} */ { temperature }) => temperature,
  /** @param {ForwardPassElement} element null while it plays */
  moment: ({ paused, currentTimeMs }) => (paused ? currentTimeMs : null),
  /** @param {ForwardPassElement} element */
  target: ({ target }) => target,
  /** @param {ForwardPassElement} element */
  changes: ({ changes }) => changes,
};

/** Gives the element what a trait says. @type {Record<Name, (element: ForwardPassElement, value: any) => void>} */
const WRITE = {
  inputs: (element, inputs) => (element.inputs = inputs),
  temperature: (element, temperature) => element.adjust({ temperature }),
  moment: (element, moment) => {
    if (moment === null) return element.play();
    element.pause();
    element.seek(moment);
  },
  target: (element, target) => (element.target = target),
  changes: (element, changes) => (element.changes = changes),
};

const NAMES = /** @type {Name[]} */ (Object.keys(READ));
/** Which traits an event may have changed. @type {Record<string, Name[]>} */
const CHANGED = {
  networkchange: ["inputs", "temperature", "changes"],
  samplechange: ["inputs", "temperature", "changes"],
  momentchange: ["moment"],
  targetchange: ["target"],
};

/** @param {unknown} a @param {unknown} b */
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * @param {Traits} traits @param {ForwardPassElement} element that has just been put into the page
 * @param {Partial<Record<Name, unknown>>} opened what it opens with @param {AbortSignal} signal
 */
export function keepInStep(traits, element, opened, signal) {
  /** Inputs that were given and are not on stage yet. @type {{value: unknown} | null} */
  let awaited = null;
  /** @param {Name} name */
  const write = (name) => {
    const value = traits.get(name);
    if (name === "inputs") awaited = { value };
    WRITE[name](element, value);
  };
  /** @param {Name[]} names */
  const save = (names) => {
    for (const name of names) {
      const value = READ[name](element);
      // What is on stage is still the one before.
      if (name === "inputs" && awaited && (value === null) !== (awaited.value === null)) continue;
      if (name === "inputs") awaited = null;
      if (!same(value, traits.get(name))) traits.set(name, value);
    }
    traits.save_changes();
  };
  for (const name of NAMES) {
    if (!same(traits.get(name), opened[name])) write(name);
    const change = () => same(traits.get(name), READ[name](element)) || write(name);
    traits.on(`change:${name}`, change);
    signal.addEventListener("abort", () => traits.off(`change:${name}`, change));
  }
  // Until what the traits say is on stage, the element has nothing to say.
  const listen = () => {
    if (signal.aborted) return;
    save(NAMES);
    for (const [event, names] of Object.entries(CHANGED))
      element.addEventListener(event, () => save(names), { signal });
  };
  void element.whenLive().then(listen, listen);
}
