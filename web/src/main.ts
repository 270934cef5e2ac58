// SPDX-License-Identifier: Apache-2.0
// What every page gains by script. All of it reads without.
import "../style/main.css";
import { enableCopyButton } from "./copy";
import { enableRowKeys, enableSearchKey } from "./keys";
import { enableTabs } from "./tabs";
import { enableThemeButton } from "./theme";

function each<E extends Element>(selector: string, enable: (element: E) => void): void {
  document.querySelectorAll<E>(selector).forEach(enable);
}

each<HTMLButtonElement>("button.theme", enableThemeButton);
each<HTMLButtonElement>("button.copy", enableCopyButton);
each<HTMLElement>(".tabs", enableTabs);
each<HTMLTableElement>("table", enableRowKeys);
each<HTMLInputElement>("#search", enableSearchKey);
