// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <regex>

#include "roadstead/storage/blob_store.hpp"

namespace roadstead::storage {
namespace {

struct Case {
  const char* name;
  StoreSettings settings;
  const char* says;
};

struct OpenBlobStoreRefuses : testing::TestWithParam<Case> {};
TEST_P(OpenBlobStoreRefuses, Says) {
  const auto store = open_blob_store(GetParam().settings);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, Code::invalid);
  EXPECT_EQ(
      store.error().message(),
      std::regex_replace(GetParam().says, std::regex("FORMS"),
                         "file:///DIR, s3://BUCKET/PREFIX, github-release:OWNER/REPO, gitlab-release:GROUP/PROJECT, "
                         "gitea-release:OWNER/REPO, https://HOST/PATH, http://HOST/PATH"));
}
INSTANTIATE_TEST_SUITE_P(
    Address, OpenBlobStoreRefuses,
    testing::Values(
        Case{"no_scheme", {"/srv/blobs", ""}, "store '/srv/blobs' has no scheme, want one of FORMS"},
        Case{"near", {"fille:///srv", ""}, "no store has the scheme 'fille', did you mean file, want one of FORMS"},
        Case{"far", {"gopher://e.org/secret", ""}, "no store has the scheme 'gopher', want one of FORMS"},
        Case{"bucket",
             {"s3://x/prefix", ""},
             "store has the bucket 'x', want s3://BUCKET/PREFIX with 3 to 255 letters, digits, '.', '-' or '_'"},
        Case{
            "bucket_login",
            {"s3://id:secret@bucket", ""},
            "store has the bucket '(a login)', want s3://BUCKET/PREFIX with 3 to 255 letters, digits, '.', '-' or '_'"},
        Case{"endpoint",
             {"s3://bucket?endpoint=https://a:b@e.org", ""},
             "endpoint https://e.org is none, want http(s)://HOST"},
        Case{"style", {"s3://bucket?style=other", ""}, "store has the style 'other', want path or virtual"},
        Case{"option",
             {"s3://bucket?regoin=secret", ""},
             "store has no option 'regoin', did you mean region, want endpoint, region, style"},
        Case{"option_empty", {"s3://bucket?region=", ""}, "store's option 'region' has no value, want one"},
        Case{"repository",
             {"github-release:owner", ""},
             "store has the repository 'owner', want github-release:OWNER/REPO"},
        Case{"tag", {"github-release:owner/repo@a/b", ""}, "store has the tag 'a/b', want a name"},
        Case{"gitea",
             {"gitea-release:owner/repo", ""},
             "store has the API '', want gitea-release:OWNER/REPO?api=https://HOST/api/v1"},
        Case{"http_login",
             {"https://name:password@e.org/blobs", ""},
             "store https://e.org/blobs is no address, want http(s)://HOST/PATH without a login, query or fragment"},
        Case{"relative", {"file://srv/blobs", ""}, "store 'file://srv/blobs' has no absolute path, want file:///DIR"},
        Case{"query",
             {"file:///srv", "https://e.org?token=x"},
             "public URL https://e.org is none, want http(s)://HOST[/PATH] without a login, query or "
             "fragment"},
        Case{"login",
             {"file:///srv", "https://name:password@e.org"},
             "public URL https://e.org is none, want http(s)://HOST[/PATH] without a login, query or fragment"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(OpenBlobStore, PublicUrlsBeginAsTheyAreToldTo) {
  const auto store = open_blob_store({"file:///srv", "https://blobs.example.org/all/"}).value()->url_of(sha256("a"));
  EXPECT_EQ(store,
            "https://blobs.example.org/all/blobs/sha256/"
            "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
}

}  // namespace
}  // namespace roadstead::storage
