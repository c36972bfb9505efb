// @ts-check
/** The panel behind the Share button: a link, an element and an iframe for what is on screen, ready to be copied, and a stored network's file. */

import { embeddingOf } from "./embedding.js";
import { COLUMN_PX, sizeOf, snippets } from "./snippet.js";
import { make, nodesOf } from "../../ui/elements.js";
import { SHARE_STYLES } from "./share-styles.js";
import { saveFile } from "../../ui/save-file.js";

// Loaded with it, in one file.
export { sharedNetwork } from "./stored-share.js";

/** @import { Embedding, OnScreen, SharedNetwork } from "../../link-types.d.ts" */

/** @typedef {"link" | "element" | "iframe" | "listener"} Name */

/** How wide an embed may be; 0 is as wide as its column. */
const WIDTHS_PX = [0, 480, 320];

/** @param {Name} name @param {string} title @param {string} purpose @param {number} rows */
const field = (name, title, purpose, rows) =>
  `<div class="snippet" data-name="${name}"><span><b>${title}</b> ${purpose}</span>
  <button class="copy" part="button" type="button" aria-label="Copy the ${title.toLowerCase()}">Copy</button>
  <textarea readonly rows="${rows}" aria-label="${title}" spellcheck="false" autocomplete="off"></textarea></div>`;

const HTML = `<div class="inside">
  <div class="top">
    <b class="title">Share</b>
    <button class="close" part="button" type="button" aria-label="Close">✕</button>
    <p class="what"></p>
    <p class="said" role="status"></p>
  </div>
  <fieldset class="learns" hidden><legend>What it shows</legend>
    <label><input type="radio" name="learns" value="true" checked />how it learned: the Train panel at this step</label>
    <label><input type="radio" name="learns" value="" />the network as it stands</label></fieldset>
  <p class="note" hidden></p>
  ${field("link", "Link", "to this site, with this very network", 2)}
  <div class="size">
    <fieldset><legend>How wide in your page</legend>${WIDTHS_PX.map((widthPx) => `<label><input type="radio" name="width" value="${widthPx}" ${widthPx ? "" : "checked"} />${widthPx ? `${widthPx} px` : "its column"}</label>`).join("")}</fieldset>
    <label><input type="checkbox" name="jsx" />as JSX, for React and MDX</label>
    <p class="scale"><svg viewBox="0 0 ${COLUMN_PX} 570" aria-hidden="true">
      <path class="words" d="M0 0h720v22H0zM0 44h560v22H0z" /><rect class="box" y="92" rx="18" />
      <g class="network" fill="none" stroke-width="1.6"><path class="positive" d="M-11-7 11 0" /><path class="negative" d="M-11 7 11 0" />
        <g class="neurons" stroke="none"><circle cx="-11" cy="-7" r="3.2" /><circle cx="-11" cy="7" r="3.2" /><circle cx="11" r="4" /></g></g>
      <path class="words below" d="M0 0h720v22H0z" /></svg><span><b></b><i></i></span></p>
  </div>
  ${field("element", "Element", "for a page that keeps scripts", 4)}
  ${field("iframe", "Iframe", "for a page that strips scripts", 4)}
  <p class="file" hidden><button class="save" part="button" type="button" aria-label="Save the network's file">Save the network's file</button> <span></span></p>
  <details><summary>A page that runs scripts can give its iframes the height they would like</summary>
    ${field("listener", "Listener", "once a page", 5)}</details>
</div>`;

export class SharePanel {
  #frame;
  #adopt;
  #dialog = make("dialog");
  /** @type {Embedding | null} */
  #embedding = null;
  /** What it was opened with. @type {{onScreen: OnScreen, network: SharedNetwork | null} | null} */
  #shared = null;
  /** Of the stored network that is shared. @type {Record<string, unknown> | undefined} */
  #document;

