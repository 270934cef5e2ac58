#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Text of strangers runs nowhere: whatever a registry says in a description, a label, a recipe, Markdown, an owner's
# name or a reason is text on every page, for the browser and for who reads the feeds.
. "$(dirname "$0")/common.sh"

export VECTORS=$web/vectors.txt
node - <<'JS'
const fs = require("node:fs");
const vectors = fs.readFileSync(process.env.VECTORS, "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
const hex = (i) => i.toString(16).padStart(64, "0");
const write = (path, text) => {
  fs.mkdirSync(path.replace(/\/[^/]*$/, ""), { recursive: true });
  fs.writeFileSync(path, text);
};
vectors.forEach((vector, i) => {
  const text = JSON.stringify(vector);
  const folder = `registry/harbor/v${i}`;
  write(`${folder}/README.md`, `---\nlayout: collection\ndescription: ${text}\nowners: [{user: 1, name: ${text}}]\n---\n${vector}\n\n[a](${vector})\n\n![b](${vector})\n\n\`${vector}\`\n`);
  const tag = (name, more) =>
    write(`${folder}/manifests/${name}/README.md`, `---\nlayout: manifests/singularity\nsize: 4096\ndigest: sha256:${hex(i)}\nlayers: [{size: 4096, digest: "sha256:${hex(i)}", url: "https://storage.example.org/${i}"}]\ncreated: 2026-11-0${1 + (i % 9)}T08:00:00Z\nlabels: {note: ${text}, org.opencontainers.image.licenses: ${text}}\n${more}---\n${vector}\n`);
  tag("latest", `source: {repository: "https://example.org/a/b", recipe: ${text}}\n`);
  tag("old", `yanked: ${text}\n`);
  write(`${folder}/manifests/latest/Singularity`, `${vector}\n%post\n${vector}\n`);
});
const first = JSON.stringify(vectors[0]);
write("registry/roadstead.yml", `title: ${first}\ndescription: ${first}\nmaintainer: ${first}\n`);
write("registry/theme/header.md", vectors[0]);
JS

serve registry --keep-going
look foreign_text.mjs || fail 'text of a stranger'
