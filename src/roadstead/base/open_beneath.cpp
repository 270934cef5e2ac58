// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/open_beneath.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace roadstead {

FileHandle open_beneath(int root, const char* path, int flags) {
  open_how how{};
  how.flags = static_cast<std::uint64_t>(flags) | O_CLOEXEC;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  return FileHandle(static_cast<int>(::syscall(SYS_openat2, root, path, &how, sizeof how)));
}

}  // namespace roadstead
