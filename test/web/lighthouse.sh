#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Lighthouse gives home, a collection and a tag of a registry with 10,000 collections 95 points at least in all it looks at,
# and no page is over 100 KB as it is sent, nor its script over 60.
. "$(dirname "$0")/common.sh"
. "$web/registry.sh"

node - <<'JS'
const fs = require("node:fs");
for (let i = 0; i < 10000; ++i) {
  const folder = `registry/owner-${i % 500}/tool-${i}`;
  const hex = i.toString(16).padStart(64, "0");
  fs.mkdirSync(`${folder}/manifests/latest`, { recursive: true });
  fs.writeFileSync(`${folder}/README.md`, `---\nlayout: collection\ndescription: Tool number ${i}, for what comes after ${i - 1}\n---\n# Tool ${i}\n\nIt counts.\n`);
  fs.writeFileSync(`${folder}/manifests/latest/README.md`, `---\nlayout: manifests/singularity\nsize: ${4096 * (i + 1)}\ndigest: sha256:${hex}\nlayers: [{size: ${4096 * (i + 1)}, digest: "sha256:${hex}", url: "https://storage.example.org/${i}.sif"}]\ncreated: 2026-01-01T00:00:00Z\narch: amd64\n---\n`);
}
fs.writeFileSync("registry/roadstead.yml", "title: Ten thousand tools\ndescription: A registry of ten thousand collections\n");
JS

serve registry
look lighthouse.mjs || fail 'Lighthouse gives fewer points'
