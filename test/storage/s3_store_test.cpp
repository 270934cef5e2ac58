// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/s3_store.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <mutex>

#include "roadstead/base/hex.hpp"
#include "roadstead/storage/blob_key.hpp"
#include "roadstead/storage/crc32c.hpp"
#include "roadstead/storage/md5.hpp"
#include "roadstead/storage/part_reader.hpp"
#include "support/scratch.hpp"

namespace roadstead::storage {
namespace {

using net::Request;
using net::Response;
using test::Scratch;

/// Answers each request by a function, keeps "METHOD target", and takes every body.
struct Script {
  std::mutex mutex;
  std::vector<std::string> asked;
  std::function<Response(const std::string& line, const Request& request, const std::string& body)> answer;
};

struct ScriptedClient : net::HttpClient {
  Script& script;
  explicit ScriptedClient(Script& given) : script(given) {}
  Result<Response> send(const Request& request) override {
    std::string body(request.body.size_bytes, '\0');
    if (!body.empty())
      if (auto done = request.body.read(0, body); !done) return Failure(done.error());
    const std::lock_guard lock(script.mutex);
    const std::string line = request.method + " " + request.url.substr(request.url.find('/', 8));
    script.asked.push_back(line);
    return script.answer(line, request, body);
  }
};

struct S3Store : testing::Test {
  Scratch scratch;
  Script script;
  S3Place place{"bucket", "", "https://e.org/bucket", "auto", net::AwsCredentials{"id", "secret", ""}};
  std::unique_ptr<BlobStore> store() {
    return make_s3_store(place, "", [this] { return std::make_unique<ScriptedClient>(script); });
  }
  Blob blob_of(const std::string& bytes) const {
    return {scratch.write("blob", bytes), bytes.size(), sha256(bytes), "text/plain"};
  }
  std::string put(const Blob& blob) {
    const auto outcome = store()->put(blob, {});
    if (!outcome) return outcome.error().message();
    return *outcome == PutOutcome::stored ? "stored" : "already present";
  }
};

Response answer(long status, std::string body = "", net::Headers headers = {}) {
  return {status, std::move(headers), std::move(body)};
}
std::string error_body(const std::string& code) {
  return "<Error><Code>" + code + "</Code><Message>Words.</Message></Error>";
}
std::string header(const Request& request, std::string_view name) {
  for (const auto& [key, value] : request.headers)
    if (key == name) return value;
  return "-";
}

const std::string url_of_bytes =
    "https://e.org/bucket/blobs/sha256/277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9";

TEST_F(S3Store, StoresWithDigestTypeAndCacheHeaders) {
  script.answer = [](const std::string& line, const Request& request, const std::string& body) {
    if (line.starts_with("HEAD")) return answer(404);
    EXPECT_EQ(body, "bytes");
    EXPECT_EQ(header(request, "x-amz-content-sha256"),
              "277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9");
    EXPECT_EQ(header(request, "content-type"), "text/plain");
    EXPECT_EQ(header(request, "cache-control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(header(request, "if-none-match"), "*");
    return answer(200);
  };
  EXPECT_EQ(put(blob_of("bytes")), "stored");
  EXPECT_EQ(store()->url_of(sha256("bytes")), url_of_bytes);
}

TEST_F(S3Store, IsUnusableForWhoIsNotKnownAndWithoutItsBucket) {
  struct Case {
    long status;
    std::string code, says;
  };
  const std::string asked = "GET https://e.org/bucket/";
  const Case cases[] = {
      {404, "NoSuchBucket", ": answer 404: NoSuchBucket: Words., want a bucket that these credentials open"},
      {403, "InvalidAccessKeyId",
       ": answer 403: InvalidAccessKeyId: Words., want a bucket that these credentials open"},
      {403, "SignatureDoesNotMatch",
       ": answer 403: SignatureDoesNotMatch: Words., want a bucket that these credentials open"},
      {400, "ExpiredToken", ": answer 400: ExpiredToken: Words., want a bucket that these credentials open"},
      {503, "SlowDown", ": answer 503: SlowDown: Words., want a bucket that these credentials open"},
      {403, "AccessDenied", ""},
      {501, "NotImplemented", ""},
      {400, "InvalidArgument", ""},
      {200, "", ""}};
  for (const Case& row : cases) {
    script.answer = [&](const std::string&, const Request&, const std::string&) {
      return answer(row.status, error_body(row.code));
    };
    const auto usable = store()->expect_usable();
    const std::string said = usable ? "" : usable.error().message();
    EXPECT_EQ(said.substr(0, asked.size()), row.says.empty() ? "" : asked) << row.code;
    EXPECT_EQ(said.substr(std::min(said.find(": "), said.size())), row.says) << row.code;
  }
  EXPECT_EQ(script.asked.front(), "GET /bucket/?list-type=2&max-keys=1");
  place.credentials.reset();
  EXPECT_EQ(store()->expect_usable().error().message(),
            "no credentials for the bucket 'bucket', want AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a profile in "
            "~/.aws/credentials");
}

TEST_F(S3Store, DoesWithoutTheConditionThatAServerDoesNotKnow) {
  script.answer = [](const std::string& line, const Request& request, const std::string&) {
    if (line.starts_with("HEAD")) return answer(404);
    return header(request, "if-none-match") == "*" ? answer(501, error_body("NotImplemented")) : answer(200);
  };
  EXPECT_EQ(put(blob_of("bytes")), "stored");
}

TEST_F(S3Store, WhoeverWasFirstStoredIt) {
  int heads = 0;
  script.answer = [&](const std::string& line, const Request&, const std::string&) {
    if (line.starts_with("HEAD")) return ++heads == 1 ? answer(404) : answer(200, "", {{"content-length", "5"}});
    return answer(412, error_body("PreconditionFailed"));
  };
  EXPECT_EQ(put(blob_of("bytes")), "already present");
}

TEST_F(S3Store, MayWriteWithoutTheRightToLook) {
  script.answer = [](const std::string& line, const Request&, const std::string&) {
    return answer(line.starts_with("HEAD") ? 403 : 200);
  };
  EXPECT_EQ(put(blob_of("bytes")), "stored");
}

struct Refusal {
  const char* name;
  Response response;
  Code code;
  std::string says;
};
struct S3Refuses : S3Store, testing::WithParamInterface<Refusal> {};
TEST_P(S3Refuses, Says) {
  script.answer = [](const std::string& line, const Request&, const std::string&) {
    return line.starts_with("HEAD") ? answer(404) : GetParam().response;
  };
  const auto outcome = store()->put(blob_of("bytes"), {});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, GetParam().code);
  EXPECT_EQ(outcome.error().message(), "PUT " + url_of_bytes + ": answer " + GetParam().says);
}
INSTANTIATE_TEST_SUITE_P(Answer, S3Refuses,
                         testing::Values(Refusal{"denied", answer(403, error_body("AccessDenied")), Code::denied,
                                                 "403: AccessDenied: Words., want 200"},
                                         Refusal{"no_bucket", answer(404, error_body("NoSuchBucket")), Code::not_found,
                                                 "404: NoSuchBucket: Words., want 200"},
                                         Refusal{"corrupt", answer(400, error_body("XAmzContentSHA256Mismatch")),
                                                 Code::invalid, "400: XAmzContentSHA256Mismatch: Words., want 200"},
                                         Refusal{"region", answer(301, "", {{"x-amz-bucket-region", "eu-west-1"}}),
                                                 Code::invalid, "301: another region, want region=eu-west-1"},
                                         Refusal{"html", answer(502, "<html><br></html>"), Code::unavailable,
                                                 "502, want 200"},
                                         Refusal{"busy", answer(503, error_body("SlowDown")), Code::unavailable,
                                                 "503: SlowDown: Words., want 200"}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST_F(S3Store, HeadWithoutTheRightToListIsDenied) {
  script.answer = [](const std::string&, const Request&, const std::string&) { return answer(403); };
  const auto size = store()->size_of(sha256("bytes"));
  ASSERT_FALSE(size);
  EXPECT_EQ(size.error().code, Code::denied);
  EXPECT_EQ(size.error().message(), "HEAD " + url_of_bytes +
                                        ": answer 403: a missing key gives the same without "
                                        "the right s3:ListBucket, want 200 or 404");
}

TEST_F(S3Store, WantsCredentialsOnlyWhenItAsks) {
  place.credentials.reset();
  const auto size = store()->size_of(sha256("bytes"));
  ASSERT_FALSE(size);
  EXPECT_EQ(size.error().code, Code::denied);
  EXPECT_EQ(size.error().message(),
            "no credentials for the bucket 'bucket', want AWS_ACCESS_KEY_ID and "
            "AWS_SECRET_ACCESS_KEY, or a profile in ~/.aws/credentials");
}

/// A server that keeps the parts of one upload.
struct S3Upload : S3Store {
  std::string bytes = std::string(65UL * 1024 * 1024, 'x') + "the end";
  std::map<std::string, std::string> etags;
  std::vector<std::string> begun;  ///< uploads that are not ended, the newest first
  std::string parts_before;        ///< Part elements of it
  std::string complete_answer = "<CompleteMultipartUploadResult/>";
  std::string completed;
  long part_status = 200, complete_status = 200;
  bool is_there = false, refuses_sums = false, names_sums = false, compares_sums = false;
  std::string algorithm_before;  ///< of an upload that was begun
  int parts_sent = 0, parts_signed = 0;
  std::vector<std::string> aborted;  ///< their ids, and before the object was there

  void SetUp() override {
    script.answer = [this](const std::string& line, const Request& request, const std::string& body) {
      return respond(line, request, body);
    };
  }
  std::string uploads() const;
  Response respond(const std::string& line, const Request& request, const std::string& body) {
    if (line.starts_with("HEAD"))
      return is_there ? answer(200, "", {{"content-length", std::to_string(bytes.size())}}) : answer(404);
    if (line.starts_with("GET /bucket/?prefix=blobs%2Fsha256%2F")) return answer(200, uploads());
    if (line.starts_with("GET")) return answer(200, "<L>" + algorithm_before + parts_before + "</L>");
    if (line.ends_with("?uploads=")) return begin(request);
    if (line.starts_with("DELETE")) {
      aborted.push_back((is_there ? "" : "too early: ") + line.substr(line.find('=') + 1));
      return answer(204);
    }
    if (line.starts_with("POST")) {
      completed = body;
      is_there = complete_answer.find("Error") == std::string::npos;
      return answer(complete_status, complete_answer);
    }
    return take_part(request, body);
  }
  Response begin(const Request& request) const {
    const std::string wanted = header(request, "x-amz-checksum-algorithm");
    if (wanted != "-" && refuses_sums) return answer(501, error_body("NotImplemented"));
    return answer(200, "<I><UploadId>new id</UploadId></I>",
                  names_sums ? net::Headers{{"x-amz-checksum-algorithm", wanted}} : net::Headers{});
  }
  Response take_part(const Request& request, const std::string& body) {
    ++parts_sent;
    if (part_status != 200) return answer(part_status, error_body("NoSuchUpload"));
    const std::string sum = header(request, "x-amz-checksum-crc32c"), hash = header(request, "x-amz-content-sha256");
    EXPECT_EQ(sum, names_sums || !algorithm_before.empty() ? crc32c_base64(body) : "-");
    if (hash != "UNSIGNED-PAYLOAD") {
      EXPECT_EQ(hash, to_hex(sha256(body)));
      ++parts_signed;
    }
    net::Headers headers{{"etag", "\"" + md5_hex(body) + "\""}};
    if (compares_sums) headers.emplace_back("x-amz-checksum-crc32c", sum);
    return answer(200, "", std::move(headers));
  }
};

std::string S3Upload::uploads() const {
  std::string list;
  for (std::size_t i = 0; i < begun.size(); ++i)
    list += "<Upload><Key>" + blob_key(sha256(bytes)) + "</Key><UploadId>" + begun[i] + "</UploadId><Initiated>" +
            std::to_string(9 - i) + "</Initiated></Upload>";
  return "<L>" + list + "</L>";
}

TEST_F(S3Upload, SendsPartsAndCompletes) {
  EXPECT_EQ(put(blob_of(bytes)), "stored");
  EXPECT_EQ(parts_sent, 9);
  EXPECT_EQ(parts_signed, 9);
  EXPECT_NE(completed.find("<Part><PartNumber>9</PartNumber><ETag>\"" + md5_hex(bytes.substr(64UL * 1024 * 1024)) +
                           "\"</ETag></Part></Complete"),
            std::string::npos);
}

TEST_F(S3Upload, GoesOnWithWhatWasBegun) {
  begun = {"old"};
  const std::string first = md5_hex(bytes.substr(0, 8UL * 1024 * 1024));
  parts_before = "<Part><PartNumber>1</PartNumber><Size>8388608</Size><ETag>&quot;" + first +
                 "&quot;</ETag></Part>"
                 "<Part><PartNumber>2</PartNumber><Size>8388608</Size><ETag>\"00\"</ETag></Part>"  // other bytes
                 "<Part><PartNumber>3</PartNumber><Size>8388607</Size><ETag>\"" +
                 first + "\"</ETag></Part>";  // another size
  EXPECT_EQ(put(blob_of(bytes)), "stored");
  EXPECT_EQ(parts_sent, 8);
}

TEST_F(S3Upload, SignsNoPartWhoseSumTheServerCompares) {
  names_sums = compares_sums = true;
  EXPECT_EQ(put(blob_of(bytes)), "stored");
  EXPECT_EQ(parts_sent, 9);
  EXPECT_EQ(parts_signed, 0);
  const std::string last = bytes.substr(64UL * 1024 * 1024);
  EXPECT_NE(completed.find("<ETag>\"" + md5_hex(last) + "\"</ETag><ChecksumCRC32C>" + crc32c_base64(last) +
                           "</ChecksumCRC32C></Part></Complete"),
            std::string::npos);
}

TEST_F(S3Upload, SignsPartsWhereTheServerOnlyNamesSums) {
  names_sums = true;
  EXPECT_EQ(put(blob_of(bytes)), "stored");
  EXPECT_EQ(parts_signed, 9);
  EXPECT_GT(parts_sent, 9);  // the first of each sender, at most, was sent in vain
  EXPECT_LE(parts_sent, 13);
}

TEST_F(S3Upload, BeginsWithoutSumsWhereTheyAreNotKnown) {
  refuses_sums = true;
  EXPECT_EQ(put(blob_of(bytes)), "stored");
  EXPECT_EQ(parts_signed, 9);
}

TEST_F(S3Upload, GoesOnWithTheSumsOfWhatWasBegun) {
  begun = {"old"};
  algorithm_before = "<ChecksumAlgorithm>CRC32C</ChecksumAlgorithm>";
  parts_before = "<Part><PartNumber>1</PartNumber><Size>8388608</Size><ETag>" + md5_hex(bytes.substr(0, 8388608)) +
                 "</ETag></Part>";
  compares_sums = true;
  EXPECT_EQ(put(blob_of(bytes)), "stored");
  EXPECT_EQ(parts_sent, 8);
  EXPECT_EQ(parts_signed, 0);
  EXPECT_NE(completed.find("<Part><PartNumber>1</PartNumber><ETag>" + md5_hex(bytes.substr(0, 8388608)) +
                           "</ETag><ChecksumCRC32C>" + crc32c_base64(bytes.substr(0, 8388608)) + "</ChecksumCRC32C>"),
            std::string::npos);
}

TEST_F(S3Upload, AnErrorMayFollowTheStatus) {
  complete_answer = "  <?xml version='1.0'?><Error><Code>InternalError</Code></Error>";
  EXPECT_EQ(put(blob_of(bytes)), "completing an upload: the server ends it with InternalError, want a whole object");
}

TEST_F(S3Upload, EndsAnUploadOfOtherBytes) {
  Blob blob = blob_of(bytes);
  blob.digest = sha256("others");
  EXPECT_NE(put(blob).find("has the digest sha256:"), std::string::npos);
  EXPECT_EQ(aborted, std::vector<std::string>{"too early: new%20id"});
  EXPECT_EQ(completed, "");
}

TEST_F(S3Upload, EndsWhatOthersLeftOfTheSame) {
  begun = {"old", "older", "oldest"};
  EXPECT_EQ(put(blob_of(bytes)), "stored");
  EXPECT_EQ(aborted, (std::vector<std::string>{"older", "oldest"}));
}

TEST_F(S3Upload, WhoLosesEndsItsOwn) {
  for (const long status : {409L, 412L}) {
    is_there = false;
    aborted.clear();
    complete_status = status;
    EXPECT_EQ(put(blob_of(bytes)), "already present");
    EXPECT_EQ(aborted, std::vector<std::string>{"new%20id"});
  }
}

TEST_F(S3Upload, GivesUpWhenOthersEndItAgainAndAgain) {
  part_status = 404;
  EXPECT_EQ(put(blob_of(bytes)), blob_key(sha256(bytes)) + ": others ended the upload 3 times, want to try again");
}

// "123456789" is the check value of the catalogue of CRCs, the zeros those of RFC 3720, B.4.
TEST(Crc32c, IsThatOfTheStandard) {
  EXPECT_EQ(crc32c_base64("123456789"), "4waSgw==");
  EXPECT_EQ(crc32c_base64(std::string(32, '\0')), "ipE2qg==");
  EXPECT_EQ(crc32c_base64(""), "AAAAAA==");
}

TEST(PartBytes, KeepWithinTenThousandParts) {
  constexpr std::uint64_t mebibyte = std::uint64_t{1024} * 1024;
  EXPECT_EQ(part_bytes_for(1), 8 * mebibyte);
  EXPECT_EQ(part_bytes_for(80'000 * mebibyte), 8 * mebibyte);
  EXPECT_EQ(part_bytes_for(80'000 * mebibyte + 1), 9 * mebibyte);
}

}  // namespace
}  // namespace roadstead::storage
