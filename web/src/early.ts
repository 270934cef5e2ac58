// SPDX-License-Identifier: Apache-2.0
// Runs before the page is drawn, so that nothing flashes: the reader's choice of light or dark, and whether the page's
// address asks something of a list (style/asked.css), as search/state.ts reads it.
(() => {
  if (/[?&](?:q|owner|arch|licence|signed|year|size|sort)=./.test(location.search)) document.documentElement.dataset["asked"] = "waiting";
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
  } catch {
    // A browser that keeps nothing follows the system's setting.
  }
})();
