// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/model.hpp"

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::catalog {

const Tag* Collection::find(std::string_view tag) const {
  const auto at = std::ranges::lower_bound(tags, tag, {}, &Tag::name);
  return at != tags.end() && at->name == tag ? &*at : nullptr;
}

StoredFile Tag::image() const {
  StoredFile file = layout == Layout::oci ? stated : layers.front();
  file.arch = stated.arch;
  file.created = stated.created;
  file.commit = source.commit;
  return file;
}

const Document* Tag::find(const Digest& digest) const {
  const auto at = std::ranges::lower_bound(documents, digest, {}, &Document::digest);
  return at != documents.end() && at->digest == digest ? &*at : nullptr;
}

std::span<const FormerDocument> Tag::attached_to(std::size_t state) const {
  const auto begin = std::ranges::lower_bound(formerly_attached, state, {}, &FormerDocument::state);
  const auto end = std::ranges::upper_bound(formerly_attached, state, {}, &FormerDocument::state);
  return {begin, end};
}

static std::string without_slash(std::string text) {
  while (text.ends_with('/')) text.pop_back();
  return text;
}

std::string Settings::base_url() const {
  if (!url.empty()) return without_slash(url) + without_slash(baseurl);
  const std::size_t slash = repository.find('/');
  if (slash == repository.npos || has_web_scheme(repository)) return {};
  return "https://" + to_lower(repository.substr(0, slash)) + ".github.io" + without_slash(baseurl);
}

const Collection* Catalog::find(std::string_view name) const {
  const auto at = std::ranges::lower_bound(collections, name, {}, &Collection::name);
  return at != collections.end() && at->name == name ? &*at : nullptr;
}

const Collection* Catalog::find_oci(std::string_view lower_name) const {
  const auto lower = [this](std::uint32_t i) { return to_lower(collections[i].name); };
  const auto at = std::ranges::lower_bound(by_oci_name, lower_name, {}, lower);
  return at != by_oci_name.end() && lower(*at) == lower_name ? &collections[*at] : nullptr;
}

const KeptText* Catalog::kept_text(std::uint32_t entry) const {
  const auto at = std::ranges::lower_bound(kept_texts, entry, {}, &KeptText::entry);
  return at != kept_texts.end() && at->entry == entry ? &*at : nullptr;
}

std::size_t Catalog::tag_count() const {
  std::size_t count = 0;
  for (const Collection& collection : collections) count += collection.tags.size();
  return count;
}

}  // namespace roadstead::catalog
