// @ts-check
/** What the element loads later, for a notebook's widget: there it is inside. The kernel is the Python, so none is started. */

import * as adjust from "../features/adjust/adjust-panel.js";
import * as cards from "../features/cards/cards.js";
import * as deferredUi from "../element/deferred-ui.js";
import * as givenReels from "../backend/given-reels.js";
import * as overlays from "../element/overlays-module.js";
import * as pace from "../features/playback/pace-panel.js";
import * as python from "../features/python/python-feature.js";
import * as tour from "../element/tour-module.js";
import * as train from "../element/train-module.js";
import * as trainings from "../element/trainings-module.js";
import { giveModules } from "../element/load-module.js";

giveModules({ adjust, cards, deferredUi, givenReels, overlays, pace, python, tour, train, trainings });
