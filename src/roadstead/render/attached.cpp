// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/attached.hpp"

#include <algorithm>
#include <set>

#include "roadstead/base/url.hpp"
#include "roadstead/render/files.hpp"

namespace roadstead::render {

using catalog::Attached;
using catalog::Collection;
using catalog::Stored;
using catalog::Tag;

static std::string page_of(const Collection& collection, const Tag& tag, const Attached& document) {
  std::string path(collection.name);
  path.append("/tags/").append(tag.name).append("/sha256.");
  document.file.digest->append_hex(path);
  return path;
}

std::string attached_address(const Site& site, const Collection& collection, const Tag& tag, const Attached& document) {
  if (stored(site, document.file) == Stored::no) return std::string(document.file.url);
  std::string address(site.host.prefix());
  append_url_path(address += "/", page_of(collection, tag, document));
  return address;
}

std::string checked_address(const Site& site, const Collection& collection, const Tag& tag, const Attached& document) {
  std::string address = attached_address(site, collection, tag, document);
  if (address.empty() || stored(site, document.file) != Stored::no) return address;
  return address.substr(0, address.find('#')).append("#").append(document.file.digest_text());
}

void put_attached(Writer& writer, const Collection& collection, const Tag& tag) {
  if (tag.attached.empty() && tag.formerly_attached.empty()) return;
  std::set<catalog::Digest> seen;  // an image that came back has its documents in the history too
  const auto put = [&](const Attached& document) {
    if (stored(writer.site, document.file) == Stored::no || !seen.insert(*document.file.digest).second) return;
    writer.path(page_of(collection, tag, document));
    writer.put_file(document.file, {.has_case_twin = collection.has_case_twin || tag.has_case_twin});
  };
  std::ranges::for_each(tag.attached, put);
  std::ranges::for_each(tag.formerly_attached, put, &catalog::FormerDocument::document);
}

}  // namespace roadstead::render
