// @ts-check
/** All modules that are loaded on demand, in one classic script: they become a property of the script's own tag, where `load-module.js` finds it. */

import * as adjust from "../features/adjust/adjust-panel.js";
import * as deferredUi from "./deferred-ui.js";
import * as cards from "../features/cards/cards.js";
import * as givenReels from "../backend/given-reels.js";
import * as interpreter from "../backend/interpreter.js";
import * as overlays from "./overlays-module.js";
import * as pace from "../features/playback/pace-panel.js";
import * as share from "../features/share/share-panel.js";
import * as python from "../features/python/python-feature.js";
import * as tour from "./tour-module.js";
import * as train from "./train-module.js";
import * as trainings from "./trainings-module.js";

export const modules = { adjust, deferredUi, cards, givenReels, interpreter, overlays, pace, python, share, tour, train, trainings }; // prettier-ignore

if (document.currentScript) Object.assign(document.currentScript, { modules });
