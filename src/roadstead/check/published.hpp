// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

#include "roadstead/check/change_rules.hpp"

// What tags give to the world, and how two states of one differ.
namespace roadstead::check {

/// A tag of the base, and what becomes of it; null: it is gone or broken.
struct TagPair {
  const catalog::Tag& before;
  const catalog::Tag* after;
  std::string path;  ///< of its README
};

template <class Visit>
void for_each_former_tag(const JudgedCollection& judged, Visit visit) {
  if (judged.before == nullptr) return;
  for (const catalog::Tag& tag : judged.before->tags) {
    const catalog::Tag* const after = judged.after == nullptr ? nullptr : judged.after->find(tag.name);
    visit(TagPair{tag, after, fmt::format("{}/manifests/{}/README.md", judged.before->name, tag.name)});
  }
}

/// What tells a file from another: its digest; where nobody knows it, where it lies and how large it is.
std::string identity(const catalog::StoredFile& file);

/// The images that a tag gives now, and not those of its history.
std::vector<catalog::StoredFile> images_of(const catalog::Tag& tag);
std::set<std::string> identities(std::span<const catalog::StoredFile> files);

/// The same images for the same architectures.
bool has_same_images(const catalog::Tag& one, const catalog::Tag& other);

}  // namespace roadstead::check
