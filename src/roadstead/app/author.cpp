// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/author.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "roadstead/base/ascii.hpp"

namespace roadstead::app {

using catalog::Owner;

static constexpr std::pair<std::string_view, Owner::Kind> author_kinds[] = {
    {"user:", Owner::Kind::user}, {"team:", Owner::Kind::team}, {"repository:", Owner::Kind::repository}};

static std::optional<check::Author> author_of(std::string_view text) {
  for (const auto& [prefix, kind] : author_kinds) {
    const std::string_view id = text.substr(std::min(prefix.size(), text.size()));
    if (text.starts_with(prefix) && !id.empty() && std::ranges::all_of(id, is_digit))
      return check::Author{kind, std::string(id)};
  }
  return std::nullopt;
}

Result<check::Author> parse_author(std::string_view text) {
  if (auto author = author_of(text)) return std::move(*author);
  return fail(Code::invalid, "'{}' is no author, want user:ID, team:ID or repository:ID with the forge's number", text);
}

Result<check::Author> parse_maintainer(std::string_view text) {
  if (auto author = author_of(text)) return std::move(*author);
  const std::string_view key = text.substr(0, text.find(' ', std::min(text.find(' ') + 1, text.size())));
  if (catalog::is_ssh_key(key)) return check::Author{Owner::Kind::key, std::string(key)};
  return fail(Code::invalid,
              "'{}' is no maintainer, want user:ID, team:ID or repository:ID with the forge's number, or an ssh key as "
              "'ssh-ed25519 AAAA…'",
              text);
}

std::string author_text(const check::Author& author) {
  for (const auto& [prefix, kind] : author_kinds)
    if (kind == author.kind) return std::string(prefix) + author.id;
  return author.id;
}

}  // namespace roadstead::app
