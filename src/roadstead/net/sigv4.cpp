// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/sigv4.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <ctime>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/net/encoded.hpp"

namespace roadstead::net {

namespace {

Sha256 hmac(std::string_view key, std::string_view text) {
  Sha256 out;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()),
       text.size(), out.data(), nullptr);
  return out;
}

std::string_view bytes_of(const Sha256& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }

std::string timestamp(Instant now) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday, utc.tm_hour,
                     utc.tm_min, utc.tm_sec);
}

// The host as libcurl sends it: with the port unless it is the scheme's own.
std::string host_header(const Url& url) {
  const bool is_default = url.port.empty() || url.port == (to_lower(url.scheme) == "https" ? "443" : "80");
  return std::string(url.host).append(is_default ? "" : ":").append(is_default ? "" : url.port);
}

std::string canonical_query(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const std::string_view field : split(query, '&')) {
    if (field.empty()) continue;
    const std::size_t sign = std::min(field.find('='), field.size());
    const auto recoded = [](std::string_view text) { return encoded(percent_decode(text).value_or("")); };
    fields.emplace_back(recoded(field.substr(0, sign)), recoded(field.substr(std::min(sign + 1, field.size()))));
  }
  std::ranges::sort(fields);
  std::string text;
  for (const auto& [name, value] : fields) text.append(text.empty() ? "" : "&").append(name).append("=").append(value);
  return text;
}

std::string without_runs_of_blanks(std::string_view text) {
  std::string out;
  for (const char c : trim(text))
    if (c != ' ' || !out.ends_with(' ')) out += c;
  return out;
}

struct SignedHeaders {
  std::string lines;  ///< "name:value\n" each
  std::string names;  ///< "a;b"
};

SignedHeaders canonical_headers(const Headers& headers, std::string host) {
  Headers sorted = headers;
  sorted.emplace_back("host", std::move(host));
  std::ranges::sort(sorted);
  SignedHeaders text;
  for (const auto& [name, value] : sorted) {
    text.lines.append(name).append(":").append(without_runs_of_blanks(value)).append("\n");
    text.names.append(text.names.empty() ? "" : ";").append(name);
  }
  return text;
}

class SigningClient : public HttpClient {
 public:
  SigningClient(std::unique_ptr<HttpClient> client, AwsCredentials credentials, SigningScope scope,
                std::function<Instant()> now)
      : client_(std::move(client)),
        credentials_(std::move(credentials)),
        scope_(std::move(scope)),
        now_(std::move(now)) {}
  Result<Response> send(const Request& request) override {
    Request signed_request = request;
    sign_v4(signed_request, credentials_, scope_, now_());
    return client_->send(signed_request);
  }

 private:
  std::unique_ptr<HttpClient> client_;
  AwsCredentials credentials_;
  SigningScope scope_;
  std::function<Instant()> now_;
};

}  // namespace

void sign_v4(Request& request, const AwsCredentials& credentials, const SigningScope& scope, Instant now) {
  const std::string time = timestamp(now), day = time.substr(0, 8);
  request.headers.emplace_back("x-amz-date", time);
  if (!credentials.session_token.empty())
    request.headers.emplace_back("x-amz-security-token", credentials.session_token);
  const Url url = parse_url(request.url).value_or(Url());
  const SignedHeaders headers = canonical_headers(request.headers, host_header(url));
  const std::string path = encoded(percent_decode(url.path).value_or(""), Slash::keep);
  const std::string canonical =
      fmt::format("{}\n{}\n{}\n{}\n{}\n{}", request.method, path.empty() ? "/" : path, canonical_query(url.query),
                  headers.lines, headers.names, header_of(request.headers, "x-amz-content-sha256"));
  const std::string place = fmt::format("{}/{}/{}/aws4_request", day, scope.region, scope.service);
  const std::string to_sign = fmt::format("AWS4-HMAC-SHA256\n{}\n{}\n{}", time, place, to_hex(sha256(canonical)));
  Sha256 key = hmac("AWS4" + credentials.secret_access_key, day);
  for (const std::string_view part :
       {std::string_view(scope.region), std::string_view(scope.service), std::string_view("aws4_request")})
    key = hmac(bytes_of(key), part);
  request.headers.emplace_back(
      "authorization",
      fmt::format("AWS4-HMAC-SHA256 Credential={}/{},SignedHeaders={},Signature={}", credentials.access_key_id, place,
                  headers.names, to_hex(hmac(bytes_of(key), to_sign))));
}

std::unique_ptr<HttpClient> make_signing_client(std::unique_ptr<HttpClient> client, AwsCredentials credentials,
                                                SigningScope scope, std::function<Instant()> now) {
  return std::make_unique<SigningClient>(std::move(client), std::move(credentials), std::move(scope), std::move(now));
}

}  // namespace roadstead::net
