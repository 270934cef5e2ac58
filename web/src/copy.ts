// SPDX-License-Identifier: Apache-2.0

// For pages over plain http, where navigator.clipboard is not there.
function copyBySelection(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "offscreen";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

async function copy(text: string): Promise<boolean> {
  if (!navigator.clipboard) return copyBySelection(text);
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => copyBySelection(text),
  );
}

function say(button: HTMLButtonElement, words: string): void {
  const before = button.textContent;
  button.textContent = words;
  button.disabled = true;
  setTimeout(() => {
    button.textContent = before;
    button.disabled = false;
    button.focus({ preventScroll: true });
  }, 1200);
}

function textOf(button: HTMLButtonElement): string {
  return button.dataset["text"] ?? document.getElementById(button.dataset["copy"] ?? "")?.textContent ?? "";
}

/** `data-text` is what is copied, or `data-copy` names the element whose text it is; `data-done` is said then. */
export function enableCopyButton(button: HTMLButtonElement): void {
  button.addEventListener("click", async () => {
    if (await copy(textOf(button))) say(button, button.dataset["done"] ?? "");
  });
}
