// SPDX-License-Identifier: Apache-2.0

type Theme = "light" | "dark";

function shown(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

// What the system says anyway is not kept: the page goes on following it.
function choose(theme: Theme): void {
  const follows = matchMedia("(prefers-color-scheme: dark)").matches === (theme === "dark");
  try {
    if (follows) localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch {
    // It holds for this page then.
  }
  if (follows) delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

/** The button that changes between light and dark. */
export function enableThemeButton(button: HTMLButtonElement): void {
  const tell = () => button.setAttribute("aria-pressed", String(shown() === "dark"));
  button.addEventListener("click", () => {
    choose(shown() === "dark" ? "light" : "dark");
    tell();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);
  tell();
}
