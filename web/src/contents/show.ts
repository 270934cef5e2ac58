// SPDX-License-Identifier: Apache-2.0
import { shownSize } from "../bytes";
import { make } from "../dom";
import { number } from "../words";
import { configView } from "./config";
import type { Contents } from "./document";
import { fileTree } from "./files";
import { failure, loadContents } from "./load";
import { folderMap } from "./map";
import { packageTable } from "./packages";

function summary(contents: Contents, words: DOMStringMap): HTMLElement {
  const parts = [
    contents.system.name ?? "",
    `${number(contents.packages.length)} ${words["packages"]}`,
    `${number(contents.totals.files)} ${words["files"]}`,
    shownSize(contents.totals.bytes),
  ];
  return make("p", { class: "lead" }, parts.filter((part) => part !== "").join(" · "));
}

function shown(contents: Contents, words: DOMStringMap): HTMLElement[] {
  const parts = [summary(contents, words), ...contents.notes.map((note) => make("p", { class: "note" }, note))];
  parts.push(...configView(contents.config ?? {}, words));
  if (contents.packages.length > 0)
    parts.push(make("h3", {}, words["packages"] ?? ""), packageTable(contents.packages, words));
  parts.push(make("h3", {}, words["files"] ?? ""), folderMap(contents.files, words["rest"] ?? ""), fileTree(contents.files, words));
  return parts;
}

/** A button that fetches what is inside an image, and shows it in its place. */
export function enableContents(button: HTMLButtonElement): void {
  const place = button.closest<HTMLElement>(".inside");
  if (!place) return;
  button.addEventListener("click", async () => {
    button.disabled = true;
    place.querySelector(".shown")?.remove();
    const area = make("div", { class: "shown", tabindex: "-1" });
    try {
      area.append(...shown(await loadContents(button.dataset["address"] ?? ""), place.dataset));
    } catch (error) {
      area.append(failure(error, place.dataset));
    }
    place.append(area);
    button.disabled = false;
    area.focus({ preventScroll: true });
  });
}
