// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/push_images.hpp"

#include <algorithm>

#include "roadstead/app/publish/record_file.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/net/redact.hpp"
#include "roadstead/net/retry.hpp"

namespace roadstead::app {

static Result<std::uint64_t> push_blob(storage::BlobStore& store, const PlacedRecord& placed, RecordedBlob& blob,
                                       const storage::SendProgress& progress) {
  if (const auto file = open_record_file(placed, blob.file); !file) return Failure(file.error());
  auto outcome = store.put({.file = placed.folder / blob.file,
                            .size_bytes = blob.size_bytes,
                            .digest = blob.digest.bytes(),
                            .media_type = blob.media_type},
                           progress);
  if (!outcome) return Failure(outcome.error());
  blob.url = store.url_of(blob.digest.bytes());
  return *outcome == storage::PutOutcome::stored ? blob.size_bytes : 0;
}

// The builder says that it has uploaded the image, or somebody that it was there: nobody else ever looks. An address
// that gives no length, or gives nothing to us, may be fine for others.
static Result<void> expect_there(net::HttpClient& http, const RecordedBlob& blob) {
  const auto answer = http.send({.method = "HEAD", .url = blob.url});
  if (!answer) return Failure(answer.error());
  const std::string where = net::redacted(blob.url);
  if (answer->status == 404 || answer->status == 410)
    return fail(Code::not_found, "{}: answer {}, want the image that is said to be there", where, answer->status);
  const auto length = parse_number(answer->header("content-length"));
  if (answer->is_success() && length && *length != blob.size_bytes)
    return fail(Code::invalid, "{}: has {} bytes, want the {} of the image", where, *length, blob.size_bytes);
  return {};
}

// Where the image itself is none of the store's, a store that takes nothing is no reason to lose its proposal.
static Result<std::uint64_t> push_attached(storage::BlobStore& store, PlacedRecord& placed,
                                           const storage::SendProgress& progress) {
  std::uint64_t sent_bytes = 0;
  const bool is_elsewhere = std::ranges::any_of(placed.record.blobs, &RecordedBlob::elsewhere);
  for (RecordedDocument& document : placed.record.attached) {
    const auto sent = push_blob(store, placed, document.blob, progress);
    if (!sent && !is_elsewhere) return Failure(sent.error());
    if (!sent) {
      placed.record.attached.clear();
      return 0;
    }
    sent_bytes += *sent;
  }
  return sent_bytes;
}

static Result<PushOutcome> push_record(storage::BlobStore& store, net::HttpClient& http, PlacedRecord& placed,
                                       const std::string& address, const storage::SendProgress& progress) {
  PushOutcome pushed{.tag = placed.record.tag};
  for (RecordedBlob& blob : placed.record.blobs) {
    if (blob.elsewhere) {
      if (auto there = expect_there(http, blob); !there) return wrap(there.error(), "looking for " + placed.record.tag);
      pushed.elsewhere = blob.url;
      continue;
    }
    auto sent = push_blob(store, placed, blob, progress);
    if (!sent) return wrap(sent.error(), "storing " + placed.record.tag);
    pushed.sent_bytes += *sent;
  }
  auto attached = push_attached(store, placed, progress);
  if (!attached) return wrap(attached.error(), "storing what is inside " + placed.record.tag);
  pushed.sent_bytes += *attached;
  placed.record.store = without_credentials(address);
  if (auto done = write_record(placed.folder, placed.record); !done) return Failure(done.error());
  return pushed;
}

static std::string outcome_line(const PushOutcome& pushed) {
  if (pushed.sent_bytes != 0) return fmt::format("{}: stored {}", pushed.tag, human_size(pushed.sent_bytes));
  if (!pushed.elsewhere.empty()) return fmt::format("{}: is at {}", pushed.tag, net::redacted(pushed.elsewhere));
  return fmt::format("{}: stored before", pushed.tag);
}

Result<std::vector<PushOutcome>> push_images(std::vector<PlacedRecord>& records, const storage::StoreSettings& settings,
                                             const Say& say, const storage::SendProgress& progress) {
  auto store = storage::open_blob_store(settings);
  if (!store) return Failure(store.error());
  const auto http = net::make_patient_client(net::make_http_client());
  std::vector<PushOutcome> outcomes;
  for (PlacedRecord& placed : records) {
    auto pushed = push_record(**store, *http, placed, settings.address, progress);
    if (!pushed) return Failure(pushed.error());
    say(outcome_line(*pushed));
    outcomes.push_back(std::move(*pushed));
  }
  return outcomes;
}

}  // namespace roadstead::app
