// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/text.hpp"
#include "roadstead/catalog/parse.hpp"
#include "roadstead/catalog/schema.hpp"

namespace roadstead::catalog {

namespace {

struct Key {
  std::string_view name;
  std::string Settings::*member;
};

constexpr Key keys[] = {
    {"title", &Settings::title},     {"description", &Settings::description}, {"url", &Settings::url},
    {"baseurl", &Settings::baseurl}, {"repository", &Settings::repository},   {"maintainer", &Settings::maintainer},
};

std::string Settings::*member_of(std::string_view name) {
  for (const Key& key : keys)
    if (key.name == name) return key.member;
  return nullptr;
}

void unknown(SchemaReader& reader, std::uint32_t key, std::string_view name) {
  std::vector<std::string> names;
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
    const auto member = member_of(yaml[key].text);
    if (member == &Settings::url && !yaml[value].text.empty())
      settings.url = reader.url(value);
    else if (member != nullptr)
      settings.*member = reader.text(value);
    else
      unknown(reader, key, yaml[key].text);
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
    const auto member = member_of(yaml[key].text);
    if (!member || yaml[value].kind != YamlDocument::Kind::scalar) return;
    const Position at = yaml[value].position;
    if (is_plain_utf8(yaml[value].text))
      settings.*member = yaml[value].text;
    else
      findings.push_back(
          {std::string(path), at.line, at.column, Severity::warning, "schema", "text has a control character"});
  });
}

}  // namespace roadstead::catalog
