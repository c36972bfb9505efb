// @ts-check
/** Files that travel as one. */

/**
 * The part of Pyodide that is used here.
 * @typedef {object} Pyodide
 * @property {{mkdirTree(path: string): void, writeFile(path: string, content: Uint8Array, options: {canOwn: boolean}): void}} FS
 * @property {(code: string) => string} runPython
 * @property {(name: string) => unknown} pyimport
 * @property {(archive: ArrayBuffer, format: string, options: {extractDir: string}) => void} unpackArchive
 */

const NEWLINE = 10;

/**
 * The files of a pack: a line of JSON, [[path, length], …], and then their contents one after the other.
 * @param {Uint8Array} pack
 * @returns {[path: string, content: Uint8Array<ArrayBuffer>][]}
 */
export function readPack(pack) {
  let end = pack.indexOf(NEWLINE) + 1;
  /** @type {[path: string, length: number][]} */
  const table = JSON.parse(new TextDecoder().decode(pack.subarray(0, end)));
  return table.map(([path, length]) => [path, /** @type {any} */ (pack.subarray(end, (end += length)))]);
}

/** Gives these files to Python. @param {Pick<Pyodide, "FS">} python @param {ReturnType<typeof readPack>} files */
export function writeFiles({ FS }, files) {
  const folders = new Set(files.map(([path]) => path.slice(0, path.lastIndexOf("/"))));
  for (const folder of folders) FS.mkdirTree(folder);
  for (const [path, content] of files) FS.writeFile(path, content, { canOwn: true });
}
