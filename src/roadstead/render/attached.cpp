// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/attached.hpp"

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

void put_attached(Writer& writer, const Collection& collection, const Tag& tag) {
  for (const Attached& document : tag.attached) {
    if (stored(writer.site, document.file) == Stored::no) continue;
    writer.path(page_of(collection, tag, document));
    writer.put_file(document.file, {.has_case_twin = collection.has_case_twin || tag.has_case_twin});
  }
}

}  // namespace roadstead::render
