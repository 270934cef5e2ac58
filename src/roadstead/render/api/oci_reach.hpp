// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "roadstead/render/site.hpp"

// What of a collection OCI clients can pull from a site: its names, its digests, and the host decide.
namespace roadstead::render::api {

/// The OCI API can spell the collection's name, no other collection has it, and /v2/ is the site's.
bool is_spelled(const Site& site, const catalog::Collection& collection);

/// Where the tag's metadata says that a blob lies; null when it does not say.
const catalog::StoredFile* address_of(const catalog::Tag& tag, const catalog::Digest& digest);

/// Which documents of a tag reach clients: with every blob below them, from the store, by a redirect, or by what a
/// descriptor carries. Each is judged once, since indexes may share their children.
class Reach {
 public:
  Reach(const Site& site, const catalog::Tag& tag) : site_(site), tag_(tag), known_(tag.documents.size()) {}

  bool has(const catalog::Document& document);

 private:
  const Site& site_;
  const catalog::Tag& tag_;
  std::vector<std::optional<bool>> known_;  ///< as the tag's documents
};

/// The document that stands for an OCI tag where it must be one image: its own, or of an index the one for amd64, else
/// the first.
const catalog::Document& image_of(const catalog::Tag& tag);

/// What container clients run: a root file system with its config, and no artifact.
bool is_container_image(const catalog::Document& document);

bool is_published_oci(const Site& site, const catalog::Collection& collection, const catalog::Tag& tag);

}  // namespace roadstead::render::api
