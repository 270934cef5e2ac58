// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/text.hpp"
#include "roadstead/catalog/front_matter.hpp"
#include "roadstead/catalog/parse.hpp"
#include "roadstead/catalog/parse_owner.hpp"
#include "roadstead/catalog/schema.hpp"
#include "roadstead/catalog/stripped.hpp"

namespace roadstead::catalog {

namespace {

using Reader = SchemaReader;
using Node = std::uint32_t;

constexpr auto ignore = [](Reader&, Node, Collection&) {};

void expect_collection(Reader& r, Node n, Collection&) {
  const std::string_view layout = r.text(n);
  if (!layout.empty() && layout != "collection" && layout != owner_layout)
    r.error(n, fmt::format("layout '{}' is not known, want 'collection' or 'owner'", layout));
}

void read_owners(Reader& r, Node n, Collection& collection) {
  collection.owners = r.each<Owner>(n, [&](Node item, Owner& owner) { read_owner(r, item, owner); });
}

constexpr Reader::Field<Collection> collection_fields[] = {
    {"layout", false, expect_collection},
    {"title", false, ignore},      // Jekyll's: the name is the path
    {"permalink", false, ignore},  // Jekyll's
    {"description", false, [](Reader& r, Node n, Collection& c) { c.description = r.text(n); }},
    {"owners", false, read_owners},
};

}  // namespace

bool parse_collection(std::string_view path, std::string_view text, YamlDocument& yaml, Arena& arena,
                      Findings& findings, Collection& collection) {
  const auto fail_at = [&](const TextError& e) {
    findings.push_back({std::string(path), e.position.line, e.position.column, Severity::error, "schema", e.message});
    return false;
  };
  const auto parts = split_front_matter(text);
  if (!parts) return fail_at(parts.error());
  if (const auto done = yaml.parse(parts->yaml, front_matter_first_line); !done) return fail_at(done.error());
  const std::size_t before = findings.size();
  Reader(path, yaml, arena, findings).mapping<Collection>(0, "front matter", collection_fields, collection);
  collection.has_body = !trim(parts->body).empty();
  const bool fine = findings.size() == before;
  find_stripped(path, text, parts->body, findings);
  return fine;
}

}  // namespace roadstead::catalog
