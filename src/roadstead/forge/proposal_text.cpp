// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/proposal_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/markdown.hpp"
#include "roadstead/base/one_line.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::forge {

static constexpr std::size_t title_limit = 200, body_limit = 60000;
static constexpr std::size_t value_limit = 300, link_limit = 2000;

static bool is_new(const ProposedTag& tag) { return tag.old_digest.empty() && !tag.is_outdated; }

static std::string counted(std::size_t number, std::string_view thing) {
  return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

// The same tag stands in several rows when it has several architectures.
static std::vector<std::string> names_of(const std::vector<ProposedTag>& tags) {
  std::vector<std::string> names;
  for (const ProposedTag& tag : tags)
    if (std::ranges::find(names, tag.tag) == names.end()) names.push_back(tag.tag);
  return names;
}

std::string proposal_title(std::string_view collection, const std::vector<ProposedTag>& tags) {
  const std::string_view verb = !tags.empty() && std::ranges::all_of(tags, is_new) ? "Add" : "Update";
  std::string title = fmt::format("{} {}", verb, one_line(collection.substr(0, value_limit)));
  const std::vector<std::string> names = names_of(tags);
  std::size_t shown = 0;
  for (; shown < names.size(); ++shown) {
    const std::string next = (shown == 0 ? ": " : ", ") + one_line(names[shown]);
    if (title.size() + next.size() > title_limit - sizeof " and 1000000 more") break;
    title += next;
  }
  if (shown < names.size())
    title += shown == 0 ? ": " + counted(names.size(), "tag") : fmt::format(" and {} more", names.size() - shown);
  while (title.size() > title_limit || !is_plain_utf8(title)) title.pop_back();
  return title;
}

static std::string code(std::string_view value) { return code_span(value.substr(0, value_limit)); }

static std::string link(std::string_view words, std::string_view url) {
  return url.size() > link_limit ? std::string() : web_link(words, url);
}

static std::string short_digest(std::string_view digest) {
  constexpr std::size_t shown = sizeof "sha256:" - 1 + 12;
  return code(digest.substr(0, shown));
}

static std::string change(const std::string& before, const std::string& after) {
  return before.empty() || before == after ? after : before + " → " + after;
}

static std::string size(std::uint64_t bytes) { return bytes == 0 ? std::string() : human_size(bytes); }

static std::string joined(std::initializer_list<std::string> parts) {
  std::string all;
  for (const std::string& part : parts)
    if (!part.empty()) all += (all.empty() ? "" : ", ") + part;
  return all;
}

static std::string row(const ProposedTag& tag) {
  const std::string digests = change(short_digest(tag.old_digest), short_digest(tag.new_digest));
  if (tag.is_outdated)
    return fmt::format("| {} | {} | {} | {} | stays, and was made from something else |\n", code(tag.tag),
                       code(tag.architecture), short_digest(tag.new_digest), size(tag.new_size_bytes));
  return fmt::format("| {} | {} | {} | {} | {} |\n", code(tag.tag) + (is_new(tag) ? " (new)" : ""),
                     code(tag.architecture), digests, change(size(tag.old_size_bytes), size(tag.new_size_bytes)),
                     joined({link("changes", tag.recipe_link), code(std::string_view(tag.commit).substr(0, 12))}));
}

// In full, to be compared with what a client says that it pulled.
static std::string digest_line(const ProposedTag& tag) {
  if (tag.is_outdated) return {};
  return fmt::format("- {}: {}\n", joined({code(tag.tag), code(tag.architecture)}), code(tag.new_digest));
}

// A comment ends where "-->" stands.
static std::string marker(std::string_view collection) {
  std::string name = one_line(collection.substr(0, value_limit));
  std::ranges::replace(name, '>', '?');
  return fmt::format("\n<!-- roadstead: {} -->\n", name);
}

std::string proposal_body(std::string_view collection, const std::vector<ProposedTag>& tags) {
  const std::string end = marker(collection);
  if (tags.empty()) return fmt::format("What {} says of itself, and no image.\n{}", code(collection), end);
  std::string table = fmt::format(
      "{} of {}.\n\n| tag | architecture | digest | size | recipe |\n",
      counted(static_cast<std::size_t>(std::ranges::count(tags, false, &ProposedTag::is_outdated)), "image"),
      code(collection));
  table += "|---|---|---|---|---|\n";
  std::string digests = "\nDigests of what is proposed:\n\n";
  std::size_t shown = 0;
  for (; shown < tags.size(); ++shown) {
    const std::string next_row = row(tags[shown]), next_digest = digest_line(tags[shown]);
    if (table.size() + digests.size() + next_row.size() + next_digest.size() + end.size() + 100 > body_limit) break;
    table += next_row;
    digests += next_digest;
  }
  if (shown < tags.size()) digests += fmt::format("\nand {} more\n", tags.size() - shown);
  return table + (shown == 0 ? "" : digests) + end;
}

}  // namespace roadstead::forge
