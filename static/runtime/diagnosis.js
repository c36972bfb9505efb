// @ts-check
/** Why a start takes so long: whether every file it needs can be had at all. */

/**
 * The first of the files that the server does not have or cannot be asked for, in words; null when all are there.
 * Asks for their heads only.
 * @param {readonly string[]} urls
 * @returns {Promise<string | null>}
 */
export async function missingFile(urls) {
  const answers = await Promise.all(urls.map(head));
  return answers.find((answer) => answer !== null) ?? null;
}

/** @param {string} url */
async function head(url) {
  const name = url.slice(url.lastIndexOf("/") + 1);
  try {
    const response = await fetch(url, { method: "HEAD", cache: "no-store" });
    await response.text(); // an answer that nobody reads counts as broken off
    const { ok, status } = response;
    return ok ? null : `${name} could not be loaded (the server answered ${status})`;
  } catch {
    return `${name} could not be loaded (the server did not answer)`;
  }
}
