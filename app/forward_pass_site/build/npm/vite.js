// The plugin for Vite: it serves the element's own files, and adds them to a build, under one folder.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PACKAGE = fileURLToPath(new URL(".", import.meta.url));
const { name, version } = JSON.parse(readFileSync(`${PACKAGE}package.json`, "utf-8"));
// Named after the version, so that no cache mixes two of them.
const FOLDER = `${name}@${version}/`;
const ENTRY = /[\\/]forward-pass\.bundler\.js(\?|$)/;
const TYPES = { js: "text/javascript", mjs: "text/javascript", json: "application/json", wasm: "application/wasm" };

const listFiles = () =>
  readdirSync(`${PACKAGE}static`, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => `${file.parentPath}/${file.name}`.slice(PACKAGE.length).replaceAll("\\", "/"));

/** @returns {import("vite").Plugin} */
export default function forwardPass() {
  let base = "/";
  return {
    name: "forward-pass",
    // Pre-bundled by Vite, the element could not be told where its files are.
    config: () => ({ optimizeDeps: { exclude: [name] } }),
    configResolved: (config) => void (base = config.base),

    /** The bundled script is elsewhere than its files: `import.meta.url` says where they are. */
    transform(code, id) {
      if (!ENTRY.test(id)) return null;
      // A relative base is relative to the page.
      const folder = `new URL(${JSON.stringify(`${base}${FOLDER}static/`)},document.baseURI).href`;
      return { code: code.replaceAll("import.meta.url", folder), map: null };
    },

    configureServer(server) {
      const files = new Set(listFiles());
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? "", "http://localhost").pathname;
        const asked = path.startsWith(base + FOLDER) ? path.slice((base + FOLDER).length) : "";
        if (!files.has(asked)) return next();
        response.setHeader("Content-Type", TYPES[asked.split(".").at(-1)] ?? "application/octet-stream");
        response.end(readFileSync(PACKAGE + asked));
      });
    },

    generateBundle() {
      // Only for browsers: a bundle for a server needs none of these files.
      if (this.environment && this.environment.config.consumer !== "client") return;
      for (const path of listFiles())
        this.emitFile({ type: "asset", fileName: FOLDER + path, source: readFileSync(PACKAGE + path) });
    },
  };
}
