// SPDX-License-Identifier: Apache-2.0
#include "floor/blocks.hpp"
#include "floor/floors.hpp"
#include "roadstead/base/file.hpp"

namespace roadstead::bench {

Result<void> read_files(const std::filesystem::path& root, const std::vector<ListedFile>& files) {
  return for_each_block(files, [&root](std::span<const ListedFile> block) -> Result<void> {
    std::string buffer;
    for (const ListedFile& file : block) {
      auto open = open_for_reading(root / file.path);
      if (!open) return Failure(open.error());
      buffer.resize(file.size_bytes);
      if (auto done = read_at(*open, 0, buffer); !done) return wrap(done.error(), file.path);
    }
    return {};
  });
}

}  // namespace roadstead::bench
