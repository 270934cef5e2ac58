// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/s3_part_sender.hpp"

#include <fmt/format.h>

#include <cstring>

#include "roadstead/net/encoded.hpp"
#include "roadstead/storage/crc32c.hpp"
#include "roadstead/storage/md5.hpp"

namespace roadstead::storage {

// A part is borrowed while it is sent: Body::of() would keep its bytes twice.
static net::Body body_of(const std::string& bytes) {
  return {bytes.size(), [&bytes](std::uint64_t offset, std::span<char> out) -> Result<void> {
            std::memcpy(out.data(), bytes.data() + offset, out.size());
            return {};
          }};
}

bool S3PartSender::is_there(std::uint64_t number, const std::string& bytes) const {
  const auto part = upload_.parts.find(number);
  if (part == upload_.parts.end() || part->second.size_bytes != bytes.size()) return false;
  const std::string md5 = md5_hex(bytes);
  return !md5.empty() && (part->second.etag == "\"" + md5 + "\"" || part->second.etag == md5);
}

// A second hash of everything would take as long as the first, so it is left out where the server says, with each
// part, that it has compared the sum. One that only knows the word gets the part once more, signed with its hash.
Result<S3Answer> S3PartSender::send_bytes(S3Client& client, std::uint64_t number, const std::string& bytes,
                                          const std::string& crc) {
  const bool is_trusted = compares_sums_;
  const std::string query = fmt::format("partNumber={}&uploadId={}", number, net::encoded(upload_.id));
  S3Request request{"PUT", upload_.key, query, {}, body_of(bytes), std::nullopt};
  if (!is_trusted) request.body_hash = sha256(bytes);
  if (!crc.empty()) request.headers.emplace_back("x-amz-checksum-crc32c", crc);
  auto answer = client.send(request);
  if (!answer || !is_trusted || !answer->response.is_success()) return answer;
  if (answer->response.header("x-amz-checksum-crc32c") == crc) return answer;
  compares_sums_ = false;
  return send_bytes(client, number, bytes, crc);
}

Result<std::optional<S3Part>> S3PartSender::send(S3Client& client, std::uint64_t number, const std::string& bytes) {
  const std::string crc = upload_.has_sums ? crc32c_base64(bytes) : "";
  if (is_there(number, bytes)) return std::optional(S3Part{bytes.size(), upload_.parts.at(number).etag, crc});
  const auto answer = send_bytes(client, number, bytes, crc);
  if (!answer) return Failure(answer.error());
  if (answer->response.status == 404 && answer->error_code() == "NoSuchUpload") return std::optional<S3Part>();
  if (!answer->response.is_success()) return answer->refusal("200");
  const std::string_view etag = answer->response.header("etag");
  if (etag.empty()) return answer->refusal("an etag");
  return std::optional(S3Part{bytes.size(), std::string(etag), crc});
}

}  // namespace roadstead::storage
