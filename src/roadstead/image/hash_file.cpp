// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/hash_file.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <functional>
#include <memory>

#include "roadstead/base/hex.hpp"

namespace roadstead::image {

static Result<void> each_piece(const FileHandle& file, const std::function<void(std::string_view)>& take) {
  ::posix_fadvise(file.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
  std::string buffer(read_buffer_bytes, '\0');
  for (off_t offset = 0;;) {
    const ssize_t n = ::pread(file.get(), buffer.data(), buffer.size(), offset);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_errno(errno, "reading");
    if (n == 0) return {};
    take(std::string_view(buffer).substr(0, static_cast<std::size_t>(n)));
    offset += n;
  }
}

Result<Sha256> hash_file(const FileHandle& file) {
  Sha256Stream stream;
  if (auto done = each_piece(file, [&](std::string_view piece) { stream.update(piece); }); !done)
    return Failure(done.error());
  return stream.finish();
}

Result<std::string> md5_of_file(const FileHandle& file) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  if (EVP_DigestInit_ex(context.get(), EVP_md5(), nullptr) != 1)
    return fail(Code::invalid, "this machine computes no MD5, want an image with a sha256");
  const auto update = [&](std::string_view piece) { EVP_DigestUpdate(context.get(), piece.data(), piece.size()); };
  if (auto done = each_piece(file, update); !done) return Failure(done.error());
  std::array<std::uint8_t, 16> hash;
  EVP_DigestFinal_ex(context.get(), hash.data(), nullptr);
  return to_hex(hash);
}

}  // namespace roadstead::image
