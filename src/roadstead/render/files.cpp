// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/files.hpp"

#include <algorithm>
#include <tuple>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/catalog/md5.hpp"
#include "roadstead/render/site.hpp"

namespace roadstead::render {

using catalog::StoredFile;
using catalog::Tag;

static auto identity(const ImageFile& f) { return std::tie(f.file.digest, f.file.other_digest, f.file.url); }

// Equal digests are one file, whatever their addresses; without a sha256 the address tells apart.
static bool is_same(const ImageFile& a, const ImageFile& b) {
  if (a.file.digest) return a.file.digest == b.file.digest;
  return !b.file.digest && identity(a) == identity(b);
}

Files collect_files(const catalog::Collection& collection) {
  Files files;
  for (const Tag& tag : collection.tags) {
    if (tag.layout != catalog::Layout::singularity) continue;
    files.push_back({tag.image(), &tag, !tag.is_yanked()});
    for (const StoredFile& image : tag.images) files.push_back({image, &tag, !tag.is_yanked()});
    for (const StoredFile& former : tag.history) files.push_back({former, &tag, false});
  }
  // Current before former, so that what stays of equals is what the tag says today.
  std::ranges::stable_sort(files, [](const ImageFile& a, const ImageFile& b) {
    return std::tuple(a.file.digest, !a.is_current, a.file.other_digest, a.file.url) <
           std::tuple(b.file.digest, !b.is_current, b.file.other_digest, b.file.url);
  });
  files.erase(std::unique(files.begin(), files.end(), is_same), files.end());
  return files;
}

bool is_pulled(const Tag& tag) { return tag.layout == catalog::Layout::singularity && !tag.is_yanked(); }

catalog::Stored stored(const Site& site, const StoredFile& file) {
  return file.digest && site.store.has(*file.digest) ? catalog::Stored::yes : catalog::Stored::no;
}

// library:// fetches from the site itself, by a redirect at most; the others follow an address of their own.
static bool can_deliver(const Site& site, catalog::Api api, catalog::Stored where) {
  return api != catalog::Api::library || site.host.redirects || where == catalog::Stored::yes;
}

bool is_published(const Site& site, catalog::Api api, const Tag& tag, const StoredFile& file) {
  const catalog::Stored where = stored(site, file);
  return can_deliver(site, api, where) && catalog::file_refusal(api, tag, file, where).empty();
}

std::vector<StoredFile> index_files(const Site& site, const Tag& tag) {
  std::vector<StoredFile> files;
  // Where the host cannot send an index's type, apptainer takes the index for a manifest without layers.
  if (tag.images.empty() || !site.host.sends_media_types) return files;
  const auto add = [&](const StoredFile& file) {
    if (!file.arch.empty() && is_published(site, catalog::Api::oci, tag, file)) files.push_back(file);
  };
  add(tag.image());
  for (const StoredFile& image : tag.images) add(image);
  if (files.size() < 2) files.clear();
  return files;
}

void append_address(std::string& out, const Site& site, const catalog::Collection& collection, const StoredFile& file) {
  if (stored(site, file) == catalog::Stored::no) {
    out += file.url;
    return;
  }
  out.append(site.host.base_url).append("/v1/imagefile/");
  append_url_path(out, collection.name);
  out += ":sha256.";
  file.digest->append_hex(out);
}

std::string md5_hex(const StoredFile& file) { return catalog::md5_of(file.other_digest); }

std::string content_id(const StoredFile& file) {
  if (file.digest) return "sha256." + file.digest->hex();
  if (const std::string md5 = md5_hex(file); !md5.empty()) return "md5." + md5;
  return "url." + to_hex(sha256(file.url));
}

}  // namespace roadstead::render
