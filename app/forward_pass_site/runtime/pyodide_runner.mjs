// Runs a Python script inside the pinned Pyodide and writes what its functions return into files.
// Called by pyodide_runner.py, which writes to standard input, because an argument may not be long enough:
// {"pyodide": …, "archives": […], "files": […], "script": …, "calls": [{"function", "arguments", "file"}, …], "folder": …}
import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

// Print the message alone: Node.js would print the line that threw as well, which in Pyodide is very long.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

const { pyodide, archives, files, script, calls, folder } = JSON.parse(readFileSync(0, "utf8"));
const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")).href);
// Compile without column numbers: a third of the size, and tracebacks still name their lines.
const python = await loadPyodide({ stderr: (line) => console.error(line), env: { PYTHONNODEBUGRANGES: "1" } });
await python.loadPackage("numpy", { messageCallback() {} });
const extractDir = python.runPython("import site; site.getsitepackages()[0]");
for (const archive of archives) python.unpackArchive(new Uint8Array(await readFile(archive)), "zip", { extractDir });
for (const file of files) python.FS.writeFile(basename(file), new Uint8Array(await readFile(file)));
python.runPython(await readFile(script, "utf8"));

for (const call of calls) {
  const result = python.globals.get(call.function)(...call.arguments);
  await writeFile(join(folder, call.file), typeof result === "string" ? result : result.toJs());
}
