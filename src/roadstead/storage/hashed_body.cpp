// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/hashed_body.hpp"

#include <memory>

namespace roadstead::storage {

namespace {

/// Where the hash is; what is sent again is hashed again.
struct HashedSoFar {
  Sha256Stream hash;
  std::uint64_t offset = 0;

  void restart() {
    hash.finish();
    offset = 0;
  }
};

}  // namespace

Result<net::Body> hashed_body(const FileHandle& file, const Blob& blob, const SendProgress& progress) {
  if (blob.size_bytes == 0) {
    if (auto same = expect_digest(blob, sha256("")); !same) return Failure(same.error());
    return net::Body();
  }
  const auto read = [&file, &blob, &progress, so_far = std::make_shared<HashedSoFar>()](
                        std::uint64_t offset, std::span<char> out) -> Result<void> {
    if (auto done = read_at(file, offset, out); !done) return wrap(done.error(), blob.file.string());
    if (offset == 0) so_far->restart();
    if (offset != so_far->offset) return fail(Code::internal, "body is read at {}, want {}", offset, so_far->offset);
    so_far->hash.update({out.data(), out.size()});
    so_far->offset += out.size();
    if (progress) progress(so_far->offset, blob.size_bytes);
    return so_far->offset == blob.size_bytes ? expect_digest(blob, so_far->hash.finish()) : Result<void>();
  };
  return net::Body{blob.size_bytes, read};
}

}  // namespace roadstead::storage
