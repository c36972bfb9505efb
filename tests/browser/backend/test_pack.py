"""pack.js: files that travel as one."""

from __future__ import annotations

import json


def test_every_file_of_a_pack_is_written_into_its_folder_whole(lab):
    files = {"/lib/a.py": b"one\n", "/lib/numpy/core/b.so": bytes(range(256)), "/lib/numpy/empty.pyc": b""}
    table = json.dumps([[path, len(content)] for path, content in files.items()]).encode()
    body = """
      const { readPack, writeFiles } = await import("/static/backend/pack.js");
      const written = [];
      const folders = [];
      const FS = { mkdirTree: (path) => folders.push(path), writeFile: (path, content) => written.push([path, content]) };
      writeFiles({ FS }, readPack(Uint8Array.from(given)));
      return { written, folders };
    """
    answer = lab.run(body, list(b"".join([table, b"\n", *files.values()])))
    assert answer["written"] == [[path, list(content)] for path, content in files.items()]
    assert answer["folders"] == ["/lib", "/lib/numpy/core", "/lib/numpy"]
