// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/download.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "roadstead/base/file.hpp"
#include "roadstead/net/follow.hpp"
#include "roadstead/net/refusal.hpp"

namespace roadstead::net {

namespace {

/// A file that is filled from the web.
class FileSink {
 public:
  explicit FileSink(const FileHandle& file) : file_(file) {}

  Result<void> empty() {
    if (::ftruncate(file_.get(), 0) == 0 && ::lseek(file_.get(), 0, SEEK_SET) == 0) return {};
    is_at_fault_ = true;
    return fail_errno(errno, "emptying the file");
  }
  Result<void> take(std::string_view piece) {
    auto done = write_all(file_.get(), piece);
    is_at_fault_ = !done;
    return done;
  }
  bool is_at_fault() const { return is_at_fault_; }

 private:
  const FileHandle& file_;
  bool is_at_fault_ = false;
};

Result<Response> fetch(HttpClient& http, const std::string& url, FileSink& sink) {
  if (auto done = sink.empty(); !done) return Failure(done.error());
  return follow(http, {.url = url, .sink = [&](std::string_view piece) { return sink.take(piece); }});
}

}  // namespace

Result<void> download(HttpClient& http, const std::string& url, const FileHandle& file, const RetryPolicy& policy,
                      const Timing& timing) {
  FileSink sink(file);
  const auto answer = try_again(
      policy, timing, [&] { return fetch(http, url, sink); },
      [&](const auto& given) { return !sink.is_at_fault() && is_passing(given, timing.now()); });
  if (answer && answer->is_success()) return {};
  if (answer) return refusal({.url = url}, *answer, "", "200");
  Error error = answer.error();
  if (sink.is_at_fault()) error.code = Code::internal;
  return Failure(std::move(error));
}

Result<void> download(HttpClient& http, const std::string& url, const std::filesystem::path& path,
                      const RetryPolicy& policy, const Timing& timing) {
  const FileHandle file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!file) return fail_errno(errno, path.string());
  auto done = download(http, url, file, policy, timing);
  std::error_code ignored;
  if (!done) std::filesystem::remove(path, ignored);
  return done;
}

}  // namespace roadstead::net
