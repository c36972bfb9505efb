// @ts-check
/** The archive of what reads network files, which a worker of Python is given. */

import { absolute, expected } from "./expected.js";
import { Fetches } from "./fetches.js";
import { RUNTIME } from "./runtime-files.js";
import { toBase64 } from "../core/base64.js";

/** @type {Promise<string> | null} */
let archive = null;

/** The archive of what reads network files, in base64; fetched and checked once for the page. */
export function fetchedArchive() {
  archive ??= fetchArchive();
  archive.catch(() => (archive = null)); // the next request may succeed
  return archive;
}

async function fetchArchive() {
  const [path, ...known] = RUNTIME.formats;
  const fetches = new Fetches(
    [expected(path, ...known)],
    () => {},
    (url) => fetch(url),
  );
  const url = absolute(path);
  const checked = async () => {
    const bytes = await fetches.fetch(url).then((response) => response.arrayBuffer());
    await fetches.checked(url);
    return bytes;
  };
  // Where the bytes are wrong, the sentence comes before the check is over.
  const bytes = await Promise.race([fetches.trouble, checked()]);
  return toBase64(new Uint8Array(bytes));
}
