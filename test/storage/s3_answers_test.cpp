// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/s3_answers.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace roadstead::storage {
namespace {

std::string list_of(std::string_view inner) {
  return fmt::format("<?xml version=\"1.0\"?><ListBucketResult xmlns=\"x\">{}</ListBucketResult>", inner);
}

TEST(ListObjects, GivesKeysAndWhereTheNextPageBegins) {
  const auto page = parse_objects(
      list_of("<IsTruncated>true</IsTruncated><NextContinuationToken>a+b/=</NextContinuationToken>"
              "<Contents><Key>p/blobs/sha256/aa</Key><LastModified>2026-11-23T10:00:00.000Z</LastModified>"
              "<Size>42</Size></Contents>"
              "<CommonPrefixes><Prefix>x/</Prefix></CommonPrefixes>"));
  ASSERT_TRUE(page) << page.error().message();
  EXPECT_EQ(page->next, "a+b/=");
  ASSERT_EQ(page->keys.size(), 1U);
  EXPECT_EQ(page->keys[0].key, "p/blobs/sha256/aa");
  EXPECT_EQ(page->keys[0].size_bytes, 42U);
  EXPECT_EQ(page->keys[0].changed_s, 1795428000);
  EXPECT_EQ(page->keys[0].upload, "");
}

TEST(ListObjects, ThatIsNotTruncatedHasNoNextPage) {
  const auto page =
      parse_objects(list_of("<IsTruncated>false</IsTruncated><NextContinuationToken>a</NextContinuationToken>"));
  ASSERT_TRUE(page);
  EXPECT_EQ(page->next, "");
}

struct Wrong {
  const char* name;
  std::string xml;
  const char* message;
};
struct WrongList : testing::TestWithParam<Wrong> {};
TEST_P(WrongList, IsRefused) {
  const auto page = parse_objects(GetParam().xml);
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().code, Code::invalid);
  EXPECT_EQ(page.error().message(), GetParam().message);
}
INSTANTIATE_TEST_SUITE_P(
    S3, WrongList,
    testing::Values(Wrong{"no_list", "<Error><Code>No</Code></Error>", "the answer is <Error>, want a list"},
                    Wrong{"no_time", list_of("<Contents><Key>k</Key><Size>1</Size></Contents>"),
                          "the key 'k' has the time '', want one as 2026-11-23T10:00:00Z"},
                    Wrong{"no_size",
                          list_of("<Contents><Key>k</Key><LastModified>2026-11-23T10:00:00Z</LastModified></Contents>"),
                          "the key 'k' has no size, want a number"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(ListUploads, GivesTheirKeysAndAges) {
  const auto uploads = parse_all_uploads(
      "<ListMultipartUploadsResult><Upload><Key>k</Key><UploadId>7</UploadId>"
      "<Initiated>1970-01-01T00:00:09Z</Initiated></Upload><Upload><Key>no id</Key></Upload>"
      "</ListMultipartUploadsResult>");
  ASSERT_TRUE(uploads) << uploads.error().message();
  ASSERT_EQ(uploads->size(), 1U);
  EXPECT_EQ(uploads->front().key, "k");
  EXPECT_EQ(uploads->front().upload, "7");
  EXPECT_EQ(uploads->front().changed_s, 9);
}

}  // namespace
}  // namespace roadstead::storage
