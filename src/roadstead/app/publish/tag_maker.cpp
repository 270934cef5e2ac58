// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/tag_maker.hpp"

#include <algorithm>
#include <filesystem>

#include "roadstead/catalog/format.hpp"
#include "roadstead/catalog/front_matter.hpp"
#include "roadstead/catalog/parse.hpp"

namespace roadstead::app {

using catalog::Label;
using catalog::Layout;
using catalog::StoredFile;
using catalog::Tag;

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

// A README of the base that is broken publishes nothing.
void TagMaker::know_published(std::string_view path, const std::optional<std::string>& text) {
  catalog::YamlDocument yaml;
  catalog::Findings findings;
  Tag tag;
  if (text && catalog::parse_tag(path, *text, yaml, arena_, findings, tag)) published_ = tag;
}

bool is_made(std::span<const ImageRecord> made, const StoredFile& file) {
  return std::ranges::any_of(made, [&](const ImageRecord& record) { return file.digest == record.digest; });
}

std::span<const Label> TagMaker::labels_of(const std::map<std::string, std::string>& texts) {
  std::vector<Label> labels;
  for (const auto& [key, value] : texts) labels.push_back({arena_.keep(key), arena_.keep(value)});
  return arena_.keep(std::span<const Label>(labels));
}

static StoredFile file_of(const ImageRecord& record, Arena& arena) {
  const RecordedBlob& blob = record.blobs.front();
  return {.size_bytes = blob.size_bytes,
          .digest = blob.digest,
          .url = arena.keep(blob.url),
          .arch = arena.keep(record.arch),
          .created = arena.keep(record.created)};
}

static StoredFile without_time(StoredFile file) {
  file.arch = file.created = {};
  return file;
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

}  // namespace roadstead::app
