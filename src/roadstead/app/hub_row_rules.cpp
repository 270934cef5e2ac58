// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/hub_row_rules.hpp"

#include <fmt/format.h>

#include <utility>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/time.hpp"
#include "roadstead/catalog/name.hpp"
#include "roadstead/catalog/url_fault.hpp"

namespace roadstead::app {

namespace {

using MaybeRefusal = std::optional<Refusal>;

MaybeRefusal name_refusal(const HubRow& row) {
  const auto parts = split(row.name, '/');
  if (parts.size() > catalog::component_limit)
    return Refusal{"name-grammar", fmt::format("the name has {} components", parts.size())};
  for (const std::string_view part : parts)
    if (const auto why = catalog::component_refusal(part); !why.empty())
      return Refusal{"name-grammar", fmt::format("component '{}' {}", part, why)};
  if (const auto why = catalog::component_refusal(row.tag); !why.empty())
    return Refusal{"name-grammar", fmt::format("tag '{}' {}", row.tag, why)};
  if (catalog::is_reserved_top(parts.front()))
    return Refusal{"name-collision", fmt::format("'{}' at the top belongs to the site", parts.front())};
  if (catalog::are_too_long_together(row.name, row.tag))
    return Refusal{"name-grammar", "repository and tag have more than 200 bytes together"};
  return std::nullopt;
}

MaybeRefusal content_refusal(const HubRow& row) {
  if (auto fault = catalog::url_fault(row.sif); !fault.empty()) return Refusal{"url-policy", std::move(fault)};
  constexpr std::uint64_t limit = std::uint64_t{1} << 53;
  if (row.size_bytes > limit) return Refusal{"schema", fmt::format("{} is over 2^53 bytes", row.size_bytes)};
  return std::nullopt;
}

bool is_commit(const std::string& text) { return text.size() == 40 && is_lower_hex(text); }
bool is_time(const std::string& text) { return is_rfc3339(text); }
bool is_text(const std::string& text) { return is_plain_utf8(text); }

struct FieldRule {
  std::string_view name;
  std::string HubRow::*member;
  bool (*fits)(const std::string& text);
  std::string_view wanted;
};

constexpr std::string_view no_controls = "text without control characters";

constexpr FieldRule field_rules[] = {
    {"commit", &HubRow::commit, is_commit, "40 lower-case hex digits"},
    {"build_date", &HubRow::build_date, is_time, "a time as 2026-11-23T10:00:00Z"},
    {"branch", &HubRow::branch, is_text, no_controls},
    {"version", &HubRow::version, is_text, no_controls},
    {"datalad_url", &HubRow::datalad_url, is_text, no_controls},
    {"recipe", &HubRow::recipe, is_text, no_controls},
    {"license", &HubRow::license, is_text, no_controls},
};

}  // namespace

std::optional<Refusal> refusal_of(const HubRow& row) {
  for (const auto check : {name_refusal, content_refusal})
    if (auto refusal = check(row)) return refusal;
  return std::nullopt;
}

std::vector<Refusal> drop_bad_fields(HubRow& row) {
  std::vector<Refusal> dropped;
  for (const FieldRule& rule : field_rules) {
    std::string& text = row.*rule.member;
    if (text.empty() || rule.fits(text)) continue;
    dropped.push_back({"schema", fmt::format("{} '{}' is left out, want {}", rule.name, text, rule.wanted)});
    text.clear();
  }
  return dropped;
}

}  // namespace roadstead::app
