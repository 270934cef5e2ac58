// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "roadstead/app/publish/build_images.hpp"
#include "roadstead/storage/blob_store.hpp"

namespace roadstead::app {

struct PushOutcome {
  std::string tag;
  std::uint64_t sent_bytes = 0;  ///< what was there already is not sent
  std::string elsewhere;         ///< address of an image that lies in no store of ours; else empty
};

/// Sends the blobs of all records that their store does not have, and notes in the records where they are. Stops at the
/// first that cannot be sent; the records before it are done.
Result<std::vector<PushOutcome>> push_images(std::vector<PlacedRecord>& records, const storage::StoreSettings& settings,
                                             const Say& say, const storage::SendProgress& progress);

}  // namespace roadstead::app
