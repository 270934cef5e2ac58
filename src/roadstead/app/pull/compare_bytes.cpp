// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/pull/compare_bytes.hpp"

#include "roadstead/base/hex.hpp"
#include "roadstead/base/one_line.hpp"
#include "roadstead/catalog/md5.hpp"
#include "roadstead/image/hash_file.hpp"

namespace roadstead::app {

std::string_view name_of(Compared compared) {
  constexpr std::string_view names[] = {"none", "size", "md5", "sha256"};
  return names[static_cast<std::size_t>(compared)];
}

static Result<Compared> same(Compared how, const std::string& has, const std::string& wanted) {
  if (has == wanted) return how;
  return fail(Code::conflict, "its bytes are {}, want {}", has, one_line(wanted));
}

static Result<Compared> compare_size(const FileHandle& file, std::uint64_t wanted) {
  if (wanted == 0) return Compared::nothing;
  const auto size = file_size(file);
  if (!size) return Failure(size.error());
  if (*size != wanted) return fail(Code::conflict, "it has {} bytes, want {}", *size, wanted);
  return Compared::size;
}

static Result<Compared> compare_md5(const FileHandle& file, const std::string& wanted) {
  const auto hex = image::md5_of_file(file);
  if (!hex) return Failure(hex.error());
  return same(Compared::md5, "md5:" + *hex, "md5:" + wanted);
}

Result<Compared> compare_bytes(const FileHandle& file, const PublishedImage& image) {
  if (!image.has_sha256()) {
    const std::string md5 = catalog::md5_of(image.digest);
    return md5.empty() ? compare_size(file, image.size_bytes) : compare_md5(file, md5);
  }
  const auto hash = image::hash_file(file);
  if (!hash) return Failure(hash.error());
  return same(Compared::sha256, "sha256:" + to_hex(*hash), image.digest);
}

}  // namespace roadstead::app
