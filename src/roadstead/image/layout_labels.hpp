// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "roadstead/image/labels.hpp"

namespace roadstead::image {

/// Where an image states a label, the one that counts first before the others (image-spec conversion.md, "Annotation
/// Fields": config.Labels take precedence).
enum class LabelPlace { config, manifest, index };

/// Gathers the labels of a layout while its documents are read, in any order: printable, and up to text_limit_bytes of
/// each place. Where two documents of one place state a key, the first counts.
class LayoutLabels {
 public:
  void take(LabelPlace place, std::span<const std::pair<std::string, std::string>> labels);

  /// All of them, each key once, sorted by it.
  Labels all() const;
  bool is_cut() const { return is_cut_; }  ///< some are left out

 private:
  struct Place {
    std::map<std::string, std::string> labels;
    std::uint64_t size_bytes = 0;
  };
  std::array<Place, 3> places_;
  bool is_cut_ = false;
};

}  // namespace roadstead::image
