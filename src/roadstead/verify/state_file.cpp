// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/state_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace roadstead::verify {

static constexpr std::uint64_t limit_bytes = std::uint64_t{4} << 30U;

Result<StateFile> StateFile::open(const std::filesystem::path& path) {
  FileHandle file(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0666));
  if (!file) return fail_errno(errno, path.string());
  if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0)
    return fail(Code::conflict, "'{}' is another run's, want one of its own for each", path.string());
  auto text = read_file(path, limit_bytes);
  if (!text) return Failure(text.error());
  auto parsed = parse_state(*text);
  if (!parsed) return wrap(parsed.error(), path.string());
  // Half a line must not be finished by the next one.
  if (::ftruncate(file.get(), static_cast<off_t>(parsed->whole_bytes)) != 0) return fail_errno(errno, path.string());
  StateFile opened(path, std::move(file), std::move(parsed->state));
  if (parsed->whole_bytes == 0) opened.pending_ = state_head;
  return opened;
}

void StateFile::add(const ObjectKey& key, const std::optional<Fault>& fault) {
  if (!fault || fault->rule != "object-unknown") pending_ += state_line(key, fault);
}

Result<void> StateFile::flush() {
  if (pending_.empty()) return {};
  if (auto done = write_all(file_.get(), pending_); !done) return wrap(done.error(), path_.string());
  pending_.clear();
  return {};
}

Result<void> StateFile::remove() {
  if (::unlink(path_.c_str()) != 0) return fail_errno(errno, path_.string());
  return {};
}

}  // namespace roadstead::verify
