// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"

namespace roadstead::site {

enum class HitKind : std::uint8_t {
  image,   ///< of data.image, which apptainer reads
  result,  ///< of results, which podman and docker read
};

/// Finds the hits in the document of /v1/search, which comes in pieces of any size: only one hit is held. It looks at
/// brackets and quotes alone, so what it finds is still to be parsed.
class SearchHits {
 public:
  using Take = std::function<Result<void>(HitKind kind, std::string_view hit)>;

  explicit SearchHits(Take take) : take_(std::move(take)) {}

  Result<void> read(std::string_view piece);
  /// Fails where the document has ended too early, or is none.
  Result<void> finish() const;

 private:
  Result<void> open(char bracket);
  Result<void> close();

  Take take_;
  std::string open_;  ///< the brackets that are open now
  std::string hit_;
  bool in_hit_ = false, in_string_ = false, is_escaped_ = false, has_images_ = false, has_results_ = false;
};

}  // namespace roadstead::site
