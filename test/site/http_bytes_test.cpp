// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "fake_answers.hpp"
#include "raw_http.hpp"
#include "roadstead/site/gzip.hpp"
#include "roadstead/site/http_server.hpp"

// What goes over the wire, byte by byte: a request as a client writes it, and the answer's status, headers and body.
namespace roadstead::site {
namespace {

using namespace roadstead::test;

struct Exchange {
  const char* name;
  std::string request;               ///< request line and headers, one a line
  std::string status;                ///< "" when the connection only has to end
  std::vector<std::string> headers;  ///< "Name: value"; the value "-" for one that must not be there
  std::string body;
};

class HttpBytes : public testing::TestWithParam<Exchange> {
 protected:
  static void SetUpTestSuite() {
    auto started = HttpServer::start({.listen = "127.0.0.1:0"}, std::make_shared<FakeAnswers>());
    ASSERT_TRUE(started) << started.error().message();
    server_ = std::move(*started);
  }
  static void TearDownTestSuite() { server_.reset(); }

  static RawResponse exchange(std::string request) {
    for (std::size_t at = 0; (at = request.find('\n', at)) != request.npos; at += 2) request.insert(at, 1, '\r');
    const RawConnection connection(server_->address());
    connection.send(request + "\r\nHost: registry.example.org\r\nConnection: close\r\n\r\n");
    return parse_response(connection.receive_to_the_end());
  }

