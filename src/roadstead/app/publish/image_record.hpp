// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/catalog/digest.hpp"
#include "roadstead/catalog/model.hpp"
#include "roadstead/recipe/find.hpp"

namespace roadstead::app {

/// A file of a built image that goes to a store.
struct RecordedBlob {
  catalog::Digest digest;
  std::uint64_t size_bytes = 0;
  std::string media_type;
  std::string file;        ///< below the record's folder; empty: only `url` has it
  bool elsewhere = false;  ///< what built it has uploaded it, or it was there before: the store does not get it
  std::string url;         ///< where it was uploaded to; empty: not yet, or the store has no public address
};

/// A document about the image: what is inside it. Its file goes to the store as blobs do.
struct RecordedDocument {
  RecordedBlob blob;
  std::string arch;  ///< whose image it is about; empty: there is one alone
};

/// What is known of an image that was built: what the steps of publishing hand on to each other, so that each can run
/// on a machine of its own. It lies beside the image as image.json (docs/recipe-repository.md).
struct ImageRecord {
  std::string tag;
  std::string recipe;  ///< path in the recipe repository; its bytes are the file `recipe` in the record's folder
  std::string builder;
  catalog::Layout layout = catalog::Layout::singularity;
  catalog::Digest digest;        ///< of the image file, or of the OCI document that the tag names
  std::uint64_t size_bytes = 0;  ///< of the same
  std::string arch;              ///< OCI name; empty when unknown, or when there are several
  std::string created;           ///< RFC 3339
  bool frozen = false;
  std::string repository, commit;  ///< of the recipe
  std::map<std::string, std::string> labels;
  std::vector<std::string> signers;  ///< of an image file: fingerprints of the PGP keys whose signatures it carries
  recipe::Inputs inputs;
  std::string store;                ///< address of the store that has the blobs; empty: none yet
  std::vector<RecordedBlob> blobs;  ///< of an image file: one; of an OCI image: configurations and layers
  std::vector<RecordedDocument> attached;
  std::vector<std::string> documents;  ///< of an OCI image: its manifests and indexes, files below the record's folder
};

inline constexpr std::string_view record_name = "image.json";
inline constexpr std::string_view record_recipe_name = "recipe";

std::string to_json(const ImageRecord& record);
Result<ImageRecord> parse_record(std::string_view json);

/// Replaces <folder>/image.json in one step. Code::invalid for an address with a secret in it.
Result<void> write_record(const std::filesystem::path& folder, const ImageRecord& record);
/// Code::not_found when there is none.
Result<ImageRecord> read_record(const std::filesystem::path& folder);

/// A record and the folder it lies in.
struct PlacedRecord {
  std::filesystem::path folder;
  ImageRecord record;
};

/// The records in the folders of `out`, sorted by tag and architecture. Folders without one are passed over.
Result<std::vector<PlacedRecord>> read_records(const std::filesystem::path& out);

}  // namespace roadstead::app
