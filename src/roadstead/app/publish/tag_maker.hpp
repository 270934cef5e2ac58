// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/app/publish/image_record.hpp"
#include "roadstead/app/publish/revise_tag.hpp"
#include "roadstead/base/arena.hpp"
#include "roadstead/catalog/model.hpp"

namespace roadstead::app {

/// A tag that is being made. Its lists are kept until it is written.
class TagMaker {
 public:
  /// From what the tag is now, with what is proposed already. Code::invalid: `text` is no README of a tag.
  Result<void> start_from(std::string_view path, const std::string& text);
  /// `text`: of the base; only what is there becomes history.
  void know_published(std::string_view path, const std::optional<std::string>& text);
  void take(std::span<const ImageRecord> made);
  RevisedTag finish() const;
  /// After start_from() alone.
  const catalog::Tag& former() const { return *former_; }
  const std::optional<catalog::Tag>& published() const { return published_; }

 private:
  void take_image_files(std::span<const ImageRecord> made);
  void take_oci_image(const ImageRecord& made);
  void take_signers(std::span<const ImageRecord> made);
  void retire(const catalog::StoredFile& file);
  catalog::StoredFile beside(catalog::StoredFile file, std::span<const ImageRecord> made);
  void retire_former(std::span<const ImageRecord> made);
  void attach(std::span<const ImageRecord> made);
  bool is_image_now(const catalog::StoredFile& file) const;
  void keep_attached(std::span<const ImageRecord> made);
  std::span<const catalog::Label> labels_of(const std::map<std::string, std::string>& texts);

  Arena arena_;
  std::optional<catalog::Tag> former_;
  std::optional<catalog::Tag> published_;  ///< as the base has it; none: it has none
  std::string body_;
  catalog::Tag tag_;
  std::vector<catalog::StoredFile> layers_, images_, history_;
  std::vector<std::string_view> signers_;
  std::vector<catalog::Attached> attached_;
  std::vector<catalog::FormerDocument> formerly_attached_;
};

/// The file is one of the images that were made.
bool is_made(std::span<const ImageRecord> made, const catalog::StoredFile& file);

}  // namespace roadstead::app
