// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/squashfs.hpp"

#include "report.hpp"

using namespace roadstead;
using fuzz::require;

// The superblock of a squashfs.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  const auto squashfs = image::parse_squashfs(image::Reader(bytes));
  if (!squashfs) return 0;
  require(image::is_squashfs(bytes) && squashfs->size_bytes <= size && !squashfs->compressor.empty());
  image::Report report{.format = image::Format::squashfs, .squashfs = *squashfs};
  fuzz::check_report(report);
  return 0;
}
