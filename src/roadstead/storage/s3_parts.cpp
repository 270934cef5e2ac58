// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/s3_parts.hpp"

#include "roadstead/net/encoded.hpp"

namespace roadstead::storage {

Result<std::vector<std::string>> find_uploads(S3Client& client, const S3Place& place, const std::string& key) {
  const std::string whole = place.prefix + key;
  const auto answer = client.send({"GET", "", "prefix=" + net::encoded(whole) + "&uploads=", {}, {}});
  if (!answer) return Failure(answer.error());
  if (!answer->response.is_success()) return std::vector<std::string>();
  auto ids = parse_uploads(answer->response.body, whole);
  return ids ? std::move(*ids) : std::vector<std::string>();
}

void end_upload(S3Client& client, const std::string& key, const std::string& upload) {
  static_cast<void>(client.send({"DELETE", key, "uploadId=" + net::encoded(upload), {}, {}}));
}

Result<std::optional<BegunUpload>> list_parts(S3Client& client, const std::string& key, const std::string& upload) {
  BegunUpload all;
  for (std::uint64_t marker = 0;;) {
    const std::string after = marker == 0 ? "" : fmt::format("part-number-marker={}&", marker);
    const auto answer = client.send({"GET", key, after + "uploadId=" + net::encoded(upload), {}, {}});
    if (!answer) return Failure(answer.error());
    if (answer->response.status == 404) return std::optional<BegunUpload>();
    if (!answer->response.is_success()) return answer->refusal("the parts of an upload");
    auto page = parse_parts(answer->response.body);
    if (!page) return wrap(page.error(), "listing the parts of an upload");
    all.parts.merge(page->parts);
    all.algorithm = page->algorithm;
    if (page->next <= marker) return std::optional(std::move(all));
    marker = page->next;
  }
}

}  // namespace roadstead::storage
