// SPDX-License-Identifier: Apache-2.0
#include "roadstead/forge/expect_inside.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "roadstead/base/text.hpp"

namespace roadstead::forge {

namespace {

using Names = std::set<std::string>;

// The entries that are not alike in both.
Names differing(const Listing& one, const Listing& other) {
  std::vector<Listing::value_type> found;
  std::ranges::set_symmetric_difference(one, other, std::back_inserter(found), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second.mode, a.second.id) < std::tie(b.first, b.second.mode, b.second.id);
  });
  Names names;
  for (const auto& [name, entry] : found) names.insert(name);
  return names;
}

// Of one folder's entries: those that no reference has so.
Result<Names> own_entries(RemoteRepository& remote, const std::string& commit, const std::string& folder,
                          const std::vector<std::string>& references) {
  const auto entries = remote.entries(commit, folder);
  if (!entries) return Failure(entries.error());
  Names own;
  for (std::size_t i = 0; i < references.size() && (i == 0 || !own.empty()); ++i) {
    const auto others = remote.entries(references[i], folder);
    if (!others) return Failure(others.error());
    const Names differ = differing(*entries, *others);
    if (i == 0) own = differ;
    std::erase_if(own, [&](const std::string& name) { return !differ.contains(name); });
  }
  return own;
}

}  // namespace

Result<void> expect_inside(RemoteRepository& remote, const std::string& commit, const std::string& folder,
                           const std::vector<std::string>& references) {
  std::string above;
  for (const std::string_view part : split(folder, '/')) {
    auto own = own_entries(remote, commit, above, references);
    if (!own) return Failure(own.error());
    own->erase(std::string(part));
    if (!above.empty()) above += '/';
    if (!own->empty())
      return fail(Code::conflict,
                  "commits of others on the branch change '{}{}' outside of '{}', want them merged or taken off first",
                  above, *own->begin(), folder);
    above += part;
  }
  return {};
}

}  // namespace roadstead::forge
