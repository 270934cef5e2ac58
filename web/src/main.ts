// SPDX-License-Identifier: Apache-2.0
// What every page gains by script. All of it reads without.
import "../style/main.css";
import { enableCopyButton } from "./copy";
import { make } from "./dom";
import { enableRowKeys, enableSearchKey, enableSearchKeyChoice } from "./keys";
import { withdraw } from "./lacking";
import { enableBrowser, enableNames, enableSearchBox, enableSuggestions } from "./search";
import { enableTabs } from "./tabs";
import { enableRowFinder, enableRowSorting } from "./tag_rows";
import { enableThemeButton } from "./theme";

function each<E extends Element>(selector: string, enable: (element: E) => void): void {
  document.querySelectorAll<E>(selector).forEach(enable);
}

// Fetched when it comes into view: most visitors have gone on by then.
function whenSeen(place: HTMLElement, enable: () => void): void {
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    enable();
  });
  seen.observe(place);
}

each<HTMLButtonElement>("button.theme", enableThemeButton);
each<HTMLButtonElement>("button.copy", enableCopyButton);
each<HTMLElement>(".tabs", enableTabs);
each<HTMLTableElement>("table", enableRowKeys);
each<HTMLTableElement>("table.tags", enableRowSorting);
each<HTMLElement>(".find-rows", enableRowFinder);
each<HTMLInputElement>("#search", enableSearchKey);
each<HTMLInputElement>(".search-key", enableSearchKeyChoice);
each<HTMLElement>(".sizes", (place) => {
  place.append(make("h2", { id: "sizes" }, place.dataset["heading"] ?? ""));
  whenSeen(place, () => void import("./sizes").then((sizes) => sizes.enableSizeMap(place), withdraw(place)));
});
each<HTMLElement>("code[data-language]", (code) =>
  void import("./recipe").then((recipe) => recipe.colour(code), withdraw(code)),
);
each<HTMLButtonElement>("button.look-inside", (button) =>
  void import("./contents/show").then((contents) => contents.enableContents(button), withdraw(button)),
);
each<HTMLElement>(".compare", (place) =>
  void import("./contents/difference").then((difference) => difference.enableComparison(place), withdraw(place)),
);
each<HTMLInputElement>("#search", enableSearchBox);
each<HTMLElement>(".suggestions", enableSuggestions);
each<HTMLElement>(".browse", enableBrowser);
each<HTMLElement>(".names", enableNames);
