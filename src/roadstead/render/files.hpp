// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "roadstead/catalog/model.hpp"
#include "roadstead/catalog/reach.hpp"

namespace roadstead::render {

struct Site;

/// One image file of a collection, and the newest tag that has or had it.
struct ImageFile {
  catalog::StoredFile file;
  const catalog::Tag* tag = nullptr;
  bool is_current = false;  ///< some tag has it now; else it is history
};

/// The image files of a collection, each once: current ones, further architectures, history.
using Files = std::vector<ImageFile>;
Files collect_files(const catalog::Collection& collection);

/// An image file that clients pull by its tag.
bool is_pulled(const catalog::Tag& tag);

catalog::Stored stored(const Site& site, const catalog::StoredFile& file);

/// The clients of `api` can pull this file from this site.
bool is_published(const Site& site, catalog::Api api, const catalog::Tag& tag, const catalog::StoredFile& file);

/// The image files that an OCI index over the tag lists: the published ones whose architecture is known. Empty where
/// the tag is the manifest of its own image instead: for one file, or on a host that cannot send an index's type.
std::vector<catalog::StoredFile> index_files(const Site& site, const catalog::Tag& tag);

/// Where the file's bytes are: with the library API's pages when the site's store has them, else where the metadata
/// says.
void append_address(std::string& out, const Site& site, const catalog::Collection& collection,
                    const catalog::StoredFile& file);

/// Hex digits of the MD5 that stands in for a sha256; empty when there is none.
std::string md5_hex(const catalog::StoredFile& file);

/// A name for the content that is safe as a file's: "sha256.…", "md5.…" or, of a file whose digest
/// nobody knows, "url.…" with the hash of its address.
std::string content_id(const catalog::StoredFile& file);

}  // namespace roadstead::render
