// @ts-check
/** Writes elements as HTML, or as JSX for React and MDX. markup.py writes the same. */

/** True is an attribute without a value, such as async. @typedef {string | Record<string, string> | true} Value */

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;", "\n": "&#10;", "\r": "&#13;" };

/** Text for HTML, as content or in quotes; a line break would end a paragraph of Markdown. @param {string} text */
const escaped = (text) => text.replace(/[&<>"'\n\r]/g, (sign) => /** @type {string} */ (ENTITIES[sign]));

/** @param {string} name */
const camelCase = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** @param {Record<string, string>} style */
const listed = (style) =>
  Object.entries(style)
    .map(([key, text]) => `${key}: ${text}`)
    .join("; ");

/** @param {Record<string, string>} style */
const asObject = (style) =>
  Object.entries(style)
    .map(([key, text]) => `${camelCase(key)}: ${JSON.stringify(text)}`)
    .join(", ");

/** @param {boolean} jsx */
const writer = (jsx) => ({
  /**
   * One element; content null is that of an element that never has any, such as img.
   * @param {string} name @param {Record<string, Value>} attributes @param {string | null} [content]
   */
  element(name, attributes, content = "") {
    const written = Object.entries(attributes).map(([key, value]) => {
      if (value === true) return ` ${key}`;
      if (typeof value === "string") return ` ${key}="${escaped(value)}"`;
      return jsx ? ` ${key}={{ ${asObject(value)} }}` : ` ${key}="${escaped(listed(value))}"`;
    });
    const start = `<${name}${written.join("")}`;
    if (jsx && !content) return `${start} />`;
    return content === null ? `${start}>` : `${start}>${content}</${name}>`;
  },

  /** Text as content. In JSX it is a string: Markdown inside MDX would read signs in it as its own. @param {string} text */
  text: (text) => (jsx ? `{${JSON.stringify(text)}}` : escaped(text)),
});

export const HTML = writer(false);
/** An empty element closes itself, `style` is an object, text is a string in braces. */
export const JSX = writer(true);
