// @ts-check
/** What the element loads later, for a page of one file: there it is inside. What needs a running Python is left out. */

import * as cards from "../features/cards/cards.js";
import * as deferredUi from "../element/deferred-ui.js";
import * as givenReels from "../backend/given-reels.js";
import * as overlays from "../element/overlays-module.js";
import * as pace from "../features/playback/pace-panel.js";
import * as python from "../features/python/python-feature.js";
import * as tour from "../element/tour-module.js";
import { giveModules } from "../element/load-module.js";

giveModules({ cards, deferredUi, givenReels, overlays, pace, python, tour });
