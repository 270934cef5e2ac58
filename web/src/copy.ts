// SPDX-License-Identifier: Apache-2.0
import { make } from "./dom";

// For pages over plain http, where navigator.clipboard is not there.
function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const area = make("textarea", { class: "offscreen" });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return done;
}

async function copy(text: string): Promise<boolean> {
  if (!navigator.clipboard) return copyBySelection(text);
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => copyBySelection(text),
  );
}

let status: HTMLElement | undefined;

// One for the page, there before anything is said: what comes with its text already in it is not read out.
function liveRegion(): HTMLElement {
  if (!status) document.body.append((status = make("p", { role: "status", class: "offscreen" })));
  return status;
}

function source(button: HTMLButtonElement): HTMLElement | null {
  return document.getElementById(button.dataset["copy"] ?? "");
}

function textOf(button: HTMLButtonElement): string {
  return button.dataset["text"] ?? source(button)?.textContent ?? "";
}

// "arm64", above one of several commands that begin alike.
function kindOf(button: HTMLButtonElement): string {
  const before = button.closest(".command")?.previousElementSibling;
  return before?.matches(".of") ? `${before.textContent} ` : "";
}

/** "Copy" and how `text` begins: a page has many buttons, and their names are read without what they stand beside. */
export function nameOf(label: string, text: string): string {
  const line = text.slice(0, 200).trim().split("\n")[0] ?? "";
  return `${label} ${line.length > 32 ? `${line.slice(0, 31)}…` : line}`.trim();
}

/** `data-text` is what is copied, or `data-copy` names the element whose text it is; `data-done` is said then. */
export function enableCopyButton(button: HTMLButtonElement): void {
  const label = button.textContent ?? "";
  const said = liveRegion();
  let ended: number | undefined;
  const rest = () => {
    button.textContent = label;
    button.classList.remove("done");
    button.setAttribute("aria-label", nameOf(label, kindOf(button) + textOf(button)));
  };
  const tell = (words: string) => {
    button.textContent = said.textContent = words;
    button.classList.add("done");
    button.removeAttribute("aria-label");
    clearTimeout(ended);
    ended = setTimeout(() => {
      rest();
      said.textContent = "";
    }, 1200);
  };
  button.addEventListener("click", async () => {
    if (await copy(textOf(button))) tell(button.dataset["done"] ?? "");
  });
  rest();
}
