// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"

namespace roadstead::storage {

struct S3Part {
  std::uint64_t size_bytes = 0;
  std::string etag;      ///< as the server writes it, with its quotes
  std::string crc32c{};  ///< in base64, where the upload was begun with it; else empty
};
using S3Parts = std::map<std::uint64_t, S3Part>;  ///< by number, from 1

/// The uploads of `key` in an answer to ListMultipartUploads, the newest first; and the parts and where the rest begins
/// (0: there is none) in an answer to ListParts.
Result<std::vector<std::string>> parse_uploads(std::string_view xml, std::string_view key);
struct PartsPage {
  S3Parts parts;
  std::string algorithm;  ///< of the checksum that the upload was begun with: "CRC32C"; empty: none
  std::uint64_t next = 0;
};
Result<PartsPage> parse_parts(std::string_view xml);

/// A key, or an upload to one that is not over.
struct ListedKey {
  std::string key;
  std::uint64_t size_bytes = 0;
  std::int64_t changed_s = 0;  ///< seconds since 1970
  std::string upload;          ///< empty: it is an object
};
/// An answer to ListObjectsV2, and what asks for the next page (empty: this was the last); one to ListMultipartUploads.
/// Code::invalid for a key without a size or a time: who clears out must know both.
struct ObjectsPage {
  std::vector<ListedKey> keys;
  std::string next;
};
Result<ObjectsPage> parse_objects(std::string_view xml);
Result<std::vector<ListedKey>> parse_all_uploads(std::string_view xml);

/// The body of CompleteMultipartUpload.
std::string complete_body(const S3Parts& parts);

}  // namespace roadstead::storage
