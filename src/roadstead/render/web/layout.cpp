// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/layout.hpp"

namespace roadstead::render::web {

void append_href(Html& html, const Site& site, std::string_view path) {
  html.raw(" href=\"").path(site.host.prefix()).raw("/").path(path).raw("\"");
}

void begin_page(Html& html, const Site& site, std::string_view title) {
  const auto& settings = site.catalog.settings;
  html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
  html.raw("<meta name=\"viewport\" content=\"width=device-width\">\n<title>").text(title);
  if (title != settings.title) html.raw(" · ").text(settings.title);
  html.raw("</title>\n<link rel=\"stylesheet\"");
  append_href(html, site, "_/style.css");
  html.raw(">\n</head>\n<body>\n<header><a");
  append_href(html, site, "");
  html.raw(">").text(settings.title).raw("</a></header>\n<main>\n");
}

void end_page(Html& html, const Site& site) {
  html.raw("</main>\n<footer>");
  if (!site.catalog.settings.maintainer.empty())
    html.raw("Maintained by ").text(site.catalog.settings.maintainer).raw(". ");
  html.raw("A container registry without a server.</footer>\n</body>\n</html>\n");
}

const std::string_view style_sheet =
    R"(:root{color-scheme:light dark;--ink:#14212b;--soft:#52636f;--line:#d5dde2;--paper:#fff;--tint:#f3f6f8;--link:#0a5c8a}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf1;--soft:#9fb0bb;--line:#2c3a44;--paper:#10181e;--tint:#18232b;--link:#6cc0f0}}
*{box-sizing:border-box}
body{margin:0;font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:break-word}
header,main,footer{max-width:70rem;margin:0 auto;padding:1rem}
header a{font-weight:700;color:inherit;text-decoration:none}
header{border-bottom:1px solid var(--line)}
footer{color:var(--soft);border-top:1px solid var(--line);margin-top:3rem;font-size:.875rem}
a{color:var(--link)}
h1{font-size:1.75rem;margin:.5rem 0;overflow-wrap:anywhere}
h2{font-size:1.2rem;margin:2rem 0 .5rem}
h3{font-size:1.05rem;margin:1.5rem 0 .5rem}
.scroll{overflow-x:auto}
:not(.scroll)>table{display:block;overflow-x:auto}
img{max-width:100%}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top}
th{color:var(--soft);font-weight:600;font-size:.875rem}
.right{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.short{white-space:nowrap}
.facts td{overflow-wrap:anywhere}
code,pre{font:.875em/1.5 ui-monospace,monospace}
pre code{font-size:1em}
code{overflow-wrap:anywhere}
.scroll td code{display:block;min-width:12rem}
pre{background:var(--tint);border:1px solid var(--line);border-radius:4px;padding:.6rem .8rem;overflow-x:auto}
.soft+pre{white-space:pre-wrap}
.note{background:var(--tint);border-left:4px solid var(--link);padding:.5rem .8rem}
.soft{color:var(--soft)}
@media(max-width:40rem){
pre{white-space:pre-wrap}
.facts th{padding-bottom:0;border:0}
.facts tr,.facts th,.facts td{display:block}
.tags,.tags thead,.tags tbody{display:block}
.tags tr{display:grid;grid-template-columns:8fr 10fr 14fr 13fr;border-bottom:1px solid var(--line)}
.tags th,.tags td{border:0;min-width:0;padding-right:.4rem}
.tags td:last-child,.tags th:last-child{grid-column:1/-1;padding-top:0}
}
)";

}  // namespace roadstead::render::web
