// @ts-check
/** The element and what it loads later in one classic script, for a page of one file. The second import opens what is on the page. */

import "./page-modules.js";
import "../forward-pass.js";
