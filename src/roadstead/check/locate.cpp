// SPDX-License-Identifier: Apache-2.0
#include "roadstead/check/locate.hpp"

#include "roadstead/base/text.hpp"
#include "roadstead/catalog/front_matter.hpp"
#include "roadstead/catalog/load.hpp"

namespace roadstead::check {

using catalog::YamlDocument;

static std::uint32_t item_at(const YamlDocument& yaml, std::uint32_t sequence, std::uint64_t wanted) {
  std::uint32_t found = YamlDocument::none;
  std::uint64_t number = 0;
  yaml.for_each_item(sequence, [&](std::uint32_t item) {
    if (number++ == wanted) found = item;
  });
  return found;
}

static std::uint32_t descend(const YamlDocument& yaml, std::uint32_t node, std::string_view step) {
  switch (yaml[node].kind) {
    case YamlDocument::Kind::mapping: return yaml.find(node, step);
    case YamlDocument::Kind::sequence: return item_at(yaml, node, parse_number(step).value_or(0));
    case YamlDocument::Kind::scalar: return YamlDocument::none;
  }
  return YamlDocument::none;
}

catalog::Position locate(source::Reader& reader, const source::Entry& entry, std::string_view key) {
  const auto text = reader.read(entry, catalog::readme_limit_bytes);
  if (!text) return {};
  const auto parts = catalog::split_front_matter(*text);
  YamlDocument yaml;
  if (!parts || !yaml.parse(parts->yaml, catalog::front_matter_first_line)) return {};
  std::uint32_t node = 0;
  for (const std::string_view step : split(key, '.')) {
    const std::uint32_t next = descend(yaml, node, step);
    if (next == YamlDocument::none) break;
    node = next;
  }
  return yaml[node].position;
}

}  // namespace roadstead::check
