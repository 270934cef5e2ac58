// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/audit/repair_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/markdown.hpp"
#include "roadstead/forge/proposal_text.hpp"
#include "roadstead/net/redact.hpp"

namespace roadstead::app {

// As a proposal of images is called, with another verb.
std::string repair_title(std::string_view collection, const std::vector<Repair>& repairs) {
  std::vector<forge::ProposedTag> tags;
  for (const Repair& repair : repairs)
    if (tags.empty() || tags.back().tag != repair.tag) tags.push_back({.tag = repair.tag, .old_digest = "-"});
  constexpr std::string_view verb = "Update";
  return "Repair" + forge::proposal_title(collection, tags).substr(verb.size());
}

static std::string row(const Repair& repair) {
  const bool is_yank = repair.action == Repair::Action::yank;
  return fmt::format("| {} | {} | {} |\n", code_span(repair.tag),
                     is_yank ? "is yanked: its image is gone" : "gets a mirror's address first",
                     code_span(net::redacted(is_yank ? repair.broken : repair.good)));
}

std::string repair_body(const std::vector<Repair>& repairs) {
  constexpr std::size_t most = 100;
  std::string body =
      "An audit found images that cannot be pulled as they are.\n\n| tag | what | address |\n|---|---|---|\n";
  for (std::size_t i = 0; i < std::min(repairs.size(), most); ++i) body += row(repairs[i]);
  if (repairs.size() > most) body += fmt::format("\nand {} more\n", repairs.size() - most);
  return body +
         "\nA mirror was read in full, and has the sha256 that is stated. What is yanked was missing on two nights, "
         "twelve hours apart or more. What heals is taken out by the next audit.\n";
}

}  // namespace roadstead::app
