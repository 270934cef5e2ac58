// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from "vite";
import { integrity } from "./integrity.js";

// Names carry a hash of what is in them, so that browsers keep them for good; addresses are relative, so that a site
// may lie below any prefix. One style sheet for all pages: it is small, and a second page has it already.
export default defineConfig({
  base: "./",
  plugins: [integrity()],
  build: {
    target: "es2022",
    outDir: "dist",
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    manifest: "manifest.json",
    rollupOptions: {
      input: { early: "src/early.ts", main: "src/main.ts" },
      output: {
        entryFileNames: "[name]-[hash].js",
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: "[name]-[hash][extname]",
      },
    },
  },
});
