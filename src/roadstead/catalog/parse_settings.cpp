// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/site_address.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/catalog/parse.hpp"
#include "roadstead/catalog/parse_policy.hpp"
#include "roadstead/catalog/schema.hpp"

namespace roadstead::catalog {

namespace {

Result<std::string> any_text(std::string_view text) { return std::string(text); }

// As forges take them: their addresses, and Pages', are made of it.
bool is_repository(std::string_view text) {
  const auto fits = [](char c) { return is_alnum(c) || c == '-' || c == '_' || c == '.' || c == '/'; };
  const std::size_t slash = text.find('/');
  const std::string_view owner = text.substr(0, slash);
  return slash != text.npos && slash + 1 < text.size() && text.find('/', slash + 1) == text.npos && !owner.empty() &&
         is_alnum(owner.front()) && is_alnum(owner.back()) && owner.find_first_of("_.") == owner.npos &&
         std::ranges::all_of(text, fits);
}

Result<std::string> parse_repository(std::string_view text) {
  if (is_repository(text) || (has_web_scheme(text) && parse_url(text))) return std::string(text);
  return fail(Code::invalid, "'{}' is not a repository, want as owner/repo, or its address", text);
}

// Letters and digits in groups, as "de" or "pt-BR" (RFC 5646 section 2.1, as far as pages need it).
Result<std::string> parse_language(std::string_view text) {
  const auto is_group = [](std::string_view group) {
    return !group.empty() && group.size() <= 8 && std::ranges::all_of(group, is_alnum);
  };
  if (std::ranges::all_of(split(text, '-'), is_group)) return std::string(text);
  return fail(Code::invalid, "'{}' is not a language, want one as 'en' or 'de'", text);
}

struct Key {
  std::string_view name;
  std::string Settings::*member;
  Result<std::string> (*parse)(std::string_view text) = any_text;
  std::string_view rule = "url-policy";  ///< that a value which does not parse breaks
};

constexpr Key keys[] = {
    {"title", &Settings::title},
    {"description", &Settings::description},
    {"url", &Settings::url, parse_site_address},
    {"baseurl", &Settings::baseurl, parse_site_prefix},
    {"repository", &Settings::repository, parse_repository, "schema"},
    {"maintainer", &Settings::maintainer},
    {"language", &Settings::language, parse_language, "schema"},
};

constexpr std::string_view policy_key = "policy";

const Key* key_of(std::string_view name) {
  const auto found = std::ranges::find(keys, name, &Key::name);
  return found == std::end(keys) ? nullptr : found;
}

// A value that is empty says nothing.
Result<void> set(const Key& key, std::string_view text, Settings& settings) {
  auto value = text.empty() ? any_text(text) : key.parse(text);
  if (!value) return Failure(value.error());
  settings.*key.member = std::move(*value);
  return {};
}

void unknown(SchemaReader& reader, std::uint32_t key, std::string_view name) {
  std::vector<std::string> names{std::string(policy_key)};
  for (const Key& k : keys) names.emplace_back(k.name);
  const auto near = nearest(name, names);
  reader.error(key,
               fmt::format("unknown setting '{}'{}", name, near ? fmt::format(", did you mean '{}'?", *near) : ""));
}

}  // namespace

bool parse_settings(std::string_view path, std::string_view text, Findings& findings, Settings& settings) {
  const std::size_t before = findings.size();
  YamlDocument yaml;
  if (const auto done = yaml.parse(text, 1); !done) {
    const TextError& e = done.error();
    findings.push_back({std::string(path), e.position.line, e.position.column, Severity::error, "schema", e.message});
    return false;
  }
  Arena arena;
  SchemaReader reader(path, yaml, arena, findings);
  if (yaml.root().kind != YamlDocument::Kind::mapping) {
    reader.error(0, "settings are not a mapping");
    return false;
  }
  yaml.for_each_pair(0, [&](std::uint32_t key, std::uint32_t value) {
    if (yaml[key].text == policy_key) return read_policy(reader, value, settings.policy);
    const Key* const known = key_of(yaml[key].text);
    if (known == nullptr) return unknown(reader, key, yaml[key].text);
    reader.enter(known->name);
    if (const auto done = set(*known, reader.text(value), settings); !done)
      reader.error(value, done.error().what, known->rule);
  });
  return findings.size() == before;
}

void parse_jekyll_config(std::string_view path, std::string_view text, Findings& findings, Settings& settings) {
  YamlDocument yaml;
  if (const auto done = yaml.parse(text, 1); !done) {
    const TextError& e = done.error();
    findings.push_back({std::string(path), e.position.line, e.position.column, Severity::warning, "schema", e.message});
    return;
  }
  if (yaml.root().kind != YamlDocument::Kind::mapping) return;
  yaml.for_each_pair(0, [&](std::uint32_t key, std::uint32_t value) {
    const Key* const known = key_of(yaml[key].text);
    if (known == nullptr || yaml[value].kind != YamlDocument::Kind::scalar) return;
    const auto warn = [&, at = yaml[value].position](std::string_view rule, std::string message) {
      findings.push_back({std::string(path), at.line, at.column, Severity::warning, rule, std::move(message)});
    };
    if (!is_plain_utf8(yaml[value].text)) return warn("schema", "text has a control character");
    if (const auto done = set(*known, yaml[value].text, settings); !done)
      warn(known->rule, done.error().what + ": it is not used");
  });
}

}  // namespace roadstead::catalog
