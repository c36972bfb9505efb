// @ts-check
/** Registers `<forward-pass>`. The only module whose import does something. */

import { ForwardPassElement } from "./element/forward-pass-element.js";

// A tool that makes one file of a page (Pandoc's --embed-resources) separates the script from the files it needs.
// Then the element is not defined, and the picture inside its tag stays visible.
const copied = import.meta.url === document.baseURI;

if (!copied && !customElements.get("forward-pass")) customElements.define("forward-pass", ForwardPassElement);
