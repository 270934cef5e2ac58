// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/govern/push_author.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "roadstead/app/author.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::app {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t note_limit_bytes = 1 << 16;

Result<std::vector<check::Author>> parse_authors(std::string_view text) {
  std::vector<check::Author> authors;
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    auto author = parse_author(word);
    if (!author) return Failure(author.error());
    authors.push_back(std::move(*author));
  }
  return authors;
}

std::string_view kind_word(catalog::Owner::Kind kind) {
  if (kind == catalog::Owner::Kind::team) return "team";
  return kind == catalog::Owner::Kind::repository ? "repository" : "user";
}

Result<fs::path> note_of(const BareRepository& repository, const std::string& head) {
  const auto folder = repository.own_folder();
  if (!folder) return Failure(folder.error());
  std::error_code error;
  fs::create_directories(*folder / "authors", error);
  if (error) return fail_errno(error.value(), "making " + (*folder / "authors").string());
  return *folder / "authors" / head;
}

}  // namespace

Result<std::vector<check::Author>> push_authors(const Environment& environment) {
  if (const auto stated = environment("ROADSTEAD_AUTHOR")) return parse_authors(*stated);
  return parse_authors(fmt::format("user:{}", ::getuid()));
}

Result<void> note_authors(const BareRepository& repository, const std::string& head,
                          const std::vector<check::Author>& authors) {
  const auto path = note_of(repository, head);
  if (!path) return Failure(path.error());
  std::string text;
  for (const check::Author& author : authors) text += fmt::format("{}:{} ", kind_word(author.kind), author.id);
  return write_file_atomically(*path, text);
}

Result<void> forget_authors(const BareRepository& repository, const std::string& head) {
  const auto path = note_of(repository, head);
  if (!path) return Failure(path.error());
  std::error_code ignored;
  fs::remove(*path, ignored);
  return {};
}

Result<std::vector<check::Author>> noted_authors(const BareRepository& repository, const std::string& head) {
  const auto path = note_of(repository, head);
  if (!path) return Failure(path.error());
  const auto text = read_file(*path, note_limit_bytes);
  if (!text && text.error().code == Code::not_found) return std::vector<check::Author>();
  if (!text) return Failure(text.error());
  return parse_authors(*text);
}

}  // namespace roadstead::app
