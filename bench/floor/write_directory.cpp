// SPDX-License-Identifier: Apache-2.0
#include "floor/blocks.hpp"
#include "floor/directory_writer.hpp"
#include "floor/floors.hpp"

namespace roadstead::bench {

Result<void> write_directory(const std::vector<ListedFile>& files, const std::filesystem::path& out) {
  if (auto root = DirectoryWriter::create(out); !root) return Failure(root.error());
  const std::string text = filler(files);
  return for_each_block(files, [&](std::span<const ListedFile> block) -> Result<void> {
    auto writer = DirectoryWriter::open(out);
    if (!writer) return Failure(writer.error());
    for (const ListedFile& file : block)
      if (auto done = writer->put(file.path, std::string_view(text).substr(0, file.size_bytes)); !done) return done;
    return {};
  });
}

}  // namespace roadstead::bench
