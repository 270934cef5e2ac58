// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/spill.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <utility>

namespace roadstead::site {

static constexpr std::size_t piece_bytes = 1 << 20;

// Not every file system can make a file that never has a name.
static Result<FileHandle> open_nameless(const std::filesystem::path& folder) {
  FileHandle file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
  if (file) return file;
  std::string name = (folder / ".roadstead-XXXXXX").string();
  FileHandle named(::mkostemp(name.data(), O_CLOEXEC));
  if (!named) return fail_errno(errno, folder.string());
  ::unlink(name.c_str());
  return named;
}

Result<void> Spill::write_tail() {
  if (!file_) {
    auto file = open_nameless(folder_);
    if (!file) return Failure(file.error());
    file_ = std::move(*file);
  }
  if (auto done = write_all(file_.get(), tail_); !done) return wrap(done.error(), folder_.string());
  written_bytes_ += tail_.size();
  tail_.clear();
  return {};
}

// Whole pieces, none of them larger than it has to be.
Result<void> Spill::append(std::string_view text) {
  size_bytes_ += text.size();
  while (!text.empty()) {
    if (tail_.size() >= piece_bytes)
      if (auto done = end_piece(); !done) return done;
    tail_.reserve(piece_bytes);
    const std::string_view part = text.substr(0, piece_bytes - tail_.size());
    tail_ += part;
    text.remove_prefix(part.size());
  }
  return {};
}

Result<void> Spill::end_piece() {
  if (file_ || (pieces_.size() + 1) * piece_bytes > memory_limit_bytes) return write_tail();
  pieces_.push_back(std::exchange(tail_, {}));
  return {};
}

Result<void> Spill::copy_file_to(ByteSink& sink) const {
  std::string piece;
  for (std::uint64_t at = 0; at < written_bytes_; at += piece.size()) {
    piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(written_bytes_ - at, piece_bytes)));
    if (auto done = read_at(file_, at, piece); !done) return wrap(done.error(), folder_.string());
    if (auto done = sink.write(piece); !done) return done;
  }
  return {};
}

Result<void> Spill::copy_to(ByteSink& sink) const {
  for (const std::string& piece : pieces_)
    if (auto done = sink.write(piece); !done) return done;
  if (auto done = copy_file_to(sink); !done) return done;
  return sink.write(tail_);
}

std::uint64_t size_bytes(Spills spills) {
  std::uint64_t bytes = 0;
  for (const Spill* const spill : spills) bytes += spill->size_bytes();
  return bytes;
}

Result<void> copy_to(ByteSink& sink, Spills spills) {
  for (const Spill* const spill : spills)
    if (auto done = spill->copy_to(sink); !done) return done;
  return {};
}

}  // namespace roadstead::site
