// SPDX-License-Identifier: Apache-2.0
// node embed.mjs DIST LOGO OUT.cpp: what Vite built, as a table in C++ (render/web/assets.hpp).
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";

const [dist, logo, out] = process.argv.slice(2);
const mediaTypes = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

// Octal escapes alone: they end after three digits, whatever follows. Not longer than compilers must take.
function literal(bytes) {
  const pieces = [];
  for (let at = 0; at < bytes.length; at += 4096) {
    const piece = bytes.subarray(at, at + 4096).toString("latin1");
    pieces.push(`"${piece.replace(/[^ !#-/0-9:->@-[\]-~]/g, (c) => "\\" + c.charCodeAt(0).toString(8).padStart(3, "0"))}"`);
  }
  return pieces.join("\n") || '""';
}

function row(name, file) {
  const bytes = readFileSync(file);
  const hash = createHash("sha384").update(bytes).digest("base64");
  const path = name === "logo.svg" ? `logo-${hash.replace(/\W/g, "").slice(0, 8)}.svg` : basename(file);
  return `{"${name}", "_/${path}", "${mediaTypes[extname(file)]}", "sha384-${hash}",\nstd::string_view(${literal(bytes)}, ${bytes.length})}`;
}

const manifest = JSON.parse(readFileSync(join(dist, "manifest.json"), "utf8"));
const rows = Object.entries(manifest)
  .map(([source, { file }]) => [basename(source).replace(/\.ts$/, ".js"), join(dist, file)])
  .concat([["logo.svg", logo]])
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, file]) => row(name, file));

writeFileSync(
  out,
  `#include "roadstead/render/web/assets.hpp"

namespace roadstead::render::web {

static constexpr Asset table[] = {
${rows.join(",\n")}};

std::span<const Asset> assets() { return table; }

}  // namespace roadstead::render::web
`,
);
