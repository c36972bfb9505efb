// @ts-check
/** Registers `<forward-pass>`. The only module whose import does something. */

import { ForwardPassElement } from "./element/forward-pass-element.js";

if (!customElements.get("forward-pass")) customElements.define("forward-pass", ForwardPassElement);
