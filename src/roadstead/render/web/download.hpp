// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>

#include "roadstead/render/site.hpp"
#include "roadstead/render/web/html.hpp"

namespace roadstead::render::web {

/// Where the page of a tag links the bytes of its files.
class Downloads {
 public:
  Downloads(const Site& site, const catalog::Collection& collection, const catalog::Tag& tag);

  /// A link to the library API's or the OCI API's page of what the store holds, else to the address that is stated;
  /// nothing where neither is known.
  void append(Html& html, const catalog::StoredFile& file) const;

 private:
  const Site& site_;
  const catalog::Collection& collection_;
  const catalog::Tag& tag_;
  std::set<catalog::Digest> blobs_;  ///< that have a page of the OCI API
};

}  // namespace roadstead::render::web
