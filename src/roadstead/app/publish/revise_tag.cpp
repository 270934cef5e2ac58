// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/revise_tag.hpp"

#include <algorithm>
#include <filesystem>

#include "roadstead/app/publish/registry_remote.hpp"
#include "roadstead/base/arena.hpp"
#include "roadstead/catalog/attached.hpp"
#include "roadstead/catalog/format.hpp"
#include "roadstead/catalog/front_matter.hpp"
#include "roadstead/catalog/parse.hpp"

namespace roadstead::app {

namespace {

using catalog::Attached;
using catalog::FormerDocument;
using catalog::Label;
using catalog::Layout;
using catalog::StoredFile;
using catalog::Tag;

/// A tag that is being made. Its lists are kept until it is written.
class TagMaker {
 public:
  Result<void> start_from(std::string_view path, const std::string& text);
  void know_published(std::string_view path, const std::optional<std::string>& text);
  void take(std::span<const ImageRecord> made);
  RevisedTag finish() const;
  const Tag& former() const { return *former_; }
  const std::optional<Tag>& published() const { return published_; }

 private:
  void take_image_files(std::span<const ImageRecord> made);
  void take_oci_image(const ImageRecord& made);
  void take_signers(std::span<const ImageRecord> made);
  void retire(const StoredFile& file);
  StoredFile beside(StoredFile file, std::span<const ImageRecord> made);
  void retire_former(std::span<const ImageRecord> made);
  void attach(std::span<const ImageRecord> made);
  bool is_image_now(const StoredFile& file) const;
  void keep_attached(std::span<const ImageRecord> made);
  std::span<const Label> labels_of(const std::map<std::string, std::string>& texts);

