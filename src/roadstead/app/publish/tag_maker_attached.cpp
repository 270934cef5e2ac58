// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "roadstead/app/publish/tag_maker.hpp"

// What is attached to the tag's images.
namespace roadstead::app {

using catalog::Attached;
using catalog::Layout;
using catalog::StoredFile;

bool TagMaker::is_image_now(const StoredFile& file) const {
  const auto is_it = [&](const StoredFile& image) { return image.digest_text() == file.digest_text(); };
  return is_it(tag_.stated) || std::ranges::any_of(images_, is_it);
}

static bool makes_anew(std::span<const ImageRecord> made, const Attached& document) {
  return std::ranges::any_of(made, [&](const ImageRecord& record) {
    return std::ranges::any_of(record.attached, [&](const RecordedDocument& other) {
      return other.arch == document.file.arch &&
             (other.blob.media_type == document.media_type || other.blob.digest == document.file.digest);
    });
  });
}

// What is attached stays as long as its image does: signatures that somebody has added, and what is inside of images
// for other architectures. The tag's own image may now be one beside another.
void TagMaker::keep_attached(std::span<const ImageRecord> made) {
  const StoredFile main = former_->image();
  for (Attached document : former_->attached) {
    const std::string_view arch = document.file.arch;
    const auto image = std::ranges::find(former_->images, arch, &StoredFile::arch);
    const bool is_of_main = arch.empty() || arch == main.arch || former_->layout == Layout::oci;
    if (!is_of_main && image == former_->images.end()) continue;
    if (!is_image_now(is_of_main ? main : *image)) continue;
    if (arch.empty() && tag_.layout == Layout::singularity && !is_made(made, main)) document.file.arch = main.arch;
    if (!makes_anew(made, document)) attached_.push_back(document);
  }
}

void TagMaker::attach(std::span<const ImageRecord> made) {
  for (const ImageRecord& record : made)
    for (const auto& [blob, arch] : record.attached)
      attached_.push_back({.media_type = arena_.keep(blob.media_type),
                           .file = {.size_bytes = blob.size_bytes,
                                    .digest = blob.digest,
                                    .url = arena_.keep(blob.url),
                                    .arch = arena_.keep(arch)}});
  if (former_) keep_attached(made);
  tag_.attached = attached_;
}

}  // namespace roadstead::app
