// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/hash_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>

namespace roadstead::image {

Result<Sha256> hash_file(const FileHandle& file) {
  ::posix_fadvise(file.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
  Sha256Stream stream;
  std::string buffer(read_buffer_bytes, '\0');
  for (off_t offset = 0;;) {
    const ssize_t n = ::pread(file.get(), buffer.data(), buffer.size(), offset);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_errno(errno, "reading");
    if (n == 0) return stream.finish();
    stream.update(std::string_view(buffer).substr(0, static_cast<std::size_t>(n)));
    offset += n;
  }
}

}  // namespace roadstead::image
