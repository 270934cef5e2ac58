// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/s3_object.hpp"

namespace roadstead::storage {

net::Headers object_headers(const Blob& blob) {
  return {{"content-type", blob.media_type}, {"cache-control", "public, max-age=31536000, immutable"}};
}

bool is_header_unknown(const S3Answer& answer) {
  if (answer.response.status == 501) return true;
  if (answer.response.status != 400) return false;
  const std::string code = answer.error_code();
  return code == "NotImplemented" || code == "InvalidArgument" || code == "InvalidRequest";
}

bool is_there_already(const S3Answer& answer) { return answer.response.status == 412 || answer.response.status == 409; }

}  // namespace roadstead::storage
