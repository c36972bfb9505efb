// @ts-check
/** Opens the network of a file as the reader's choice: unlike the attribute `src`, it can be undone. */

/** @import { Settings, Wish } from "../types.d.ts" */
/** The element's own loader: this module is loaded itself. @typedef {typeof import("./load-module.js").loadModule} LoadModule */

/**
 * Opens a network. Other work on the network waits until it is there; one that cannot be opened leaves the present one on stage.
 * @param {import("./app.js").App} app @param {LoadModule} loadModule
 * @param {string | null} src the address of its file, as the attribute has it; null for the one that the attributes draw
 * @param {number} [sample] the first one of the network unless given
 */
export function chooseNetwork(app, loadModule, src, sample) {
  const { store, opener } = app;
  opener.hold(async () => {
    try {
      const again = () => chooseNetwork(app, loadModule, src, sample);
      const settings = src ? await settingsOfFile(app, loadModule, src, again) : drawnSettings(app);
      app.setNotice("reel", null);
      return () =>
        void app.runRequest(() => store.want(wishFor(store.wish, { ...settings, sample: sample ?? settings.sample })));
    } catch (error) {
      app.setNotice("request", /** @type {Error} */ (error).message);
      return () => {};
    }
  });
}

/**
 * @param {import("./app.js").App} app @param {LoadModule} loadModule @param {string} src
 * @param {() => void} again opens it anew, once Python can read its files @returns {Promise<Settings>} rejected with a sentence
 */
async function settingsOfFile({ store }, loadModule, src, again) {
  const { GivenNetworks } = await loadModule("givenReels");
  const reel = await new GivenNetworks(store, { again }).take(src, () => true);
  if (!reel) throw new Error("the network could not be read");
  store.library.give(reel);
  return { ...reel.settings, sample: reel.traces[0]?.sample ?? 0 };
}

/** @param {import("./app.js").App} app */
const drawnSettings = ({ author }) => /** @type {import("./attributes.js").AuthorSettings} */ (author).read().settings;

/** What is wanted then: the network as its file has it. @param {Wish} before @param {Settings} settings @returns {Wish} */
function wishFor(before, { sample, ...settings }) {
  const { temperature } = settings;
  return { ...before, settings, sample, inputs: null, authoredTemperature: temperature, network: {} };
}
