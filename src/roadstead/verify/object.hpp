// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/catalog/model.hpp"

namespace roadstead::verify {

/// Which part of the metadata names an object.
/// `formerly_attached` are the documents of a state in `history`.
enum class List : std::uint8_t { layers, images, history, attached, formerly_attached, document };
/// What its bytes must be: an image file, or any blob of an OCI image.
enum class What : std::uint8_t { image, blob };

/// One address where bytes lie, with what is said of them there. Views live as long as the catalog.
struct Object {
  std::string_view url;
  std::string_view arch;                      ///< that the image is for, OCI name; empty: not said
  std::span<const std::string_view> signers;  ///< fingerprints of the PGP keys that are said to have signed the image
  catalog::Digest digest;
  std::uint64_t size_bytes = 0;
  std::uint32_t entry = 0;   ///< place in Tree::entries() of the file that names it
  std::uint32_t number = 0;  ///< in its list
  std::uint32_t state = 0;   ///< of what was attached formerly: place in the history
  std::uint32_t mirror = 0;  ///< 0: the address itself; else which mirror, from 1
  std::uint32_t places = 1;  ///< that say the same of the same address
  List list = List::layers;
  What what = What::image;
  bool has_digest = false, has_size = false;  ///< or nobody knows

  bool is_mirror() const { return mirror != 0; }
  /// Where the front matter has the address: "layers.0.mirrors.1"; empty of a document.
  std::string key() const;
  /// The same of the same address: asked once.
  bool is_same(const Object& other) const;
};

/// All addresses of a catalog, those of former states too, sorted by digest and each once. What was yanked is left out,
/// for it may be gone, and so is what has no address: only a local store has it (`roadstead check --store`).
std::vector<Object> objects_of(const catalog::Catalog& catalog);

}  // namespace roadstead::verify
