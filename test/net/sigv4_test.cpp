// SPDX-License-Identifier: Apache-2.0
#include "roadstead/net/sigv4.hpp"

#include <gtest/gtest.h>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/sha256.hpp"

namespace roadstead::net {
namespace {

using namespace std::chrono_literals;

// 24 May 2013, the day of the examples in AWS's documentation.
constexpr std::chrono::system_clock::time_point day{1'369'353'600s};

AwsCredentials documented() { return {"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", ""}; }

std::pair<std::string, std::string> digest_of(std::string_view body) {
  return {"x-amz-content-sha256", to_hex(sha256(body))};
}

struct Case {
  const char* name;
  std::string method, url;
  Headers headers;
  std::string body, signed_headers, signature;
};

struct SignV4 : testing::TestWithParam<Case> {};
TEST_P(SignV4, Signs) {
  Request request{GetParam().method, GetParam().url, GetParam().headers, {}};
  request.headers.push_back(digest_of(GetParam().body));
  sign_v4(request, documented(), {"us-east-1"}, day);
  EXPECT_EQ(request.headers.back().second,
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=" +
                GetParam().signed_headers + ",Signature=" + GetParam().signature);
}

// From docs.aws.amazon.com, "Signature Calculations for the Authorization Header: Transferring Payload in a Single
// Chunk".
const std::string bucket = "https://examplebucket.s3.amazonaws.com";
INSTANTIATE_TEST_SUITE_P(Documented, SignV4,
                         testing::Values(Case{"get_object",
                                              "GET",
                                              bucket + "/test.txt",
                                              {{"range", "bytes=0-9"}},
                                              "",
                                              "host;range;x-amz-content-sha256;x-amz-date",
                                              "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"},
                                         Case{"put_object",
                                              "PUT",
                                              bucket + "/test%24file.text",
                                              {{"date", "Fri, 24 May 2013 00:00:00 GMT"},
                                               {"x-amz-storage-class", "REDUCED_REDUNDANCY"}},
                                              "Welcome to Amazon S3.",
                                              "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
                                              "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"},
                                         Case{"valueless",
                                              "GET",
                                              bucket + "/?lifecycle",
                                              {},
                                              "",
                                              "host;x-amz-content-sha256;x-amz-date",
                                              "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"},
                                         Case{"list",
                                              "GET",
                                              bucket + "/?max-keys=2&prefix=J",
                                              {},
                                              "",
                                              "host;x-amz-content-sha256;x-amz-date",
                                              "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"},
                                         Case{"list_unsorted",
                                              "GET",
                                              bucket + "?prefix=J&max-keys=2",
                                              {},
                                              "",
                                              "host;x-amz-content-sha256;x-amz-date",
                                              "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"}),
                         [](const auto& test) { return std::string(test.param.name); });

// The documented ones once more, written otherwise where the rule says that it is the same.
INSTANTIATE_TEST_SUITE_P(Same, SignV4,
                         testing::Values(Case{"default_port",
                                              "GET",
                                              "https://examplebucket.s3.amazonaws.com:443/test.txt",
                                              {{"range", "  bytes=0-9 "}},
                                              "",
                                              "host;range;x-amz-content-sha256;x-amz-date",
                                              "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"},
                                         Case{"raw_path",
                                              "PUT",
                                              bucket + "/test$file.text",
                                              {{"x-amz-storage-class", "REDUCED_REDUNDANCY"},
                                               {"date", "Fri,   24 May  2013 00:00:00 GMT"}},
                                              "Welcome to Amazon S3.",
                                              "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
                                              "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"},
                                         Case{"empty_value",
                                              "GET",
                                              bucket + "/?lifecycle=",
                                              {},
                                              "",
                                              "host;x-amz-content-sha256;x-amz-date",
                                              "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(SignV4Session, TemporaryCredentialsSendTheirToken) {
  Request request{"GET", bucket, {digest_of("")}, {}};
  AwsCredentials credentials = documented();
  credentials.session_token = "token";
  sign_v4(request, credentials, {"us-east-1"}, day);
  EXPECT_EQ(request.headers.at(1), (std::pair<std::string, std::string>("x-amz-date", "20130524T000000Z")));
  EXPECT_EQ(request.headers.at(2), (std::pair<std::string, std::string>("x-amz-security-token", "token")));
  EXPECT_NE(request.headers.back().second.find("x-amz-date;x-amz-security-token,"), std::string::npos);
}

// A request that is tried for half an hour would be refused with the signature of its first try.
TEST(SigningClient, SignsEachTryAnew) {
  struct Busy : HttpClient {
    std::vector<std::string>& dates;
    explicit Busy(std::vector<std::string>& kept) : dates(kept) {}
    Result<Response> send(const Request& request) override {
      dates.emplace_back(header_of(request.headers, "x-amz-date"));
      EXPECT_EQ(request.headers.size(), 3U);
      return Response{dates.size() < 3 ? 503 : 200, {{"retry-after", "60"}}, "", ""};
    }
  };
  std::vector<std::string> dates;
  Instant now = day;
  const Timing timing{[&] { return now; }, [&](Milliseconds delay) { now += delay; }, [] { return 1.0; }};
  const auto client = make_patient_client(
      make_signing_client(std::make_unique<Busy>(dates), documented(), {"us-east-1"}, timing.now), {}, timing);
  EXPECT_EQ(client->send({"GET", bucket, {digest_of("")}, {}})->status, 200);
  EXPECT_EQ(dates, (std::vector<std::string>{"20130524T000000Z", "20130524T000100Z", "20130524T000200Z"}));
}

}  // namespace
}  // namespace roadstead::net
