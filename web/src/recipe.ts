// SPDX-License-Identifier: Apache-2.0
// Colours recipes. Tokens become elements by the DOM: no text of a recipe is ever read as HTML.
import Prism from "prismjs";
import "prismjs/components/prism-bash";
import "prismjs/components/prism-docker";

const bash = Prism.languages["bash"] ?? {};

// Apptainer's definition files: a header of keys, then sections, most of which are shell.
const singularity: Prism.Grammar = {
  comment: { pattern: /(^|\n)[ \t]*#.*/, lookbehind: true },
  section: /(?<=^|\n)[ \t]*%\w+.*/,
  keyword: /(?<=^|\n)[ \t]*(?:bootstrap|from|stage|include|osversion|mirrorurl|updateurl|library|registry|namespace|fingerprints)(?=\s*:)/i,
  string: bash["string"] as Prism.GrammarValue,
  variable: /\$\{?\w+\}?/,
};

const names: Record<string, string> = { important: "section", instruction: "keyword", builtin: "keyword", function: "keyword" };

function elementOf(token: string | Prism.Token): Node {
  if (typeof token === "string") return document.createTextNode(token);
  const span = document.createElement("span");
  span.className = names[token.type] ?? token.type;
  const inside = Array.isArray(token.content) ? token.content : [token.content];
  span.append(...inside.map(elementOf));
  return span;
}

/** Colours the text of `code`, which says its language in `data-language`. */
export function colour(code: HTMLElement): void {
  const grammar = code.dataset["language"] === "docker" ? Prism.languages["docker"] : singularity;
  if (!grammar) return;
  code.replaceChildren(...Prism.tokenize(code.textContent ?? "", grammar).map(elementOf));
}