  static std::unique_ptr<HttpServer> server_;
};

std::unique_ptr<HttpServer> HttpBytes::server_;

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

const auto name_of = [](const auto& info) { return std::string(info.param.name); };

const std::string long_body = FakeAnswers::long_text();
const std::string short_etag = "\"015abd7f5cc57a2dd94b7590f04ad808\"";
const std::string long_etag = "\"b3bf2caedba20fa93a97b33c2e55b983\"",
                  long_gzip_etag = "\"b3bf2caedba20fa93a97b33c2e55b983+gzip\"";

std::string oci_error(std::string_view code, std::string_view message) {
  return fmt::format(R"({{"errors":[{{"code":"{}","message":"{}"}}]}})", code, message);
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

INSTANTIATE_TEST_SUITE_P(
    Ranges, HttpBytes,
    testing::Values(
        Exchange{"first",
                 "GET /v2/a/blobs/sha256:0f HTTP/1.1\nRange: bytes=0-2",
                 "206 Partial Content",
                 {"Content-Range: bytes 0-2/19", "ETag: \"sha256:0f\"", "Docker-Content-Digest: sha256:0f",
                  "Content-Type: application/octet-stream"},
                 "the"},
        Exchange{"suffix",
                 "GET /v2/a/blobs/sha256:0f HTTP/1.1\nRange: bytes=-4",
                 "206 Partial Content",
                 {"Content-Range: bytes 15-18/19"},
                 "buoy"},
        Exchange{"to_the_end",
                 "GET /v2/a/blobs/sha256:0f HTTP/1.1\nRange: bytes=15-",
                 "206 Partial Content",
                 {"Content-Range: bytes 15-18/19"},
                 "buoy"},
        Exchange{"beyond_the_end_is_cut",
                 "GET /v2/a/blobs/sha256:0f HTTP/1.1\nrange: bytes=15-99",
                 "206 Partial Content",
                 {"Content-Range: bytes 15-18/19"},
                 "buoy"},
        Exchange{"of_text",
                 "GET /short HTTP/1.1\nRange: bytes=1-3",
                 "206 Partial Content",
                 {"Content-Range: bytes 1-3/7", "ETag: " + short_etag},
                 "\"a\""},
        Exchange{"of_text_that_could_be_gzip",
                 "GET /long HTTP/1.1\nAccept-Encoding: gzip\nRange: bytes=0-5",
                 "206 Partial Content",
                 {"Vary: Accept-Encoding", "Content-Encoding: -", "ETag: " + long_etag},
                 "line 0"},
        Exchange{"unsatisfiable",
                 "GET /v2/a/blobs/sha256:0f HTTP/1.1\nRange: bytes=19-",
                 "416 Range Not Satisfiable",
                 {"Content-Range: bytes */19"},
                 ""},
        Exchange{"several_are_ignored",
                 "GET /short HTTP/1.1\nRange: bytes=0-1,3-4",
                 "200 OK",
                 {"Content-Range: -"},
                 "{\"a\":1}"},
        Exchange{"other_unit_is_ignored", "GET /short HTTP/1.1\nRange: lines=0-1", "200 OK", {}, "{\"a\":1}"},
        Exchange{"head_has_none",
                 "HEAD /v2/a/blobs/sha256:0f HTTP/1.1\nRange: bytes=0-2",
                 "200 OK",
                 {"Content-Length: 19", "Content-Range: -"},
                 ""},
        Exchange{"if_same",
                 "GET /short HTTP/1.1\nRange: bytes=0-1\nIf-Range: " + short_etag,
                 "206 Partial Content",
                 {},
                 "{\""},
        Exchange{"if_other", "GET /short HTTP/1.1\nRange: bytes=0-1\nIf-Range: \"other\"", "200 OK", {}, "{\"a\":1}"},
        Exchange{"if_weakly_same",
                 "GET /short HTTP/1.1\nRange: bytes=0-1\nIf-Range: W/" + short_etag,
                 "200 OK",
                 {},
                 "{\"a\":1}"},
        Exchange{"if_date",
                 "GET /short HTTP/1.1\nRange: bytes=0-1\nIf-Range: Wed, 01 Jan 2020 00:00:00 GMT",
                 "200 OK",
                 {},
                 "{\"a\":1}"},
        Exchange{"if_the_compressed_form",
                 "GET /long HTTP/1.1\nRange: bytes=0-5\nIf-Range: " + long_gzip_etag,
                 "200 OK",
                 {},
                 long_body},
        Exchange{"of_a_file_without_tag",
                 "GET /nameless HTTP/1.1\nRange: bytes=0-2",
                 "206 Partial Content",
                 {"ETag: -"},
                 "the"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Conditions, HttpBytes,
    testing::Values(Exchange{"same",
                             "GET /short HTTP/1.1\nIf-None-Match: " + short_etag,
                             "304 Not Modified",
                             {"ETag: " + short_etag},
                             ""},
                    Exchange{"other", "GET /short HTTP/1.1\nIf-None-Match: \"other\"", "200 OK", {}, "{\"a\":1}"},
                    Exchange{"unquoted",
                             "GET /short HTTP/1.1\nIf-None-Match: 015abd7f5cc57a2dd94b7590f04ad808",
                             "200 OK",
                             {},
                             "{\"a\":1}"},
                    Exchange{"weak", "GET /short HTTP/1.1\nIf-None-Match: W/" + short_etag, "304 Not Modified", {}, ""},
                    Exchange{"any", "GET /short HTTP/1.1\nIf-None-Match: *", "304 Not Modified", {}, ""},
                    Exchange{"in_a_list",
                             "GET /short HTTP/1.1\nIf-None-Match: \"x\" ,W/\"y\", " + short_etag,
                             "304 Not Modified",
                             {},
                             ""},
                    Exchange{"in_several_lines",
                             "GET /short HTTP/1.1\nIf-None-Match: \"x\"\nAccept: */*\nIf-None-Match: " + short_etag,
                             "304 Not Modified",
                             {},
                             ""},
                    Exchange{"head", "HEAD /short HTTP/1.1\nIf-None-Match: " + short_etag, "304 Not Modified", {}, ""},
                    Exchange{"before_range",
                             "GET /short HTTP/1.1\nRange: bytes=0-1\nIf-None-Match: " + short_etag,
                             "304 Not Modified",
                             {"Content-Range: -"},
                             ""},
                    Exchange{"before_unsatisfiable_range",
                             "GET /short HTTP/1.1\nRange: bytes=99-\nIf-None-Match: " + short_etag,
                             "304 Not Modified",
                             {},
                             ""},
                    Exchange{"blob",
                             "GET /v2/a/blobs/sha256:0f HTTP/1.1\nIf-None-Match: \"sha256:0f\"",
                             "304 Not Modified",
                             {"Docker-Content-Digest: sha256:0f"},
                             ""},
                    Exchange{"compressed_form",
                             "GET /long HTTP/1.1\nAccept-Encoding: gzip\nIf-None-Match: " + long_gzip_etag,
                             "304 Not Modified",
                             {"ETag: " + long_gzip_etag, "Vary: Accept-Encoding"},
                             ""},
                    Exchange{"compressed_form_asked_plain",
                             "GET /long HTTP/1.1\nIf-None-Match: " + long_gzip_etag,
                             "200 OK",
                             {"ETag: " + long_etag},
                             long_body},
                    Exchange{"plain_form",
                             "GET /long HTTP/1.1\nIf-None-Match: " + long_etag,
                             "304 Not Modified",
                             {"ETag: " + long_etag, "Vary: Accept-Encoding"},
                             ""}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Encodings, HttpBytes,
    testing::Values(
        Exchange{
            "gzip",
            "GET /long HTTP/1.1\nAccept-Encoding: gzip",
            "200 OK",
            {"Content-Encoding: gzip", "Vary: Accept-Encoding", "ETag: " + long_gzip_etag, "Content-Type: text/plain"},
            gzip(long_body)},
        Exchange{"head_of_gzip",
                 "HEAD /long HTTP/1.1\nAccept-Encoding: gzip",
                 "200 OK",
                 {"Content-Encoding: gzip", "Content-Length: " + std::to_string(gzip(long_body).size())},
                 ""},
        Exchange{"plain",
                 "GET /long HTTP/1.1",
                 "200 OK",
                 {"Content-Encoding: -", "Vary: Accept-Encoding", "ETag: " + long_etag},
                 long_body},
        Exchange{
            "refused", "GET /long HTTP/1.1\nAccept-Encoding: gzip;q=0", "200 OK", {"Content-Encoding: -"}, long_body},
        Exchange{"in_the_second_line",
                 "GET /long HTTP/1.1\nAccept-Encoding: br\nAccept-Encoding: gzip",
                 "200 OK",
                 {"Content-Encoding: gzip"},
                 gzip(long_body)},
        Exchange{"short_text_stays",
                 "GET /short HTTP/1.1\nAccept-Encoding: gzip",
                 "200 OK",
                 {"Content-Encoding: -", "Vary: -"},
                 "{\"a\":1}"},
        Exchange{"blob_stays",
                 "GET /v2/a/blobs/sha256:0f HTTP/1.1\nAccept-Encoding: gzip",
                 "200 OK",
                 {"Content-Encoding: -", "Vary: -"},
                 std::string(blob_text)}),
    name_of);

std::string not_found(std::string_view path) { return fmt::format("'{}' is not part of this registry\n", path); }

INSTANTIATE_TEST_SUITE_P(
    Targets, HttpBytes,
    testing::Values(
        Exchange{"arguments",
                 "GET /echo?n=3&last=1.0&arch=arm64&value=buoy HTTP/1.1",
                 "200 OK",
                 {},
                 "arch=arm64 last=1.0 n=3 word=buoy"},
        Exchange{
            "argument_of_docker_search", "GET /echo?q=buoy&n=25 HTTP/1.1", "200 OK", {}, "arch= last= n=25 word=buoy"},
        Exchange{"value_goes_before_q", "GET /echo?value=a&q=b HTTP/1.1", "200 OK", {}, "arch= last= n= word=a"},
        Exchange{"arguments_encoded",
                 "GET /echo?last=a%2fb%26c&value=two+words%2B HTTP/1.1",
                 "200 OK",
                 {},
                 "arch= last=a/b&c n= word=two words+"},
        Exchange{"arguments_unknown", "GET /echo?x=%zz&&flag&n HTTP/1.1", "200 OK", {}, "arch= last= n= word="},
        Exchange{"encoded_path", "GET /%73hort HTTP/1.1", "200 OK", {}, "{\"a\":1}"},
        Exchange{"absolute_form",
                 "GET http://registry.example.org/echo?n=1 HTTP/1.1",
                 "200 OK",
                 {},
                 "arch= last= n=1 word="},
        Exchange{"absolute_form_without_path",
                 "GET http://registry.example.org HTTP/1.1",
                 "404 Not Found",
                 {},
                 not_found("/")},
        Exchange{"two_slashes", "GET //v2 HTTP/1.1", "404 Not Found", {}, not_found("//v2")},
        Exchange{"dots",
                 "GET /v2/../../etc/passwd HTTP/1.1",
                 "404 Not Found",
                 {},
                 oci_error("NAME_UNKNOWN", "'/v2/../../etc/passwd' is not part of this registry")},
        Exchange{"encoded_dots",
                 "GET /%2e%2e/%2E%2E/etc/passwd HTTP/1.1",
                 "404 Not Found",
                 {},
                 not_found("/../../etc/passwd")},
        Exchange{"escaped_nul",
                 "GET /v2/a/manifests/1%00 HTTP/1.1",
                 "400 Bad Request",
                 {},
                 oci_error("NAME_INVALID", "'/v2/a/manifests/1%00' has an escaped NUL")},
        Exchange{"escaped_nul_in_argument",
                 "GET /echo?n=1%00 HTTP/1.1",
                 "400 Bad Request",
                 {},
                 "n: '1%00' has an escaped NUL\n"},
        Exchange{"broken_escape",
                 "GET /v2/%zz HTTP/1.1",
                 "400 Bad Request",
                 {},
                 oci_error("NAME_INVALID", "'/v2/%zz' has a broken percent escape, want two hex digits after each")},
        Exchange{"escape_cut_off",
                 "GET /short%4 HTTP/1.1",
                 "400 Bad Request",
                 {},
                 "'/short%4' has a broken percent escape, want two hex digits after each\n"},
        Exchange{"broken_escape_in_argument",
                 "GET /echo?last=%x1 HTTP/1.1",
                 "400 Bad Request",
                 {},
                 "last: '%x1' has a broken percent escape, want two hex digits after each\n"},
        Exchange{"preflight",
                 "OPTIONS /v2/a/manifests/1 HTTP/1.1\nOrigin: https://example.org\n"
                 "Access-Control-Request-Method: GET\nAccess-Control-Request-Headers: accept",
                 "204 No Content",
                 {"Allow: GET, HEAD, OPTIONS", "Access-Control-Allow-Methods: GET, HEAD, OPTIONS",
                  "Access-Control-Allow-Headers: Accept, Authorization, If-None-Match, If-Range, Range",
                  "Access-Control-Max-Age: 86400"},
                 ""},
        Exchange{"options_of_the_server", "OPTIONS * HTTP/1.1", "204 No Content", {"Allow: GET, HEAD, OPTIONS"}, ""},
        Exchange{"scripts_may_read",
                 "GET /short HTTP/1.1\nOrigin: https://example.org",
                 "200 OK",
                 {"Access-Control-Expose-Headers: Content-Length, Content-Range, Docker-Content-Digest, ETag, Link"},
                 "{\"a\":1}"}),
    name_of);

}  // namespace
}  // namespace roadstead::site
