// SPDX-License-Identifier: Apache-2.0
// A record of a built image, which may come from a job where a recipe's own code ran: what is taken is written as it is
// read, and no path in it leads out of its folder.
#include "roadstead/app/publish/image_record.hpp"

#include "require.hpp"
#include "roadstead/app/publish/record_file.hpp"

using namespace roadstead::app;
using roadstead::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto record = parse_record(roadstead::fuzz::text_of(data, size));
  if (!record) return 0;
  for (const RecordedBlob& blob : record->blobs) require(blob.file.empty() || is_plain_path(blob.file));
  for (const RecordedDocument& document : record->attached)
    require(document.blob.file.empty() || is_plain_path(document.blob.file));
  for (const std::string& file : record->documents) require(file.empty() || is_plain_path(file));
  const std::string written = to_json(*record);
  const auto again = parse_record(written);
  require(again && to_json(*again) == written);
  return 0;
}
