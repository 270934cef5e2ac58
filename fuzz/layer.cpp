// SPDX-License-Identifier: Apache-2.0
#include <sys/mman.h>

#include <algorithm>
#include <set>
#include <string>

#include "require.hpp"
#include "roadstead/image/layer_files.hpp"

using namespace roadstead;
using fuzz::require;

// Two layers that are the same bytes: a tar that may be packed, with whiteouts. No path is seen twice, and none leaves
// the image.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  image::LayoutStream layer{FileHandle(::memfd_create("layer", MFD_CLOEXEC)), 0, size};
  require(write_all(layer.file.get(), fuzz::text_of(data, size)).has_value());
  image::LayerStack stack;
  std::uint64_t unpacked_bytes = 0;
  std::set<std::string> seen;
  for (int i = 0; i < 2; ++i) {
    const auto done = image::list_layer(
        layer, stack, unpacked_bytes, [&](const image::FileEntry& entry, const image::ReadStart& read) -> Result<void> {
          require(image::check_path(entry.path).has_value() && seen.emplace(entry.path).second);
          require(("/" + std::string(entry.path) + "/").find("/../") == std::string::npos);
          const auto start = read(100);
          require(!start || start->size() <= std::min<std::uint64_t>(100, entry.size_bytes));
          if (seen.size() == 1000) return fail(Code::unavailable, "enough");
          return {};
        });
    require(done || !done.error().message().empty());
    stack.next_layer();
  }
  return 0;
}
