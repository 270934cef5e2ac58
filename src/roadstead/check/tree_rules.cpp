// SPDX-License-Identifier: Apache-2.0
#include "roadstead/check/tree_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/catalog/layout.hpp"

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

static bool is_page_or_script(std::string_view path) {
  for (const std::string_view ending : {".html", ".htm", ".js", ".mjs", ".css", ".svg", ".php"})
    if (path.ends_with(ending)) return true;
  return false;
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
  if (entry.kind == Kind::executable) say(Severity::warning, "has its executable bit set, and nothing here is run");
}

Findings check_files(const source::Tree& tree, const catalog::Catalog& catalog) {
  Findings findings;
  std::string_view last;  // neighbours mostly lie in one collection: one look-up serves them
  bool is_ours = false;
  for (const Entry& entry : tree.entries()) {
    const Place place = catalog::classify(entry.path);
    if (place.role == Role::outside) continue;
    if (place.collection != last) is_ours = !place.tag.empty() || catalog.find(place.collection) != nullptr;
    last = place.collection;
    if (is_ours || !place.tag.empty() || place.role == Role::stray) check_file(entry, place, findings);
  }
  return findings;
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
  const bool all_yanked = std::ranges::all_of(collection.tags, &catalog::Tag::is_yanked);
  if (!collection.tags.empty() && all_yanked)
    findings.push_back({path(), 0, 0, Severity::warning, "yanked", "every tag is yanked, and none stands in for them"});
}

}  // namespace roadstead::check
