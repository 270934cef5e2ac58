// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/policy.hpp"

#include <fnmatch.h>

namespace roadstead::catalog {

namespace {

template <class T>
void take(std::optional<T>& to, const std::optional<T>& from) {
  if (from) to = from;
}

void take(PolicyTerms& to, const PolicyTerms& from) {
  take(to.storage, from.storage);
  take(to.movable, from.movable);
  take(to.required_labels, from.required_labels);
  take(to.most_tags, from.most_tags);
  take(to.most_bytes, from.most_bytes);
  take(to.auto_merge, from.auto_merge);
  take(to.new_namespaces, from.new_namespaces);
  for (const auto& [rule, level] : from.rules) to.rules.insert_or_assign(rule, level);
}

}  // namespace

PolicyTerms Policy::of(std::string_view collection) const {
  PolicyTerms all = terms;
  const std::string name(collection);
  for (const auto& [glob, more] : namespaces)
    if (::fnmatch(glob.c_str(), name.c_str(), FNM_PATHNAME) == 0) take(all, more);
  return all;
}

}  // namespace roadstead::catalog
