// SPDX-License-Identifier: Apache-2.0
import { make } from "./dom";

/** One section of a `.tabs` list, with the button that shows it. */
interface Tab {
  button: HTMLButtonElement;
  panel: HTMLElement;
}

function makeTab(panel: HTMLElement): Tab {
  const label = panel.querySelector("h3")?.textContent ?? "";
  const id = `${panel.id}-tab`;
  const button = make("button", { type: "button", role: "tab", "aria-controls": panel.id, id }, label);
  panel.setAttribute("role", "tabpanel");
  panel.setAttribute("aria-labelledby", id);
  panel.tabIndex = 0;
  return { button, panel };
}

function select(tabs: Tab[], chosen: Tab): void {
  for (const tab of tabs) {
    const isChosen = tab === chosen;
    tab.button.setAttribute("aria-selected", String(isChosen));
    tab.button.tabIndex = isChosen ? 0 : -1;
    tab.panel.hidden = !isChosen;
  }
}

// The client that somebody pulls with is the same on the next page.
function remembered(tabs: Tab[]): Tab | undefined {
  try {
    const name = localStorage.getItem("client");
    return tabs.find((tab) => tab.button.textContent === name);
  } catch {
    return undefined;
  }
}

function remember(tab: Tab): void {
  try {
    localStorage.setItem("client", tab.button.textContent ?? "");
  } catch {
    // Then it is forgotten.
  }
}

function next(tabs: Tab[], from: number, key: string): Tab | undefined {
  const last = tabs.length - 1;
  switch (key) {
    case "ArrowRight":
      return tabs[from === last ? 0 : from + 1];
    case "ArrowLeft":
      return tabs[from === 0 ? last : from - 1];
    case "Home":
      return tabs[0];
    case "End":
      return tabs[last];
    default:
      return undefined;
  }
}

/** Sections below one another become tabs (WAI-ARIA Authoring Practices, "Tabs Pattern"). */
export function enableTabs(list: HTMLElement): void {
  const tabs = [...list.querySelectorAll<HTMLElement>(":scope > section")].map(makeTab);
  const first = remembered(tabs) ?? tabs[0];
  if (!first) return;
  const buttons = tabs.map((tab) => tab.button);
  const bar = make("div", { role: "tablist", "aria-label": list.dataset["label"] ?? "" }, ...buttons);
  list.prepend(bar);
  list.classList.add("is-tabs");
  const choose = (tab: Tab) => {
    select(tabs, tab);
    remember(tab);
  };
  tabs.forEach((tab, i) => {
    tab.button.addEventListener("click", () => choose(tab));
    tab.button.addEventListener("keydown", (event) => {
      const to = next(tabs, i, event.key);
      if (!to) return;
      event.preventDefault();
      choose(to);
      to.button.focus();
    });
  });
  select(tabs, first);
}
