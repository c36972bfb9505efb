// @ts-check
/** The user interface around the stage that is not needed before the first pulse; `lazy-ui.js` loads it after that. */

import { ExplanationStore } from "../backend/explanation-store.js";
import { isRecorded } from "../backend/recorded-networks.js";
import { STATIC_URL } from "../backend/version.js";
import { CardsLoader } from "../features/cards/cards-loader.js";
import { InputHandles } from "../features/handles/input-handles.js";
import { Keyboard } from "../features/keys/keyboard.js";
import { WALK_KEYS } from "../features/keys/network-walk.js";
import { KEYS } from "../features/keys/shortcuts.js";
import { WalkKeys } from "../features/keys/walk-keys.js";
import { Numbers } from "../features/numbers/numbers.js";
import { PlaybackControls } from "../features/playback/playback-controls.js";
import { ShareButton } from "../features/share/share-button.js";
import { PageBackground } from "../features/theme/page-background.js";
import { WORDS } from "../operations/words.js";
import { Strip } from "../stage/strip.js";
import { STYLES } from "../ui/deferred-styles.js";
import { Drawer } from "../ui/drawer.js";
import * as facts from "../ui/facts.js";
import { FlexRowState } from "./flex-row-state.js";
import { PointerInput } from "./pointer-input.js";

/** @import { App } from "./app.js" */

/**
 * Functions of modules with state: handed over, because this script is bundled apart and would get copies of its own.
 * @typedef {{adopt: typeof import("../ui/sheets.js").adopt, loadModule: typeof import("./load-module.js").loadModule, savesData: () => boolean, whenIdle: (work: () => void) => void}} Given
 */
/**
 * What features use and may not import: the modules of other folders.
 * @typedef {Given & ReturnType<typeof toolsFor>} Tools
 */

/** @param {App} app */
const toolsFor = (app) => ({
  isRecorded,
  keyLists: { shortcuts: KEYS, walk: WALK_KEYS },
  staticUrl: () => STATIC_URL,
  /** @param {() => void} onAnswer called when there is one more */
  makeExplanations: (onAnswer) => new ExplanationStore(app.store, onAnswer),
});

export class DeferredUi {
  #all;
  #adoptStyles;

  /** @param {import("../ui/template.js").Parts} parts @param {App} app @param {Given} given */
  constructor(parts, app, given) {
    const tools = { ...given, ...toolsFor(app) };
    this.#adoptStyles = () => tools.adopt(parts.root, STYLES);
    this.#all = [
      Drawer,
      CardsLoader,
      Keyboard,
      Numbers,
      PageBackground,
      PointerInput,
      FlexRowState,
      ShareButton,
      PlaybackControls,
      InputHandles,
      WalkKeys,
    ].map((Part) => new Part(parts, app, tools));
    app.controls.facts = facts;
    app.stage.words = WORDS;
    app.stage.strip = new Strip(parts.still, parts.moving);
    app.selection.revalidate();
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    this.#adoptStyles();
    for (const part of this.#all) part.listen(signal);
  }
}
