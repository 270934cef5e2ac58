// SPDX-License-Identifier: Apache-2.0
// Runs before the page is drawn: the reader's choice of light or dark, so that nothing flashes.
(() => {
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
  } catch {
    // A browser that keeps nothing follows the system's setting.
  }
})();
