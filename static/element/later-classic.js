// @ts-check
/** All that is loaded later, for pages that may load no modules: it hangs on the script's own tag, where `later.js` finds it. */

import * as adjust from "../ui/adjust-panel.js";
import * as beside from "./beside.js";
import * as cards from "./cards.js";
import * as ghosts from "../render/ghosts.js";
import * as handles from "../ui/handles.js";
import * as interpreter from "../runtime/python.js";
import * as pace from "../ui/pace-panel.js";
import * as share from "../ui/share-panel.js";
import * as python from "../element/coding.js";

export const modules = { adjust, beside, cards, ghosts, handles, interpreter, pace, python, share };

if (document.currentScript) Object.assign(document.currentScript, { modules });
