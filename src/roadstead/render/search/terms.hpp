// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace roadstead::render::search {

constexpr std::size_t term_limit = 32;  ///< bytes; what is longer is cut at a character

/// Cuts texts into what people search for. web/src/search/terms.ts cuts what they type in the same way.
class TermCutter {
 public:
  /// Runs of letters and digits in lower case; a run in camel case gives its parts too: "BioPerl" → bioperl, bio, perl.
  /// A point between digits is part of a run, and the version that a run ends in is a term too: "v1.9" → v1.9, 1.9.
  /// Beyond ASCII everything is a letter but punctuation and pictures. The views live until the next call.
  const std::vector<std::string_view>& cut(std::string_view text);

 private:
  void take_run(std::string_view run);
  void take(std::string_view part);

  std::string lower_;  ///< never grows while `terms_` point into it
  std::vector<std::string_view> terms_;
};

/// What nobody types: long numbers and digests, as labels and tags have them.
bool is_noise(std::string_view term);

}  // namespace roadstead::render::search
