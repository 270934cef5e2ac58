// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/attached.hpp"

#include <algorithm>

namespace roadstead::catalog {

std::vector<Attached> attached_to_image(const Tag& tag, const StoredFile& image) {
  const auto is_it = [&](const StoredFile& other) { return other.digest_text() == image.digest_text(); };
  const bool is_main = is_it(tag.image());
  if (!is_main && std::ranges::none_of(tag.images, is_it)) return {};
  std::vector<Attached> documents;
  for (const Attached& document : tag.attached) {
    const std::string_view arch = document.file.arch;
    const bool is_of_main = tag.layout == Layout::oci || arch.empty() || arch == tag.stated.arch;
    if (is_main ? is_of_main : !is_of_main && arch == image.arch) documents.push_back(document);
  }
  return documents;
}

}  // namespace roadstead::catalog
