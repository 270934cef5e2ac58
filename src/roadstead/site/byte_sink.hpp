// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/base/file.hpp"

namespace roadstead::site {

/// Where a stream's bytes go.
class ByteSink {
 public:
  virtual ~ByteSink() = default;
  virtual Result<void> write(std::string_view bytes) = 0;
  virtual Result<void> finish() = 0;
};

/// All of `bytes` of a site; fails once the process is told to end (base/interruption.hpp).
Result<void> write_output(int fd, std::string_view bytes);

/// An open descriptor, as it is.
std::unique_ptr<ByteSink> make_plain_sink(int fd);

/// The first `size_bytes` of an open file, in pieces.
Result<void> copy_to(ByteSink& sink, const FileHandle& from, std::uint64_t size_bytes);

/// zstd, level 3, on `jobs` threads; the bytes do not depend on their number.
std::unique_ptr<ByteSink> make_zstd_sink(int fd, unsigned jobs);

}  // namespace roadstead::site
