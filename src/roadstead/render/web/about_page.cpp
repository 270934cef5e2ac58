// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "roadstead/base/url.hpp"
#include "roadstead/render/web/figures.hpp"
#include "roadstead/render/web/layout.hpp"
#include "roadstead/render/web/pages.hpp"
#include "roadstead/render/web/parts.hpp"

// What a contributor has to know, from the policy that will judge the change.
namespace roadstead::render::web {

namespace {

using catalog::PolicyTerms;

void begin_row(Html& html, Word name) { html.raw("<tr><th scope=\"row\">").word(name).raw("</th><td>"); }
void end_row(Html& html) { html.raw("</td></tr>\n"); }

void list_row(Html& html, Word name, const std::optional<std::vector<std::string>>& values) {
  if (!values) return;
  begin_row(html, name);
  for (const std::string& value : *values)
    html.raw(&value == &values->front() ? "" : "<br>").raw("<code>").text(value).raw("</code>");
  if (values->empty()) html.word(Word::none);
  end_row(html);
}

void text_row(Html& html, Word name, std::string_view text) {
  begin_row(html, name);
  html.text(text);
  end_row(html);
}

void word_row(Html& html, Word name, Word value) {
  begin_row(html, name);
  html.word(value);
  end_row(html);
}

Word word_of(catalog::NewNamespace what) {
  switch (what) {
    case catalog::NewNamespace::allow: return Word::are_welcome;
    case catalog::NewNamespace::review: return Word::are_reviewed;
    case catalog::NewNamespace::refuse: break;
  }
  return Word::are_refused;
}

bool says_something(const PolicyTerms& terms) {
  PolicyTerms without_rules = terms;
  without_rules.rules.clear();
  return without_rules != PolicyTerms();
}

void terms_table(Html& html, const PolicyTerms& terms) {
  html.raw("<table class=\"facts\"><tbody>\n");
  list_row(html, Word::may_lie_at, terms.storage);
  list_row(html, Word::movable_tags, terms.movable);
  list_row(html, Word::wanted_labels, terms.required_labels);
  if (terms.most_tags) text_row(html, Word::most_tags, shown_count(*terms.most_tags, html.words()));
  if (terms.most_bytes) text_row(html, Word::most_bytes, shown_size(*terms.most_bytes, html.words()));
  if (terms.auto_merge) word_row(html, Word::merged_by_itself, *terms.auto_merge ? Word::yes : Word::no);
  if (terms.new_namespaces) word_row(html, Word::new_namespaces, word_of(*terms.new_namespaces));
  html.raw("</tbody></table>\n");
}

void policy(Html& html, const catalog::Policy& policy) {
  if (!says_something(policy.terms) && policy.namespaces.empty()) return;
  append_heading(html, "policy", Word::policy);
  if (says_something(policy.terms)) terms_table(html, policy.terms);
  for (const auto& [glob, terms] : policy.namespaces) {
    if (!says_something(terms)) continue;
    html.raw("<h3><code>").text(glob).raw("</code></h3>\n");
    terms_table(html, terms);
  }
}

std::string registry_address(const catalog::Settings& settings) {
  return has_web_scheme(settings.repository) ? settings.repository : "https://github.com/" + settings.repository;
}

// Nobody can be told how where it is not known where the registry's own repository is.
void contributing(Html& html, const Site& site) {
  if (site.catalog.settings.repository.empty()) return;
  append_heading(html, "publish", Word::how_to_publish);
  html.raw("<p>").word(Word::how_to_publish_text).raw("</p>\n<div class=\"command\"><pre><code id=\"connect\">");
  html.raw("roadstead connect --registry ").text(registry_address(site.catalog.settings));
  html.raw(" --storage s3://BUCKET\nroadstead publish</code></pre>");
  append_copy_button(html, "connect");
  html.raw("</div>\n<p>").word(Word::pull_request_text);
  if (site.catalog.settings.policy.terms.auto_merge.value_or(false)) html.raw(" ").word(Word::merged_text);
  html.raw("</p>\n");
}

}  // namespace

void about_page(Writer& writer) {
  const Site& site = writer.site;
  writer.path("_/about/");
  writer.put({.media_type = html_type}, [&](std::string& out) {
    Html html = html_of(out, site);
    begin_page(html, site, {.title = html.words()[Word::about_site], .path = "_/about/"});
    html.raw("<h1>").word(Word::about).raw(" ").text(site.catalog.settings.title).raw("</h1>\n");
    if (!site.catalog.settings.description.empty())
      html.raw("<p class=\"lead\">").text(site.catalog.settings.description).raw("</p>\n");
    contributing(html, site);
    policy(html, site.catalog.settings.policy);
    end_page(html, site);
  });
}

}  // namespace roadstead::render::web
