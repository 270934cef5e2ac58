// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "roadstead/app/publish/registry_remote.hpp"
#include "roadstead/app/publish/tag_maker.hpp"
#include "roadstead/catalog/attached.hpp"

// What becomes of the images that the tag had.
namespace roadstead::app {

using catalog::Attached;
using catalog::Layout;
using catalog::StoredFile;
using catalog::Tag;

static StoredFile with_commit(StoredFile file, std::string_view commit) {
  file.commit = commit;
  return file;
}

static bool has_image(const Tag& tag, const StoredFile& file) {
  const auto is_it = [&](const StoredFile& other) { return other.digest_text() == file.digest_text(); };
  return is_it(tag.image()) || std::ranges::any_of(tag.images, is_it);
}

// The same image under the same tag is no history; one that comes back is. Nor is one that was only proposed. What is
// attached to it goes with it.
void TagMaker::retire(const StoredFile& file) {
  if (!published_ || !has_image(*published_, file)) return;
  if (!history_.empty() && history_.back().digest_text() == file.digest_text()) return;
  const auto state = static_cast<std::uint32_t>(history_.size());
  for (const Attached& document : catalog::attached_to_image(*published_, file))
    formerly_attached_.push_back({state, document});
  history_.push_back(file);
  history_.back().inputs = {};
}

static bool has_arch(std::span<const ImageRecord> made, std::string_view arch) {
  return std::ranges::find(made, arch, &ImageRecord::arch) != made.end();
}

// An image that stays says what it was made from, when the tag now says something else. What was never known is no
// input of now.
StoredFile TagMaker::beside(StoredFile file, std::span<const ImageRecord> made) {
  const recipe::Inputs own = inputs_of(file.inputs.empty() ? former_->source.inputs : file.inputs);
  file.commit = {};
  file.inputs = {};
  if (own != made.front().inputs) file.inputs = labels_of(own.empty() ? recipe::Inputs{{"recipe", "unknown"}} : own);
  return file;
}

void TagMaker::retire_former(std::span<const ImageRecord> made) {
  if (!former_) return;
  const StoredFile main = former_->image();
  const bool stays_beside = former_->layout == Layout::singularity && made.front().layout == Layout::singularity &&
                            !has_arch(made, main.arch);
  if (!is_made(made, main) && !stays_beside) retire(with_commit(main, former_->source.commit));
  if (stays_beside) images_.push_back(beside(main, made));
  for (const StoredFile& image : former_->images) {
    const bool is_replaced = made.front().layout == Layout::oci || has_arch(made, image.arch);
    if (!is_replaced) images_.push_back(beside(image, made));
    if (is_replaced && !is_made(made, image)) retire(image);
  }
}

}  // namespace roadstead::app
