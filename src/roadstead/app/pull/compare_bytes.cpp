// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/pull/compare_bytes.hpp"

#include "roadstead/base/file.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/base/one_line.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/image/hash_file.hpp"

namespace roadstead::app {

// "md5:…" in hex, or in base64 as Google Cloud Storage reports it, or hex alone: so older registries wrote it.
static std::string md5_in(std::string_view digest) {
  if (digest.starts_with("md5:")) digest.remove_prefix(4);
  if (digest.size() == 32) return to_lower(digest);
  const auto bytes = from_base64(digest).value_or("");
  return bytes.size() == 16 ? to_hex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}) : "";
}

static Result<void> same(const std::string& has, const std::string& wanted) {
  if (has == wanted) return {};
  return fail(Code::conflict, "its bytes are {}, want {}", has, one_line(wanted));
}

static Result<Compared> compare_size(const FileHandle& file, std::uint64_t wanted) {
  const auto size = file_size(file);
  if (!size) return Failure(size.error());
  if (wanted != 0 && *size != wanted) return fail(Code::conflict, "it has {} bytes, want {}", *size, wanted);
  return Compared::size_alone;
}

static Result<Compared> compare_md5(const FileHandle& file, const std::string& wanted) {
  const auto hex = image::md5_of_file(file);
  if (!hex) return Failure(hex.error());
  if (auto done = same("md5:" + *hex, "md5:" + wanted); !done) return Failure(done.error());
  return Compared::md5;
}

Result<Compared> compare_bytes(const std::filesystem::path& path, const PublishedImage& image) {
  const auto file = open_for_reading(path);
  if (!file) return Failure(file.error());
  if (!image.digest.starts_with("sha256:")) {
    const std::string md5 = md5_in(image.digest);
    return md5.empty() ? compare_size(*file, image.size_bytes) : compare_md5(*file, md5);
  }
  const auto hash = image::hash_file(*file);
  if (!hash) return Failure(hash.error());
  if (auto done = same("sha256:" + to_hex(*hash), image.digest); !done) return Failure(done.error());
  return Compared::sha256;
}

}  // namespace roadstead::app
