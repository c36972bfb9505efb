// @ts-check
/**
 * Keeps keys and input that the element uses from reaching the page. All other keys go to the page.
 *
 * Pages that listen on their document in the capture phase (JupyterLab does) get a key before it arrives in a shadow tree.
 * So the listeners here are on the window, in the capture phase. They dispatch a copy at the focused element, which cannot
 * leave the shadow tree; only if nothing inside uses the copy, the event itself goes on, to the page as well. Listeners inside
 * therefore cancel (`preventDefault`) every key that they use, and may get the others twice.
 */

import { keyName } from "./key-names.js";

/** Where text is typed. */
const TEXT = "textarea, [contenteditable], input:not([type=range], [type=radio], [type=checkbox])";
/** Keys that the browser itself uses on other elements. @type {readonly [selector: string, keys: RegExp][]} */
const BROWSERS_OWN = [
  ["select", /^(.|Arrow.*|Home|End|Page.*|Enter)$/],
  ["input[type=range]:not(.scrub), input[type=radio]", /^(Arrow|Home|End|Page| )/],
  [".scrub", /^Page/],
  ["button, summary, input[type=checkbox]", /^( |Enter)$/],
  ["a", /^Enter$/],
  [".card, dialog", /^(ArrowUp|ArrowDown|Home|End|Page| )/],
  // Wide tables and long lines of Python scroll sideways, too.
  [".numbers, .drawer", /^(Arrow|Home|End|Page| )/],
  ["dialog", /^Escape$/],
];
/** JupyterLab runs no shortcuts inside elements with this attribute. */
const SUPPRESSED = "data-lm-suppress-shortcuts";
/** Keys that write nothing into a text field, and mean nothing to it. */
const NOT_TYPED = /^(Escape|Tab|F\d+|Control|Alt|Meta|CapsLock|ContextMenu|(Audio|Browser|Launch|Media).*)$/;
/** What a text field does with Ctrl or ⌘ held. */
const EDITING = /^([acvxyz]|Arrow.*|Home|End|Backspace|Delete|Insert)$/;
/** Other composed events of typing. */
const TYPING = [
  "keypress",
  "beforeinput",
  "textInput",
  "paste",
  "cut",
  "copy",
  "compositionstart",
  "compositionupdate",
  "compositionend",
];

/** Whether a text field uses a key. @param {KeyboardEvent} event */
export function isTyped(event) {
  const { key, altKey, ctrlKey, metaKey, isComposing } = event;
  if (isComposing || event.getModifierState("AltGraph")) return true;
  if (ctrlKey || metaKey) return EDITING.test(keyName(event));
  // On a Mac ⌥ writes signs; elsewhere Alt and a letter are a menu's.
  return altKey ? key.length === 1 && !/[a-z0-9]/i.test(key) : !NOT_TYPED.test(key);
}

/** Whether the browser does something with a key where it is pressed. @param {Element} target @param {KeyboardEvent} event */
function isBrowsersOwn(target, event) {
  if (target.matches(TEXT)) return isTyped(event);
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  return BROWSERS_OWN.some(([selector, keys]) => keys.test(event.key) && target.closest(selector));
}

/** What listeners inside read of a key. */
const COPIED = /** @type {const} */ (["key", "code", "location", "repeat", "isComposing", "ctrlKey", "shiftKey", "altKey", "metaKey"]); // prettier-ignore

/**
 * The same key for the shadow tree alone. No KeyboardEvent: in Firefox such a one always reaches the page, too.
 * @param {KeyboardEvent} event
 */
function copyOf(event) {
  const copy = new Event(event.type, { bubbles: true, cancelable: true });
  for (const name of COPIED) Object.defineProperty(copy, name, { value: event[name] });
  return copy;
}

/** Whether an element stands in the shadow tree of another one, at any depth. @param {Element} element @param {EventTarget | undefined} other */
function isHostAround(element, other) {
  /** @type {Element | undefined} */
  let host = element;
  do host = /** @type {{host?: Element}} */ (host.getRootNode()).host;
  while (host && host !== other);
  return host !== undefined;
}

/**
 * Listens until the signal aborts.
 * @param {ShadowRoot} root @param {AbortSignal} signal
 */
export function containKeys(root, signal) {
  /** Keys whose keydown was kept from the page; so is their keyup. @type {Set<string>} */
  const down = new Set();
  const page = root.ownerDocument.defaultView;

  /** What inside the shadow tree an event is for. @param {Event} event @returns {Element | null} */
  const targetOf = (event) => {
    const [target] = /** @type {Element[]} */ (event.composedPath());
    if (target?.getRootNode?.() === root) return target;
    // In a closed shadow tree of the page, the path ends at that tree's host.
    const hidden = event.isTrusted && !(event instanceof ClipboardEvent) && isHostAround(root.host, target);
    return hidden ? root.activeElement : null;
  };

  /** @param {KeyboardEvent} event */
  const press = (event) => {
    down.delete(event.code);
    const target = targetOf(event);
    if (!target || event.defaultPrevented) return;
    const used = !target.dispatchEvent(copyOf(event));
    if (used) event.preventDefault();
    else if (!isBrowsersOwn(target, event)) return;
    event.stopImmediatePropagation();
    down.add(event.code);
  };

  /** @param {KeyboardEvent} event */
  const release = (event) => {
    if (down.delete(event.code)) event.stopImmediatePropagation();
  };

  /** @param {Event | KeyboardEvent} event */
  const type = (event) => {
    const used = "code" in event && down.has(event.code);
    if (used || targetOf(event)?.matches(TEXT)) event.stopImmediatePropagation();
  };

  /** Fields inside need this event, so they get a copy. @param {Event} event */
  const write = (event) => {
    const target = targetOf(event);
    if (!target?.matches("input, textarea, select")) return;
    event.stopImmediatePropagation();
    target.dispatchEvent(new Event(event.type, { bubbles: true }));
  };

  // For a JupyterLab whose listener was first: the host has the attribute only while a text field has the focus.
  let marked = false;
  root.addEventListener(
    "focusin",
    ({ target }) => {
      if (!(/** @type {Element} */ (target).matches(TEXT)) || root.host.hasAttribute(SUPPRESSED)) return;
      marked = true;
      root.host.setAttribute(SUPPRESSED, "");
    },
    { signal },
  );
  const unmark = () => {
    if (marked) root.host.removeAttribute(SUPPRESSED);
    marked = false;
  };
  root.addEventListener("focusout", unmark, { signal });
  signal.addEventListener("abort", unmark, { once: true });

  const options = { signal, capture: true };
  page?.addEventListener("keydown", press, options);
  page?.addEventListener("keyup", release, options);
  page?.addEventListener("input", write, options);
  for (const name of TYPING) page?.addEventListener(name, type, options);
}
