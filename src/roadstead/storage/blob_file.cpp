// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/blob_file.hpp"

#include "roadstead/base/hex.hpp"

namespace roadstead::storage {

Result<FileHandle> open_blob_file(const Blob& blob) {
  auto file = open_for_reading(blob.file);
  if (!file) return file;
  const auto size = file_size(*file);
  if (!size) return wrap(size.error(), blob.file.string());
  if (*size != blob.size_bytes)
    return fail(Code::invalid, "{}: has {} bytes, want {}", blob.file.string(), *size, blob.size_bytes);
  return file;
}

Result<void> expect_digest(const Blob& blob, const Sha256& found) {
  if (found == blob.digest) return {};
  return fail(Code::invalid, "{}: has the digest sha256:{}, want sha256:{}", blob.file.string(), to_hex(found),
              to_hex(blob.digest));
}

}  // namespace roadstead::storage
