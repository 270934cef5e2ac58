// SPDX-License-Identifier: Apache-2.0
#include "http_exchange.hpp"

namespace roadstead::site {
namespace {

using namespace roadstead::test;

bool has_body(const Exchange& wanted) {
  return !wanted.request.starts_with("HEAD") && !wanted.status.starts_with("204") && !wanted.status.starts_with("304");
}

TEST_P(HttpBytes, AreAsPinned) {
  const Exchange& wanted = GetParam();
  const RawResponse got = exchange(wanted.request);
  EXPECT_EQ(got.status, wanted.status);
  EXPECT_EQ(got.body, wanted.body);
  for (const std::string& line : wanted.headers) {
    const std::size_t colon = line.find(": ");
    EXPECT_EQ(got.header(line.substr(0, colon)), line.substr(colon + 2)) << line.substr(0, colon);
  }
  if (has_body(wanted)) {
    EXPECT_EQ(got.header("Content-Length"), std::to_string(got.body.size()));
  }
  EXPECT_EQ(got.header("Access-Control-Allow-Origin"), "*");
}

INSTANTIATE_TEST_SUITE_P(
    Whole, HttpBytes,
    testing::Values(
        Exchange{"get",
                 "GET /short HTTP/1.1",
                 "200 OK",
                 {"Content-Type: application/json", "ETag: " + short_etag, "Accept-Ranges: bytes", "Vary: -",
                  "Docker-Content-Digest: -", "Docker-Distribution-Api-Version: registry/2.0",
                  "X-Content-Type-Options: nosniff", "Content-Encoding: -", "Transfer-Encoding: -"},
                 "{\"a\":1}"},
        Exchange{"head", "HEAD /short HTTP/1.1", "200 OK", {"Content-Length: 7", "ETag: " + short_etag}, ""},
        Exchange{"manifest",
                 "GET /v2/a/manifests/1 HTTP/1.1",
                 "200 OK",
                 {"Content-Type: application/vnd.oci.image.manifest.v1+json", "Docker-Content-Digest: sha256:77",
                  "ETag: \"sha256:77\""},
                 "{\"schemaVersion\":2}"},
        Exchange{"blob",
                 "GET /v2/a/blobs/sha256:0f HTTP/1.1",
                 "200 OK",
                 {"Content-Type: application/octet-stream", "Docker-Content-Digest: sha256:0f", "ETag: \"sha256:0f\"",
                  "Accept-Ranges: bytes"},
                 std::string(blob_text)},
        Exchange{"head_of_blob", "HEAD /v2/a/blobs/sha256:0f HTTP/1.1", "200 OK", {"Content-Length: 19"}, ""},
        Exchange{"redirect",
                 "GET /moved HTTP/1.1",
                 "302 Found",
                 {"Location: https://storage.example.org/a", "ETag: -", "Accept-Ranges: -"},
                 ""},
        Exchange{"redirect_despite_condition", "GET /moved HTTP/1.1\nIf-None-Match: *", "302 Found", {}, ""}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Refused, HttpBytes,
    testing::Values(
        Exchange{"oci_manifest",
                 "GET /v2/a/manifests/2 HTTP/1.1",
                 "404 Not Found",
                 {"Content-Type: application/json", "Docker-Content-Digest: -"},
                 oci_error("MANIFEST_UNKNOWN", "'/v2/a/manifests/2' is not part of this registry")},
        Exchange{"oci_blob",
                 "GET /v2/a/blobs/sha256:00 HTTP/1.1",
                 "404 Not Found",
                 {},
                 oci_error("BLOB_UNKNOWN", "'/v2/a/blobs/sha256:00' is not part of this registry")},
        Exchange{"oci_name",
                 "GET /v2/b/tags/list HTTP/1.1",
                 "404 Not Found",
                 {},
                 oci_error("NAME_UNKNOWN", "'/v2/b/tags/list' is not part of this registry")},
        Exchange{"oci_head", "HEAD /v2/a/manifests/2 HTTP/1.1", "404 Not Found", {"Content-Length: 101"}, ""},
        Exchange{"oci_number",
                 "GET /v2/bad-n?n=x HTTP/1.1",
                 "400 Bad Request",
                 {"Content-Type: application/json"},
                 oci_error("PAGINATION_NUMBER_INVALID", "n 'x' is not a number")},
        Exchange{"oci_loading",
                 "GET /v2/down HTTP/1.1",
                 "503 Service Unavailable",
                 {"Retry-After: 1"},
                 oci_error("UNKNOWN", "the registry is still being loaded")},
        Exchange{"oci_broken",
                 "GET /v2/broken HTTP/1.1",
                 "500 Internal Server Error",
                 {},
                 oci_error("UNKNOWN", "the tree has left")},
        Exchange{"library",
                 "GET /v1/images/a:b HTTP/1.1",
                 "404 Not Found",
                 {"Content-Type: application/json"},
                 R"({"error":{"code":404,"message":"'/v1/images/a:b' is not part of this registry"}})"},
        Exchange{"library_below_a_prefix",
                 "GET /x/v1/images/a:b HTTP/1.1",
                 "404 Not Found",
                 {},
                 R"({"error":{"code":404,"message":"'/x/v1/images/a:b' is not part of this registry"}})"},
        Exchange{"shub",
                 "GET /api/container/a/b:c HTTP/1.1",
                 "404 Not Found",
                 {"Content-Type: application/json"},
                 R"({"message":"'/api/container/a/b:c' is not part of this registry"})"},
        Exchange{"elsewhere",
                 "GET /nothing HTTP/1.1",
                 "404 Not Found",
                 {"Content-Type: text/plain; charset=utf-8"},
                 "'/nothing' is not part of this registry\n"},
        Exchange{"own_page", "GET /page404 HTTP/1.1", "404 Not Found", {"Content-Type: text/html"}, "<p>not here"},
        Exchange{"own_page_despite_conditions",
                 "GET /page404 HTTP/1.1\nIf-None-Match: *\nRange: bytes=0-1",
                 "404 Not Found",
                 {},
                 "<p>not here"},
        Exchange{"method_of_oci",
                 "DELETE /v2/a/manifests/1 HTTP/1.1",
                 "405 Method Not Allowed",
                 {"Allow: GET, HEAD, OPTIONS"},
                 oci_error("UNSUPPORTED", "method 'DELETE' is not supported, want GET, HEAD or OPTIONS")},
        Exchange{"method_elsewhere",
                 "PURGE /short HTTP/1.1",
                 "405 Method Not Allowed",
                 {"Allow: GET, HEAD, OPTIONS", "Content-Type: text/plain; charset=utf-8"},
                 "method 'PURGE' is not supported, want GET, HEAD or OPTIONS\n"},
        Exchange{"body_is_read_away",
                 "POST /short HTTP/1.1\nContent-Length: 0",
                 "405 Method Not Allowed",
                 {"Allow: GET, HEAD, OPTIONS"},
                 "method 'POST' is not supported, want GET, HEAD or OPTIONS\n"}),
    name_of);

}  // namespace
}  // namespace roadstead::site
