// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/catalog/front_matter.hpp"
#include "roadstead/catalog/parse.hpp"
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

bool is_number(std::string_view text) {
  return !text.empty() && text.size() < 20 && std::ranges::all_of(text, is_digit);
}

// "ssh-ed25519 AAAA…": what ssh-keygen(1) writes, without the comment.
bool is_key(std::string_view text) {
  const std::size_t blank = text.find(' ');
  const bool has_type = text.starts_with("ssh-") || text.starts_with("ecdsa-") || text.starts_with("sk-");
  return has_type && blank != text.npos && blank + 1 < text.size() && text.find(' ', blank + 1) == text.npos;
}

void set_id(Reader& r, Node n, Owner& owner, Owner::Kind kind) {
  if (owner.kind != Owner::Kind::name) r.error(n, "an owner is one of user, team, repository and key, not several");
  owner.kind = kind;
  owner.id = r.text(n);
  if (kind == Owner::Kind::key ? !is_key(owner.id) : !is_number(owner.id))
    r.error(n,
            kind == Owner::Kind::key
                ? "it is no ssh key, want as \"ssh-ed25519 AAAA…\", without a comment"
                : fmt::format("'{}' is no id, want the number that the forge gives, and the name beside it", owner.id));
}

template <Owner::Kind kind>
void read_id(Reader& r, Node n, Owner& owner) {
  set_id(r, n, owner, kind);
}

constexpr Reader::Field<Owner> owner_fields[] = {
    {"user", false, read_id<Owner::Kind::user>},
    {"team", false, read_id<Owner::Kind::team>},
    {"repository", false, read_id<Owner::Kind::repository>},
    {"key", false, read_id<Owner::Kind::key>},
    {"name", false, [](Reader& r, Node n, Owner& owner) { owner.name = r.text(n); }},
};

// A plain text is a name.
void read_owner(Reader& r, Node n, Owner& owner) {
  if (r.yaml()[n].kind == YamlDocument::Kind::scalar)
    owner.name = r.text(n);
  else
    r.mapping<Owner>(n, "owner", owner_fields, owner);
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
