// @ts-check
/** The user interface around the stage that is not needed before the first pulse; `lazy-ui.js` loads it after that. */

import { ExplanationStore } from "../backend/explanation-store.js";
import { GivenExplanations } from "../backend/given-explanations.js";
import { isRecorded } from "../backend/recorded-networks.js";
import { STATIC_URL } from "../backend/version.js";
import { CardsLoader } from "../features/cards/cards-loader.js";
import { BarUndo } from "../features/history/bar-undo.js";
import { InputHandles } from "../features/handles/input-handles.js";
import { Invitation } from "../features/invitation/invitation.js";
import { Keyboard } from "../features/keys/keyboard.js";
import { WALK_KEYS } from "../features/keys/network-walk.js";
import { KEYS } from "../features/keys/shortcuts.js";
import { WalkKeys } from "../features/keys/walk-keys.js";
import { Numbers } from "../features/numbers/numbers.js";
import { DropZone } from "../features/open/drop-zone.js";
import { ParityMark } from "../features/open/parity-mark.js";
import { PlaybackControls } from "../features/playback/playback-controls.js";
import { Quiz } from "../features/quiz/quiz.js";
import { ShareButton } from "../features/share/share-button.js";
import { TrainButton } from "../features/train/train-button.js";
import { TourButton } from "../features/tour/tour-button.js";
import { PageBackground } from "../features/theme/page-background.js";
import { WORDS } from "../operations/words.js";
import { paintEdgeCounts } from "../stage/edge-counts.js";
import { Strip } from "../stage/strip.js";
import { STYLES } from "../ui/deferred-styles.js";
import { Dock } from "../ui/dock.js";
import { IconTitles } from "../ui/icon-titles.js";
import { Caption } from "./caption.js";
import { FirstPasses } from "./first-passes.js";
import { Overlays } from "./overlays.js";
import { Panels } from "../ui/panels.js";
import { FlexRowState } from "./flex-row-state.js";
import { adjustmentsOf, panelContextOf } from "./panel-context.js";
import { PointerInput } from "./pointer-input.js";
import { TargetStop } from "./target-stop.js";

/**
 * @import { App } from "./app.js"
 * @import { FeatureTools } from "../types.d.ts"
 */

export { adjustmentsOf };

/**
 * Functions of modules with state: handed over, because this script is bundled apart and would get copies of its own.
 * @typedef {Pick<FeatureTools, "adopt" | "loadModule" | "savesData" | "whenIdle">} Given
 */

export class DeferredUi {
  #all;
  #app;
  #root;
  #adoptStyles;
  #tour;

  /** @param {import("../ui/template.js").Parts} parts @param {App} app @param {Given} given */
  constructor(parts, app, given) {
    this.#app = app;
    this.#root = parts.root;
    const stop = new TargetStop(app);
    const context = panelContextOf(app, stop, given.loadModule);
    const explained = new GivenExplanations(() => app.host.querySelector(":scope > script[data-explained]"));
    /** @type {FeatureTools} */
    const tools = {
      ...given,
      dock: new Dock(parts, given.adopt),
      ownPanels: new Map(),
      isRecorded,
      keyLists: { shortcuts: KEYS, walk: WALK_KEYS },
      staticUrl: () => STATIC_URL,
      loadCardContent: () => given.loadModule("cards").then(({ cardOf }) => cardOf),
      makeExplanations: (onAnswer) => new ExplanationStore(app.store, onAnswer, explained),
    };
    this.#adoptStyles = () => tools.adopt(parts.root, STYLES);
    const features = [
      ...[TrainButton, CardsLoader, Panels, Keyboard, Numbers, PageBackground],
      ...[ShareButton, PlaybackControls, InputHandles, WalkKeys, BarUndo, IconTitles, Invitation],
      ...[DropZone, ParityMark, Overlays],
    ].map((Feature) => new Feature(parts, context, tools));
    const passes = new FirstPasses(app);
    this.#tour = new TourButton(parts, context, tools);
    const pointer = new PointerInput(parts, app, stop);
    this.#all = [
      ...[tools.dock, ...features, this.#tour, pointer, new Quiz(parts, context)],
      ...[new FlexRowState(parts), passes, new Caption(parts, app, passes)],
    ];
    app.stage.words = WORDS;
    app.stage.edgeCounts = paintEdgeCounts;
    app.stage.strip = new Strip(parts.still, parts.moving);
    app.emit("numbers");
  }

  /** A canvas does not notice that a font has arrived. @param {AbortSignal} signal */
  #refreshWithFonts(signal) {
    const { theme, stage } = this.#app;
    const refresh = () => (theme.refresh(), stage.refresh());
    this.#root.ownerDocument.fonts?.addEventListener("loadingdone", refresh, { signal });
  }

  /** Leads from an output back to the inputs. @param {number | string} [output] */
  tour(output) {
    void this.#tour.start(output);
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    this.#adoptStyles();
    for (const part of this.#all) part.listen(signal);
    this.#refreshWithFonts(signal);
  }
}
