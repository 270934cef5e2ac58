// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";

// What Vite calls wherever a script imports a file later: with the import, and the names of the files that it needs.
const helper = "\0vite/preload-helper.js";

function digestOf({ code }) {
  return `sha384-${createHash("sha384").update(code).digest("base64")}`;
}

/** A plugin: what is imported later is checked by src/checked.ts, which is given the digests. */
export function integrity() {
  return {
    name: "integrity",
    enforce: "pre",
    // Of a file that imports no other Vite names none, and that one has to be checked too.
    config: () => ({
      build: { modulePreload: { polyfill: false, resolveDependencies: (file, needed) => (needed.length > 0 ? needed : [file]) } },
    }),
    load(id) {
      return id === helper ? 'export { importChecked as __vitePreload } from "/src/checked.ts";' : undefined;
    },
    generateBundle: {
      // Nothing changes a file after this. A file's name has a hash of what it imports, so other digests have other names.
      order: "post",
      handler(_, bundle) {
        const files = Object.values(bundle).filter(({ type }) => type === "chunk");
        const entries = files.filter(({ isEntry }) => isEntry);
        const beside = entries.find(({ imports }) => imports.length > 0);
        if (beside) this.error(`${beside.fileName} imports ${beside.imports}, of which no page states a digest`);
        const place = entries.find(({ code }) => code.includes("sha384OfFiles"));
        if (!place) this.error("no entry has a place for the digests");
        const later = files.filter(({ isEntry }) => !isEntry).map((file) => [`./${file.fileName}`, digestOf(file)]);
        place.code = place.code.replace("sha384OfFiles", () => JSON.stringify(Object.fromEntries(later)));
      },
    },
  };
}