  /**
   * @param {HTMLElement} frame the frame, where the element's own colours and fonts begin
   * @param {(root: ShadowRoot, styles: string) => void} adopt gives a shadow root a style sheet
   * @param {() => void} onClose called when the panel has been closed
   */
  constructor(frame, adopt, onClose) {
    this.#frame = frame;
    this.#adopt = adopt;
    const dialog = this.#dialog;
    dialog.className = "share-panel";
    dialog.setAttribute("aria-label", "Share this network");
    dialog.append(nodesOf(HTML));
    frame.append(dialog);
    dialog.addEventListener("close", onClose);
    // Escape closes the dialog only, not the drawer.
    dialog.addEventListener("keydown", (event) => event.key === "Escape" && event.stopPropagation());
    // The content covers the dialog: a click on the dialog itself is outside.
    dialog.addEventListener("click", (event) => event.target === dialog && this.close());
    this.#part(".close").addEventListener("click", () => this.close());
    this.#part(".size").addEventListener("change", () => this.#write());
    this.#part(".learns").addEventListener("change", () => this.#choose());
    this.#part(".save").addEventListener("click", () => this.#save());
    for (const snippet of dialog.querySelectorAll(".snippet"))
      snippet.querySelector("button")?.addEventListener("click", () => void this.#copy(snippet));
  }

  /**
   * Opens it over the page.
   * @param {OnScreen} onScreen
   * @param {SharedNetwork | null} [network] what is said of a stored network
   */
  open(onScreen, network = null) {
    this.#shared = { onScreen, network };
    this.#document = onScreen.stored?.document;
    this.#part(".learns").hidden = !network?.train;
    this.#choose();
    this.close();
    this.#adopt(/** @type {ShadowRoot} */ (this.#frame.getRootNode()), SHARE_STYLES);
    this.#dialog.showModal();
    // `autofocus` would be ignored in a frame of another origin.
    this.#part(".snippet:not([hidden]) .copy").focus();
    this.#dialog.scrollTop = 0;
  }

  /** Shares the training, or the network as it stands. */
  #choose() {
    if (!this.#shared) return;
    const { onScreen, network: whole } = this.#shared;
    const alone = whole?.train && !(/** @type {HTMLInputElement} */ (this.#part("[name=learns]")).checked);
    const network = alone ? { ...whole, train: null } : whole;
    const { embedding, summary, note } = embeddingOf(onScreen, network);
    this.#embedding = embedding;
    this.#part(".file").hidden = !network;
    this.#part(".file span").textContent = network?.file ?? "";
    // What no address can hold is in no link and no iframe.
    for (const name of ["link", "iframe"])
      this.#part(`[data-name="${name}"]`).hidden = network?.src === "" && !network.train;
    this.#part(".what").textContent = summary;
    this.#part(".note").textContent = note;
    this.#part(".note").hidden = note === "";
    this.#write();
  }

  close() {
    if (this.#dialog.open) this.#dialog.close();
  }

  /** @template {Element} [T=HTMLElement] @param {string} selector */
  #part(selector) {
    return /** @type {T} */ (this.#dialog.querySelector(selector));
  }

  /** Writes all that depends on the choices. */
  #write() {
    const chosen = Number(/** @type {HTMLInputElement} */ (this.#part(".size :checked")).value);
    const jsx = /** @type {HTMLInputElement} */ (this.#part("[name=jsx]")).checked;
    const embedding = { .../** @type {Embedding} */ (this.#embedding), widthPx: chosen || null, jsx };
    for (const [name, text] of Object.entries(snippets(embedding)))
      /** @type {HTMLTextAreaElement} */ (this.#part(`[data-name="${name}"] textarea`)).value = text;
    // Neither React nor MDX would run the listener.
    this.#part("details").hidden = jsx || (embedding.network?.src === "" && !embedding.network.train);
    this.#setMessage("");
    const { widthPx, heightPx } = sizeOf(embedding);
    this.#part(".scale b").textContent = `${widthPx} × ${heightPx} px`;
    this.#part(".scale i").textContent = chosen ? "narrower where its column is" : `in a column of ${COLUMN_PX} px`;
    const box = this.#part(".box");
    box.setAttribute("width", String(widthPx));
    box.setAttribute("height", String(heightPx));
    const middle = `translate(${widthPx / 2} ${92 + heightPx / 2}) scale(${widthPx / 64})`;
    this.#part(".network").setAttribute("transform", middle);
    this.#part(".below").setAttribute("transform", `translate(0 ${92 + heightPx + 28})`);
  }

  #save() {
    const { network } = /** @type {Embedding} */ (this.#embedding);
    if (!network || !this.#document) return;
    saveFile(JSON.stringify(this.#document), network.file);
    this.#setMessage(`${network.file} saved`);
  }

  /** Where the clipboard is withheld, the text is selected instead. @param {Element} snippet */
  async #copy(snippet) {
    const text = /** @type {HTMLTextAreaElement} */ (snippet.querySelector("textarea"));
    const button = /** @type {HTMLButtonElement} */ (snippet.querySelector("button"));
    const title = text.getAttribute("aria-label");
    try {
      await navigator.clipboard.writeText(text.value);
      this.#setMessage(`${title} copied`, button);
    } catch {
      text.focus();
      text.select();
      this.#setMessage(`${title} selected: this page may not copy, but Ctrl+C or ⌘C can`);
    }
  }

  /** @param {string} sentence @param {HTMLButtonElement} [done] the button that has copied */
  #setMessage(sentence, done) {
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (this.#dialog.querySelectorAll(".copy"))) {
      button.toggleAttribute("data-done", button === done);
      button.textContent = button === done ? "Copied" : "Copy";
    }
    this.#part(".said").textContent = sentence;
  }
}
