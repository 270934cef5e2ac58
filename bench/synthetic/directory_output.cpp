// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "floor/directory_writer.hpp"
#include "roadstead/base/parallel.hpp"
#include "synthetic/collection.hpp"
#include "synthetic/output.hpp"

namespace roadstead::bench {

namespace {

// Making directories is nearly all of the work, and two threads do it faster than one: files gather in
// memory and go to disk in two halves.
class DirectoryOutput final : public Output {
 public:
  explicit DirectoryOutput(std::vector<DirectoryWriter> writers) : writers_(std::move(writers)) {}

  Result<void> put(std::string_view path, std::string_view bytes) override {
    constexpr std::size_t batch = 8192;
    files_.push_back({std::string(path), std::string(bytes)});
    return files_.size() < batch ? Result<void>() : finish();
  }

  Result<void> finish() override {
    std::vector<Result<void>> results(writers_.size());
    parallel_for(writers_.size(), static_cast<unsigned>(writers_.size()), [&](std::size_t i) {
      results[i] = write(writers_[i], files_.size() * i / writers_.size(), files_.size() * (i + 1) / writers_.size());
    });
    files_.clear();
    for (Result<void>& result : results)
      if (!result) return std::move(result);
    return {};
  }

 private:
  Result<void> write(DirectoryWriter& writer, std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i)
      if (auto done = writer.put(files_[i].path, files_[i].bytes); !done) return done;
    return {};
  }

  std::vector<DirectoryWriter> writers_;
  std::vector<File> files_;
};

}  // namespace

Result<std::unique_ptr<Output>> open_directory_output(const std::filesystem::path& path) {
  std::vector<DirectoryWriter> writers;
  for (auto open : {DirectoryWriter::create, DirectoryWriter::open}) {
    auto writer = open(path);
    if (!writer) return Failure(writer.error());
    writers.push_back(std::move(*writer));
  }
  return std::make_unique<DirectoryOutput>(std::move(writers));
}

}  // namespace roadstead::bench
