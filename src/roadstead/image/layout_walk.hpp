// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "roadstead/image/layout.hpp"
#include "roadstead/image/layout_labels.hpp"
#include "roadstead/oci/manifest.hpp"

namespace roadstead::image {

/// Follows descriptors through a layout and appends what it meets, see read_layout().
class LayoutWalk {
 public:
  LayoutWalk(LayoutFiles& files, Layout& layout) : files_(files), layout_(layout) {}
  Result<void> add_all(const std::vector<oci::Descriptor>& descriptors, BlobRole role, std::size_t depth);
  /// Gives the layout the labels of all that was met.
  void finish();

 private:
  Result<void> add(const oci::Descriptor& descriptor, BlobRole role, std::size_t depth);
  Result<void> look_at(LayoutBlob& blob);
  Result<void> follow(std::size_t at);
  Result<void> follow_manifest(const oci::Manifest& manifest, std::size_t at);
  void read_config(std::size_t config, std::size_t manifest);
  Result<std::string> read(const oci::Descriptor& descriptor);

  Result<std::optional<LayoutFile>> find(const std::string& digest);

  LayoutFiles& files_;
  Layout& layout_;
  LayoutLabels labels_;
  std::set<std::string> followed_;
  std::map<std::string, std::optional<LayoutFile>> found_;  ///< no blob is hashed twice
};

}  // namespace roadstead::image
