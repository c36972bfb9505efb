// Records reels with the pinned Pyodide itself, so that they equal the live ones bit for bit.
// Called by record.py: node record.mjs '{"pyodide": …, "core": …, "recorder": …, "seeds": […], "sampleCount": …, "folder": …}'
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// Node would print the one long line of Pyodide's source that threw; the message alone is what helps.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

const { pyodide, core, recorder, seeds, sampleCount, folder } = JSON.parse(process.argv[2]);
const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")).href);
const python = await loadPyodide({ stderr: (line) => console.error(line) });
await python.loadPackage("numpy", { messageCallback() {} });
python.unpackArchive(new Uint8Array(await readFile(core)), "zip");
python.runPython(await readFile(recorder, "utf8"));

const recordedReel = python.globals.get("recorded_reel");
for (const seed of seeds) await writeFile(join(folder, `seed-${seed}.json`), recordedReel(seed, sampleCount));
