// SPDX-License-Identifier: Apache-2.0
#include "roadstead/source/git_reader.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <deque>

#include "roadstead/base/file.hpp"
#include "roadstead/base/process.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead::source {

namespace {

/// Lines and counted bytes out of a child's pipe.
class PipeReader {
 public:
  explicit PipeReader(int fd) : fd_(fd) {}

  Result<std::string> line() {
    std::string text;
    for (;;) {
      if (auto more = fill(); !more) return Failure(more.error());
      const char* const end = static_cast<const char*>(std::memchr(at_, '\n', left()));
      const char* const stop = end != nullptr ? end : last_;
      text.append(at_, stop);
      at_ = end != nullptr ? end + 1 : last_;
      if (end != nullptr) return text;
    }
  }

  /// The next `n` bytes, appended to `out`, or dropped when `out` is null.
  Result<void> bytes(std::uint64_t n, std::string* out) {
    while (n > 0) {
      if (auto more = fill(); !more) return Failure(more.error());
      const std::size_t take = std::min<std::uint64_t>(n, left());
      if (out != nullptr) out->append(at_, take);
      at_ += take;
      n -= take;
    }
    return {};
  }

 private:
  std::size_t left() const { return static_cast<std::size_t>(last_ - at_); }

  Result<void> fill() {
    while (at_ == last_) {
      const ssize_t n = ::read(fd_, buffer_.data(), buffer_.size());
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) return fail(Code::unavailable, "git stopped answering");
      at_ = buffer_.data();
      last_ = at_ + n;
    }
    return {};
  }

  int fd_;
  std::array<char, 65536> buffer_;
  const char* at_ = nullptr;
  const char* last_ = nullptr;
};

/// One `git cat-file --batch` child.
class GitReader : public Reader {
 public:
  GitReader(std::string repository, const ObjectIds& ids) : repository_(std::move(repository)), ids_(ids) {}

  Result<std::string_view> read(const Entry& entry, std::uint64_t limit_bytes) override {
    if (entry.kind == Kind::symlink) return fail(Code::invalid, "is a symbolic link, which is never followed");
    if (auto ready = start(); !ready) return Failure(ready.error());
    if (auto done = forget_until(entry.index); !done) return Failure(done.error());
    if (planned_.empty()) planned_.push_back(entry.index);
    ask();
    buffer_.clear();
    if (auto got = answer(&buffer_, limit_bytes); !got) return Failure(got.error());
    return std::string_view(buffer_);
  }

  void expect(std::span<const Entry> entries) override {
    for (const Entry& entry : entries) planned_.push_back(entry.index);
  }

 private:
  Result<void> start() {
    if (child_) return {};
    auto child = Process::start({.arguments = {"git", "-C", repository_, "cat-file", "--batch"}});
    if (!child) return Failure(child.error());
    child_ = std::make_unique<Process>(std::move(*child));
    pipe_ = std::make_unique<PipeReader>(child_->output());
    return {};
  }

  // What was expected but is not wanted after all: answers already on their way are thrown away, whatever they say.
  Result<void> forget_until(std::uint32_t wanted) {
    while (!planned_.empty() && planned_.front() != wanted) {
      if (asked_ == 0) {
        planned_.pop_front();
      } else if (auto skipped = answer(nullptr, 0); !skipped && skipped.error().code != Code::not_found) {
        return skipped;
      }
    }
    return {};
  }

  // Half a pipe of questions ahead at most: we must never block on asking while git blocks on answering.
  void ask() {
    constexpr std::size_t window = 256;
    if (asked_ > window / 2) return;
    std::string request;
    for (; asked_ < std::min(window, planned_.size()); ++asked_) request.append(ids_[planned_[asked_]]).append("\n");
    (void)write_all(child_->input(), request);  // a dead child shows itself at the next answer
  }

  // "<id> blob <size>\n<bytes>\n"
  Result<void> answer(std::string* out, std::uint64_t limit_bytes) {
    planned_.pop_front();
    --asked_;
    auto header = pipe_->line();
    if (!header) return Failure(header.error());
    const auto words = split(*header, ' ');
    const auto size = words.size() == 3 ? parse_number(words[2]) : std::nullopt;
    if (!size) return fail(Code::not_found, "git object: {}", *header);
    const bool fits = *size <= limit_bytes;
    if (auto done = pipe_->bytes(*size, fits ? out : nullptr); !done) return Failure(done.error());
    if (auto done = pipe_->bytes(1, nullptr); !done) return Failure(done.error());
    if (out != nullptr && !fits) return fail(Code::invalid, "{} bytes, want at most {}", *size, limit_bytes);
    return {};
  }

  std::string repository_;
  const ObjectIds& ids_;
  std::unique_ptr<Process> child_;
  std::unique_ptr<PipeReader> pipe_;
  std::deque<std::uint32_t> planned_;  ///< the first asked_ of them are on their way
  std::size_t asked_ = 0;
  std::string buffer_;
};

}  // namespace

std::unique_ptr<Reader> make_git_reader(std::string repository, const ObjectIds& ids) {
  return std::make_unique<GitReader>(std::move(repository), ids);
}

}  // namespace roadstead::source
