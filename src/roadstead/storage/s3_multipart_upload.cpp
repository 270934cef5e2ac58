// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/s3_multipart_upload.hpp"

#include "roadstead/base/text.hpp"
#include "roadstead/net/encoded.hpp"
#include "roadstead/storage/s3_object.hpp"
#include "roadstead/storage/s3_parts.hpp"
#include "roadstead/storage/xml.hpp"

namespace roadstead::storage {

// A header that a server does not know is left out, as the last one.
static Result<S3Answer> send_known(S3Client& client, S3Request request) {
  auto answer = client.send(request);
  if (!answer || !is_header_unknown(*answer)) return answer;
  request.headers.pop_back();
  return client.send(request);
}

Result<OpenUpload> begin_upload(S3Client& client, const std::string& key, const Blob& blob) {
  S3Request request;
  request.method = "POST";
  request.key = key;
  request.query = "uploads=";
  request.headers = object_headers(blob);
  request.headers.emplace_back("x-amz-checksum-algorithm", compared_sum);
  const auto answer = send_known(client, std::move(request));
  if (!answer) return Failure(answer.error());
  if (!answer->response.is_success()) return answer->refusal("200");
  const auto root = parse_xml(trim(answer->response.body));
  if (!root) return wrap(root.error(), "beginning an upload");
  OpenUpload upload{key,
                    std::string(root->text_of("UploadId")),
                    {},
                    answer->response.header("x-amz-checksum-algorithm") == compared_sum};
  if (upload.id.empty()) return answer->refusal("an UploadId");
  return upload;
}

static Result<S3Answer> send_complete(S3Client& client, const std::string& key, const std::string& id,
                                      const S3Parts& sent) {
  const std::string body = complete_body(sent);
  return send_known(client, {"POST",
                             key,
                             "uploadId=" + net::encoded(id),
                             {{"content-type", "application/xml"}, unless_there},
                             net::Body::of(body),
                             sha256(body)});
}

// The key has its bytes now: what others have begun, at this moment or long ago, is of no use to anybody. Whoever is at
// it is told, and finds the key.
static void end_others(S3Client& client, const S3Place& place, const std::string& key, const std::string& own) {
  const auto begun = find_uploads(client, place, key);
  if (!begun) return;
  for (const std::string& id : *begun)
    if (id != own) end_upload(client, key, id);
}

// The status comes before the parts are put together: an error may follow a 200.
Result<std::optional<PutOutcome>> complete_upload(S3Client& client, const S3Place& place, const std::string& key,
                                                  const std::string& id, const S3Parts& sent) {
  const auto answer = send_complete(client, key, id, sent);
  if (!answer) return Failure(answer.error());
  const std::string error = answer->error_code();
  if (answer->response.status == 404 || error == "NoSuchUpload") return std::optional<PutOutcome>();
  if (is_there_already(*answer)) {
    end_upload(client, key, id);  // it can never be completed
    return std::optional(PutOutcome::already_present);
  }
  if (!answer->response.is_success()) return answer->refusal("200");
  if (!error.empty())
    return fail(Code::unavailable, "completing an upload: the server ends it with {}, want a whole object", error);
  end_others(client, place, key, id);
  return std::optional(PutOutcome::stored);
}

}  // namespace roadstead::storage
