// SPDX-License-Identifier: Apache-2.0
#include "roadstead/check/published.hpp"

namespace roadstead::check {

using catalog::StoredFile;
using catalog::Tag;

std::string identity(const StoredFile& file) {
  if (auto digest = file.digest_text(); !digest.empty()) return digest;
  return fmt::format("{} of {} bytes", file.url.empty() ? "an image without an address" : file.url, file.size_bytes);
}

std::vector<StoredFile> images_of(const Tag& tag) {
  std::vector<StoredFile> images{tag.image()};
  images.insert(images.end(), tag.images.begin(), tag.images.end());
  return images;
}

std::set<std::string> identities(std::span<const StoredFile> files) {
  std::set<std::string> all;
  for (const StoredFile& file : files) all.insert(identity(file));
  return all;
}

static std::set<std::string> images_by_arch(const Tag& tag) {
  std::set<std::string> all;
  for (const StoredFile& image : images_of(tag)) all.insert(fmt::format("{} {}", image.arch, identity(image)));
  return all;
}

bool has_same_images(const Tag& one, const Tag& other) {
  return one.layout == other.layout && images_by_arch(one) == images_by_arch(other);
}

}  // namespace roadstead::check
