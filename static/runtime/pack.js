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
 * Writes the files of a pack: a line of JSON, [[path, length], …], and then their contents one after the other.
 * @param {Pick<Pyodide, "FS">} python @param {string} folder @param {Uint8Array} pack
 */
export function writePack({ FS }, folder, pack) {
  let start = pack.indexOf(NEWLINE) + 1;
  /** @type {[path: string, length: number][]} */
  const table = JSON.parse(new TextDecoder().decode(pack.subarray(0, start)));
  for (const [name, length] of table) {
    const path = `${folder}/${name}`;
    FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    FS.writeFile(path, pack.subarray(start, start + length), { canOwn: true });
    start += length;
  }
}
