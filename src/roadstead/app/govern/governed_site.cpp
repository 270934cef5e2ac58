// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/govern/governed_site.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>

#include "roadstead/base/file.hpp"

namespace roadstead::app {

Result<BuildReport> build_governed_site(const BareRepository& repository, BuildOptions options) {
  const auto folder = repository.own_folder();
  if (!folder) return Failure(folder.error());
  const auto path = *folder / "site.lock";
  const FileHandle lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!lock) return fail_errno(errno, path.string());
  if (::flock(lock.get(), LOCK_EX) != 0) return fail_errno(errno, path.string());
  options.registry = repository.path() + "@" + repository.base();
  options.on_error = OnError::leave_out;
  return build(options, [](std::uint64_t, std::uint64_t) {});
}

}  // namespace roadstead::app
