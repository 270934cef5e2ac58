// SPDX-License-Identifier: Apache-2.0
import { make } from "../dom";
import { colour } from "../recipe";
import { commandLine, type Config, variables } from "./document";

type Row = [name: string, value: string];

function table(rows: Row[]): HTMLTableElement {
  const made = rows.map(([name, value]) =>
    make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, make("code", {}, value))),
  );
  return make("table", { class: "facts" }, make("tbody", {}, ...made));
}

function folded(title: string, ...content: Node[]): HTMLDetailsElement {
  return make("details", {}, make("summary", {}, title), ...content);
}

function foldedTable(title: string, rows: Row[]): HTMLElement[] {
  return rows.length > 0 ? [folded(`${title} (${rows.length})`, table(rows))] : [];
}

function foldedScript(title: string, text: string): HTMLElement {
  const code = make("code", { "data-language": "singularity" }, text);
  colour(code);
  return folded(title, make("div", { class: "command" }, make("pre", { class: "recipe" }, code)));
}

function facts(config: Config, words: DOMStringMap): Row[] {
  const rows: Row[] = [
    [words["entrypoint"] ?? "", commandLine(config.entrypoint)],
    [words["command"] ?? "", commandLine(config.cmd)],
    [words["workdir"] ?? "", config.workdir ?? ""],
    [words["user"] ?? "", config.user ?? ""],
    [words["ports"] ?? "", (config.ports ?? []).join(" ")],
    [words["volumes"] ?? "", (config.volumes ?? []).join(" ")],
    [words["stopSignal"] ?? "", config.stop_signal ?? ""],
  ];
  return rows.filter(([, value]) => value !== "");
}

/** How an image is run and what it says of itself; nothing where nobody knows. */
export function configView(config: Config, words: DOMStringMap): HTMLElement[] {
  const rows = facts(config, words);
  const scripts = Object.entries(config.scripts ?? {}).map(([name, text]) => foldedScript(name, text));
  const parts = [
    ...(rows.length > 0 ? [table(rows)] : []),
    ...foldedTable(words["environment"] ?? "", variables(config.env)),
    ...foldedTable(words["labels"] ?? "", Object.entries(config.labels ?? {})),
    ...scripts,
    ...(config.definition ? [foldedScript(words["definition"] ?? "", config.definition)] : []),
  ];
  return parts.length > 0 ? [make("h3", {}, words["runs"] ?? ""), ...parts] : [];
}
