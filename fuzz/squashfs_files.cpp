// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/squashfs_files.hpp"

#include <algorithm>

#include "require.hpp"

using namespace roadstead;
using fuzz::require;

// The walk through all folders of a squashfs, and the first bytes of each file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  const auto files = image::SquashfsFiles::open(image::Reader(bytes));
  if (!files) return 0;
  std::uint64_t seen = 0;
  const auto done = files->each([&](const image::FileEntry& entry, const image::ReadStart& read) -> Result<void> {
    require(image::check_path(entry.path).has_value());
    require(!entry.path.empty() && entry.path.front() != '/' && entry.path.back() != '/');
    const auto start = read(100);
    require(!start || start->size() == std::min<std::uint64_t>(100, entry.size_bytes));
    if (++seen == 1000) return fail(Code::unavailable, "enough");
    return {};
  });
  require(done || !done.error().message().empty());
  return 0;
}
