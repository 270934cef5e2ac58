// SPDX-License-Identifier: Apache-2.0
import { shownSize } from "../bytes";
import { type Contents, loadContents } from "./document";
import { make } from "./elements";
import { fileTree } from "./files";
import { folderMap } from "./map";
import { packageTable } from "./packages";

function summary(contents: Contents, words: DOMStringMap): HTMLElement {
  const count = (number: number) => number.toLocaleString(document.documentElement.lang);
  const parts = [
    contents.system.name ?? "",
    `${count(contents.packages.length)} ${words["packages"]}`,
    `${count(contents.totals.files)} ${words["files"]}`,
    shownSize(contents.totals.bytes),
  ];
  return make("p", "lead", parts.filter((part) => part !== "").join(" · "));
}

function shown(contents: Contents, words: DOMStringMap): HTMLElement[] {
  const parts = [summary(contents, words), ...contents.notes.map((note) => make("p", "note", note))];
  if (contents.packages.length > 0)
    parts.push(make("h3", "", words["packages"] ?? ""), packageTable(contents.packages, words));
  parts.push(make("h3", "", words["files"] ?? ""), folderMap(contents.files), fileTree(contents.files, words));
  return parts;
}

/** A button that fetches what is inside an image, and shows it in its place. */
export function enableContents(button: HTMLButtonElement): void {
  const place = button.closest<HTMLElement>(".inside");
  if (!place) return;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const contents = await loadContents(button.dataset["address"] ?? "");
      place.querySelector(".shown")?.remove();
      const area = make("div", "shown", ...shown(contents, place.dataset));
      place.append(area);
      area.tabIndex = -1;
      area.focus({ preventScroll: true });
    } catch {
      place.append(make("p", "note bad", place.dataset["failed"] ?? ""));
    }
    button.disabled = false;
  });
}
