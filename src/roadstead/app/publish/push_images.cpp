// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/push_images.hpp"

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::app {

static Result<std::uint64_t> push_blob(storage::BlobStore& store, const std::filesystem::path& folder,
                                       RecordedBlob& blob, const storage::SendProgress& progress) {
  auto outcome = store.put({.file = folder / blob.file,
                            .size_bytes = blob.size_bytes,
                            .digest = blob.digest.bytes(),
                            .media_type = blob.media_type},
                           progress);
  if (!outcome) return Failure(outcome.error());
  blob.url = store.url_of(blob.digest.bytes());
  return *outcome == storage::PutOutcome::stored ? blob.size_bytes : 0;
}

static Result<PushOutcome> push_record(storage::BlobStore& store, PlacedRecord& placed, const std::string& address,
                                       const storage::SendProgress& progress) {
  PushOutcome pushed{.tag = placed.record.tag};
  for (RecordedBlob& blob : placed.record.blobs) {
    if (blob.elsewhere) continue;
    auto sent = push_blob(store, placed.folder, blob, progress);
    if (!sent) return wrap(sent.error(), "storing " + placed.record.tag);
    pushed.sent_bytes += *sent;
  }
  placed.record.store = without_credentials(address);
  if (auto done = write_record(placed.folder, placed.record); !done) return Failure(done.error());
  return pushed;
}

Result<std::vector<PushOutcome>> push_images(std::vector<PlacedRecord>& records, const storage::StoreSettings& settings,
                                             const Say& say, const storage::SendProgress& progress) {
  auto store = storage::open_blob_store(settings);
  if (!store) return Failure(store.error());
  std::vector<PushOutcome> outcomes;
  for (PlacedRecord& placed : records) {
    auto pushed = push_record(**store, placed, settings.address, progress);
    if (!pushed) return Failure(pushed.error());
    say(pushed->sent_bytes == 0 ? fmt::format("{}: stored before", pushed->tag)
                                : fmt::format("{}: stored {}", pushed->tag, human_size(pushed->sent_bytes)));
    outcomes.push_back(std::move(*pushed));
  }
  return outcomes;
}

}  // namespace roadstead::app