  Arena arena_;
  std::optional<Tag> former_;
  std::optional<Tag> published_;  ///< as the base has it; none: it has none
  std::string body_;
  Tag tag_;
  std::vector<StoredFile> layers_, images_, history_;
  std::vector<std::string_view> signers_;
  std::vector<Attached> attached_;
  std::vector<FormerDocument> formerly_attached_;
};

Result<void> TagMaker::start_from(std::string_view path, const std::string& text) {
  catalog::YamlDocument yaml;
  catalog::Findings findings;
  former_.emplace();
  if (!catalog::parse_tag(path, text, yaml, arena_, findings, *former_)) {
    const catalog::Finding& first = findings.front();
    return fail(Code::invalid, "{}:{}:{}: {}; want the registry's own README mended first", first.path, first.line,
                first.column, first.message);
  }
  body_ = catalog::split_front_matter(text)->body;
  history_.assign(former_->history.begin(), former_->history.end());
  formerly_attached_.assign(former_->formerly_attached.begin(), former_->formerly_attached.end());
  return {};
}

std::span<const Label> TagMaker::labels_of(const std::map<std::string, std::string>& texts) {
  std::vector<Label> labels;
  for (const auto& [key, value] : texts) labels.push_back({arena_.keep(key), arena_.keep(value)});
  return arena_.keep(std::span<const Label>(labels));
}

StoredFile file_of(const ImageRecord& record, Arena& arena) {
  const RecordedBlob& blob = record.blobs.front();
  return {.size_bytes = blob.size_bytes,
          .digest = blob.digest,
          .url = arena.keep(blob.url),
          .arch = arena.keep(record.arch),
          .created = arena.keep(record.created)};
}

StoredFile without_time(StoredFile file) {
  file.arch = file.created = {};
  return file;
}

StoredFile with_commit(StoredFile file, std::string_view commit) {
  file.commit = commit;
  return file;
}

// A README of the base that is broken publishes nothing.
void TagMaker::know_published(std::string_view path, const std::optional<std::string>& text) {
  catalog::YamlDocument yaml;
  catalog::Findings findings;
  Tag tag;
  if (text && catalog::parse_tag(path, *text, yaml, arena_, findings, tag)) published_ = tag;
}

bool has_image(const Tag& tag, const StoredFile& file) {
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

bool is_made(std::span<const ImageRecord> made, const StoredFile& file) {
  return std::ranges::any_of(made, [&](const ImageRecord& record) { return file.digest == record.digest; });
}

bool has_arch(std::span<const ImageRecord> made, std::string_view arch) {
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

void TagMaker::take_image_files(std::span<const ImageRecord> made) {
  tag_.stated = file_of(made.front(), arena_);
  layers_ = {without_time(tag_.stated)};
  for (const ImageRecord& record : made.subspan(1)) {
    images_.push_back(file_of(record, arena_));
    if (record.inputs != made.front().inputs) images_.back().inputs = labels_of(record.inputs);
  }
  std::ranges::sort(images_, {}, &StoredFile::arch);
}

// The blobs of what the tag was stay, for its documents do.
void TagMaker::take_oci_image(const ImageRecord& made) {
  tag_.layout = Layout::oci;
  tag_.stated = {.size_bytes = made.size_bytes, .digest = made.digest};
  tag_.stated.created = arena_.keep(made.created);
  for (const RecordedBlob& blob : made.blobs)
    layers_.push_back({.size_bytes = blob.size_bytes, .digest = blob.digest, .url = arena_.keep(blob.url)});
  if (!published_) return;
  for (const StoredFile& layer : published_->layers)
    if (std::ranges::find(layers_, layer.digest, &StoredFile::digest) == layers_.end()) layers_.push_back(layer);
}

// Who has signed all images of the tag; of those that stay beside, it is what was said.
void TagMaker::take_signers(std::span<const ImageRecord> made) {
  const auto has_signed = [](const auto& signers, std::string_view key) {
    return std::ranges::find(signers, key) != signers.end();
  };
  const bool has_others = images_.size() + 1 > made.size();
  for (const std::string& key : made.front().signers)
    if (std::ranges::all_of(made, [&](const ImageRecord& one) { return has_signed(one.signers, key); }) &&
        (!has_others || has_signed(former_->signers, key)))
      signers_.push_back(arena_.keep(key));
  tag_.signers = signers_;
}

bool TagMaker::is_image_now(const StoredFile& file) const {
  const auto is_it = [&](const StoredFile& image) { return image.digest_text() == file.digest_text(); };
  return is_it(tag_.stated) || std::ranges::any_of(images_, is_it);
}

bool makes_anew(std::span<const ImageRecord> made, const Attached& document) {
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

void TagMaker::take(std::span<const ImageRecord> made) {
  const ImageRecord& first = made.front();
  retire_former(made);
  if (first.layout == Layout::oci)
    take_oci_image(first);
  else
    take_image_files(made);
  take_signers(made);
  tag_.source = {arena_.keep(first.repository), arena_.keep(first.commit), arena_.keep(first.recipe),
                 labels_of(first.inputs)};
  tag_.labels = labels_of(first.labels);
  tag_.frozen = first.frozen || (former_ && former_->frozen);
  if (former_ && is_made(made, former_->image())) tag_.yanked = former_->yanked;
  attach(made);
  tag_.layers = layers_;
  tag_.images = images_;
  tag_.history = history_;
  tag_.formerly_attached = formerly_attached_;
}

RevisedTag TagMaker::finish() const {
  RevisedTag revised;
  catalog::format_tag(tag_, body_, revised.readme);
  if (former_) revised.former_recipe = std::filesystem::path(former_->source.recipe).filename().string();
  return revised;
}

Result<void> expect_not_frozen(std::string_view path, const Tag& former, std::span<const ImageRecord> made) {
  const auto is_same = [&](const ImageRecord& record) {
    return former.stated.digest == record.digest ||
           std::ranges::find(former.images, record.digest, [](const StoredFile& f) {
             return f.digest.value_or(catalog::Digest());
           }) != former.images.end();
  };
  if (!former.frozen || std::ranges::all_of(made, is_same)) return {};
  return fail(Code::conflict, "{}: the tag is frozen at {}, want another tag for a new image", path,
              former.stated.digest_text());
}

std::string_view words_of(Layout layout) { return layout == Layout::oci ? "an OCI image" : "an image file"; }

// The site gives the former digests of one layout only.
Result<void> expect_same_layout(std::string_view path, const std::optional<Tag>& published, Layout made) {
  if (!published || published->layout == made) return {};
  return fail(Code::conflict,
              "{}: the tag is {} and would become {}, want another tag: its former digests would be lost", path,
              words_of(published->layout), words_of(made));
}

}  // namespace

Result<RevisedTag> revise_tag(std::string_view path, const std::optional<std::string>& former,
                              const std::optional<std::string>& published, std::span<const ImageRecord> made) {
  TagMaker maker;
  maker.know_published(path, published);
  if (auto fine = expect_same_layout(path, maker.published(), made.front().layout); !fine) return Failure(fine.error());
  if (former) {
    if (auto done = maker.start_from(path, *former); !done) return Failure(done.error());
    if (auto done = expect_not_frozen(path, maker.former(), made); !done) return Failure(done.error());
  }
  maker.take(made);
  return maker.finish();
}

}  // namespace roadstead::app
