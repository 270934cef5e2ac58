// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/s3_inventory.hpp"

#include "roadstead/net/encoded.hpp"
#include "roadstead/storage/blob_key.hpp"
#include "roadstead/storage/s3_answers.hpp"
#include "roadstead/storage/s3_client.hpp"
#include "roadstead/storage/s3_parts.hpp"

namespace roadstead::storage {

namespace {

using Visit = std::function<Result<void>(const StoredBlob&)>;

class S3Inventory : public BlobInventory {
 public:
  S3Inventory(S3Place place, const Connect& connect) : place_(std::move(place)), client_(place_, connect()) {}
  Result<void> each(const Visit& visit) override;
  Result<void> remove(const StoredBlob& blob) override;

 private:
  Result<void> each_object(const Visit& visit);
  Result<void> each_upload(const Visit& visit);
  std::string prefix() const { return place_.prefix + std::string(blob_folder); }

  S3Place place_;
  S3Client client_;
};

Result<void> visit_keys(const std::vector<ListedKey>& keys, std::string_view prefix, bool is_whole,
                        const Visit& visit) {
  for (const ListedKey& key : keys) {
    const auto digest = blob_digest(std::string_view(key.key).substr(std::min(prefix.size(), key.key.size())));
    if (!digest) continue;
    auto done = visit({*digest, key.size_bytes, key.changed_s, is_whole, key.upload});
    if (!done) return done;
  }
  return {};
}

}  // namespace

Result<void> S3Inventory::each(const Visit& visit) {
  if (auto done = each_object(visit); !done) return done;
  return each_upload(visit);
}

Result<void> S3Inventory::each_object(const Visit& visit) {
  for (std::string token;;) {
    const std::string next = token.empty() ? "" : "continuation-token=" + net::encoded(token) + "&";
    const auto answer = client_.send({"GET", "", next + "list-type=2&prefix=" + net::encoded(prefix()), {}, {}});
    if (!answer) return Failure(answer.error());
    if (!answer->response.is_success()) return answer->refusal("the right to list (s3:ListBucket)");
    const auto page = parse_objects(answer->response.body);
    if (!page) return wrap(page.error(), "listing the bucket");
    if (auto done = visit_keys(page->keys, place_.prefix, true, visit); !done) return done;
    if (page->next.empty() || page->next == token) return {};
    token = page->next;
  }
}

// Not every server tells, and what it does not tell costs money alone.
Result<void> S3Inventory::each_upload(const Visit& visit) {
  const auto answer = client_.send({"GET", "", "prefix=" + net::encoded(prefix()) + "&uploads=", {}, {}});
  if (!answer) return Failure(answer.error());
  if (!answer->response.is_success()) return {};
  const auto uploads = parse_all_uploads(answer->response.body);
  if (!uploads) return wrap(uploads.error(), "listing uploads");
  return visit_keys(*uploads, place_.prefix, false, visit);
}

Result<void> S3Inventory::remove(const StoredBlob& blob) {
  const std::string key = blob_key(blob.digest);
  if (!blob.is_whole) {
    end_upload(client_, key, blob.handle);
    return {};
  }
  const auto answer = client_.send({"DELETE", key, {}, {}, {}});
  if (!answer) return Failure(answer.error());
  if (answer->response.is_success() || answer->response.status == 404) return {};
  return answer->refusal("the right to delete (s3:DeleteObject)");
}

std::unique_ptr<BlobInventory> make_s3_inventory(S3Place place, const Connect& connect) {
  return std::make_unique<S3Inventory>(std::move(place), connect);
}

Result<std::unique_ptr<BlobInventory>> open_s3_inventory(const std::string& address) {
  auto place = parse_s3_place(address, process_environment());
  if (!place) return Failure(place.error());
  const Connect connect = signed_connections(*place);
  return make_s3_inventory(std::move(*place), connect);
}

}  // namespace roadstead::storage
