// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/s3_client.hpp"

#include "roadstead/base/hex.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/net/refusal.hpp"
#include "roadstead/storage/xml.hpp"

namespace roadstead::storage {

// The root of an error, or an empty element.
static XmlElement error_of(const net::Response& response) {
  auto root = parse_xml(trim(response.body));
  return root && root->name == "Error" ? std::move(*root) : XmlElement();
}

std::string S3Answer::error_code() const { return std::string(error_of(response).text_of("Code")); }

Failure S3Answer::refusal(std::string_view wanted) const {
  const std::string_view region = response.header("x-amz-bucket-region");
  if (response.status == 301 && !region.empty())
    return net::refusal(request, response, "another region", fmt::format("region={}", region));
  const XmlElement error = error_of(response);
  std::string reason(error.text_of("Code"));
  if (const auto message = error.text_of("Message"); !message.empty()) reason.append(": ").append(message);
  if (request.method == "HEAD" && response.status == 403)
    reason = "a missing key gives the same without the right s3:ListBucket";
  return net::refusal(request, response, reason, wanted);
}

Connect signed_connections(const S3Place& place) {
  return [credentials = place.credentials.value_or(net::AwsCredentials()), scope = net::SigningScope{place.region}] {
    return net::make_patient_client(
        net::make_signing_client(net::make_http_client(), credentials, scope, net::real_timing().now));
  };
}

Result<S3Answer> S3Client::send(const S3Request& request) {
  if (!place_.credentials)
    return fail(Code::denied,
                "no credentials for the bucket '{}', want AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or "
                "a profile in ~/.aws/credentials",
                place_.bucket);
  std::string url = request.key.empty() ? place_.base_url + "/" : place_.url_of(request.key);
  if (!request.query.empty()) url.append("?").append(request.query);
  // Every request of ours gives the same when it is carried out twice: an upload that is begun twice is found again.
  net::Request sent{request.method, std::move(url), request.headers, request.body, true};
  sent.headers.emplace_back("x-amz-content-sha256",
                            request.body_hash ? to_hex(*request.body_hash) : "UNSIGNED-PAYLOAD");
  auto response = http_->send(sent);
  if (!response) return Failure(response.error());
  return S3Answer{std::move(sent), std::move(*response)};
}

}  // namespace roadstead::storage
