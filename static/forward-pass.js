// @ts-check
/** Registers `<forward-pass>`. The only module whose import does something. */

import { ForwardPassElement } from "./element/forward-pass-element.js";

// A tool that makes one file of a page (Pandoc's --embed-resources) copies the script away from the files it needs: then what
// stands inside the element stays, the picture.
const copied = import.meta.url === document.baseURI;

if (!copied && !customElements.get("forward-pass")) customElements.define("forward-pass", ForwardPassElement);
