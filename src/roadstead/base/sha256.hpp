// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace roadstead {

using Sha256 = std::array<std::uint8_t, 32>;

/// The hash of bytes that are all in memory.
Sha256 sha256(std::string_view bytes);

/// The hash of bytes that arrive piece by piece.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(Sha256Stream&&) noexcept;
  Sha256Stream& operator=(Sha256Stream&&) noexcept;

  void update(std::string_view bytes);
  /// The hash of all bytes so far; the stream then starts again.
  Sha256 finish();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

}  // namespace roadstead
