// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/parse_owner.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/ascii.hpp"

namespace roadstead::catalog {

namespace {

using Reader = SchemaReader;
using Node = std::uint32_t;

bool is_number(std::string_view text) {
  return !text.empty() && text != "0" && text.size() < 20 && std::ranges::all_of(text, is_digit);
}

void set_id(Reader& r, Node n, Owner& owner, Owner::Kind kind) {
  if (owner.kind != Owner::Kind::name) r.error(n, "an owner is one of user, team, repository and key, not several");
  owner.kind = kind;
  owner.id = r.text(n);
  if (kind == Owner::Kind::key ? !is_ssh_key(owner.id) : !is_number(owner.id))
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

}  // namespace

bool is_ssh_key(std::string_view text) {
  const std::size_t blank = text.find(' ');
  const bool has_type = text.starts_with("ssh-") || text.starts_with("ecdsa-") || text.starts_with("sk-");
  const auto is_base64 = [](char c) { return is_alnum(c) || c == '+' || c == '/' || c == '='; };
  return has_type && blank != text.npos && blank + 1 < text.size() &&
         std::ranges::all_of(text.substr(blank + 1), is_base64);
}

void read_owner(Reader& r, Node n, Owner& owner) {
  if (r.yaml()[n].kind == YamlDocument::Kind::scalar)
    owner.name = r.text(n);
  else
    r.mapping<Owner>(n, "owner", owner_fields, owner);
}

}  // namespace roadstead::catalog
