// SPDX-License-Identifier: Apache-2.0
#include "roadstead/check/tree_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "roadstead/base/text.hpp"
#include "roadstead/base/time.hpp"
#include "roadstead/catalog/layout.hpp"
#include "roadstead/check/change.hpp"

namespace roadstead::check {

using catalog::Collection;
using catalog::Findings;
using catalog::Place;
using catalog::Role;
using catalog::Severity;
using source::Entry;
using source::Kind;

static std::string_view kind_problem(Kind kind) {
  switch (kind) {
    case Kind::symlink: return "is a symbolic link, which is never followed";
    case Kind::submodule: return "is a submodule, which is never read";
    case Kind::other: return "is no regular file";
    case Kind::file:
    case Kind::executable: return {};
  }
  return {};
}

static bool ends_in_one_of(std::string_view path, std::initializer_list<std::string_view> endings) {
  const std::string ending = to_lower(path.substr(std::min(path.rfind('.'), path.size())));
  return std::ranges::find(endings, ending) != endings.end();
}

static bool is_page_or_script(std::string_view path) {
  return ends_in_one_of(path, {".html", ".htm", ".xhtml", ".js", ".mjs", ".css", ".svg", ".php", ".wasm"});
}

// What a shell or an interpreter runs, not a browser.
static bool is_program_text(std::string_view path) {
  return ends_in_one_of(path, {".sh", ".bash", ".py", ".pl", ".rb", ".ps1", ".bat", ".cmd"});
}

static void check_file(const Entry& entry, const Place& place, Findings& findings) {
  const auto say = [&](Severity severity, std::string message) {
    findings.push_back({std::string(entry.path), 0, 0, severity, "media", std::move(message)});
  };
  if (const auto problem = kind_problem(entry.kind); !problem.empty())
    return say(Severity::error, std::string(problem));
  if (is_page_or_script(entry.path))
    return say(Severity::error, "is a page, style or script, which has no place in a registry tree");
  if (place.role == Role::stray)
    return say(Severity::warning, "lies below manifests/ but belongs to no tag: it is left out");
  if (is_program_text(entry.path)) return say(Severity::warning, "is a script, and nothing here is run");
  if (entry.kind == Kind::executable) say(Severity::warning, "has its executable bit set, and nothing here is run");
}

// What no loader has read: recipes, and whatever else lies there.
static bool has_own_content(const Entry& entry, const Place& place) {
  const bool is_file = entry.kind == Kind::file || entry.kind == Kind::executable;
  return is_file && (place.role == Role::tag_file || place.role == Role::collection_file);
}

/// Counts the files of each tag: they stand beside one another.
class TagFiles {
 public:
  explicit TagFiles(Findings& findings) : findings_(findings) {}

  void add(const Entry& entry, const Place& place) {
    if (place.tag != tag_ || place.collection != collection_) count_ = 0;
    tag_ = place.tag;
    collection_ = place.collection;
    if (!tag_.empty() && ++count_ == limit + 1)
      findings_.push_back({std::string(entry.path), 0, 0, Severity::warning, "media",
                           fmt::format("the tag '{}' has more than {} files", tag_, limit)});
  }

 private:
  static constexpr std::size_t limit = 1000;
  Findings& findings_;
  std::string_view collection_, tag_;
  std::size_t count_ = 0;
};

Findings check_files(const source::Tree& tree, const catalog::Catalog& catalog, std::vector<std::uint32_t>& files) {
  Findings findings;
  TagFiles counted(findings);
  std::string_view last;  // neighbours mostly lie in one collection: one look-up serves them
  bool is_ours = false;
  for (const Entry& entry : tree.entries()) {
    const Place place = catalog::classify(entry.path);
    if (place.role == Role::outside) continue;
    if (place.collection != last) is_ours = !place.tag.empty() || catalog.find(place.collection) != nullptr;
    last = place.collection;
    if (!is_ours && place.tag.empty() && place.role != Role::stray) continue;
    check_file(entry, place, findings);
    counted.add(entry, place);
    if (has_own_content(entry, place)) files.push_back(entry.index);
  }
  return findings;
}

static bool has_time(const catalog::Tag& tag) { return !tag.stated.created.empty(); }

static const catalog::Tag* newest_of(const Collection& collection) {
  const catalog::Tag* newest = nullptr;
  std::int64_t last = 0;
  for (const catalog::Tag& tag : collection.tags) {
    if (!has_time(tag)) continue;
    const std::int64_t seconds = unix_seconds(tag.stated.created);
    if (newest == nullptr || seconds > last) newest = &tag, last = seconds;
  }
  return newest;
}

static std::string yanked_problem(const Collection& collection) {
  if (collection.tags.empty()) return {};
  if (std::ranges::all_of(collection.tags, &catalog::Tag::is_yanked))
    return "every tag is yanked, and none stands in for them";
  const catalog::Tag* const newest = newest_of(collection);
  if (newest == nullptr || !newest->is_yanked()) return {};
  const auto stands_in = [&](const catalog::Tag& tag) {
    return !tag.is_yanked() && has_time(tag) &&
           unix_seconds(tag.stated.created) == unix_seconds(newest->stated.created);
  };
  if (std::ranges::any_of(collection.tags, stands_in)) return {};
  return fmt::format("its newest tag '{}' is yanked, and no newer one stands in for it", newest->name);
}

void check_collection(const source::Tree& tree, const Collection& collection, Findings& findings) {
  const auto path = [&] {
    return collection.entry >= 0 ? std::string(tree.entries()[static_cast<std::size_t>(collection.entry)].path)
                                 : std::string(collection.name);
  };
  if (collection.oci_name_taken)
    findings.push_back({path(), 0, 0, Severity::warning, "name-collision",
                        fmt::format("the OCI API loses '{}': another collection takes '{}' in lower case",
                                    collection.name, to_lower(collection.name))});
  if (const std::string problem = yanked_problem(collection); !problem.empty())
    findings.push_back({path(), 0, 0, Severity::warning, "yanked", problem});
}

Result<void> check_content(source::Reader& reader, const Entry& entry, Findings& findings) {
  const auto warn = [&](std::string message) {
    findings.push_back({std::string(entry.path), 0, 0, Severity::warning, "media", std::move(message)});
  };
  const auto bytes = reader.read(entry, file_limit_bytes);
  if (!bytes && bytes.error().code != Code::invalid) return Failure(bytes.error());
  if (!bytes) return warn(bytes.error().message()), Result<void>();
  if (bytes->find('\0') != bytes->npos) warn("is no text: images and other binary files lie in a store");
  return {};
}

}  // namespace roadstead::check
