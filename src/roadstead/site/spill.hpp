// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/site/byte_sink.hpp"

namespace roadstead::site {

/// Text that is appended to and at last read back as a whole. What is beyond a limit lies in a file without a name, so
/// memory stays bounded and a killed run leaves nothing.
class Spill {
 public:
  static constexpr std::size_t memory_limit_bytes = 32 << 20;  ///< the rules of some 30,000 tags

  /// `folder` is where the file is made, once there is need of one.
  explicit Spill(std::filesystem::path folder, std::string text = {})
      : folder_(std::move(folder)), size_bytes_(text.size()), tail_(std::move(text)) {}

  Result<void> append(std::string_view text);

  std::uint64_t size_bytes() const { return size_bytes_; }
  /// All of it, piece by piece.
  Result<void> copy_to(ByteSink& sink) const;

 private:
  Result<void> end_piece();
  Result<void> write_tail();
  Result<void> copy_file_to(ByteSink& sink) const;

  std::filesystem::path folder_;
  std::uint64_t size_bytes_;
  std::vector<std::string> pieces_;  ///< those in memory
  FileHandle file_;                  ///< what follows them
  std::uint64_t written_bytes_ = 0;
  std::string tail_;  ///< what follows the file's bytes
};

/// One file's content: these, one after the other.
using Spills = std::span<const Spill* const>;
std::uint64_t size_bytes(Spills spills);
Result<void> copy_to(ByteSink& sink, Spills spills);

}  // namespace roadstead::site
