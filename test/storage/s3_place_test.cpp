// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/s3_place.hpp"

#include <gtest/gtest.h>

#include "roadstead/storage/aws_profile.hpp"
#include "support/environment.hpp"
#include "support/scratch.hpp"

namespace roadstead::storage {
namespace {

using test::environment_of;
using test::Variables;

struct Case {
  const char* name;
  const char* address;
  Variables variables;
  const char* url;
};
struct S3PlaceUrl : testing::TestWithParam<Case> {};
TEST_P(S3PlaceUrl, OfAKey) {
  const auto place = parse_s3_place(GetParam().address, environment_of(GetParam().variables));
  ASSERT_TRUE(place) << place.error().message();
  EXPECT_EQ(place->url_of("a b"), GetParam().url);
}
INSTANTIATE_TEST_SUITE_P(
    Address, S3PlaceUrl,
    testing::Values(
        Case{"aws", "s3://bucket/a/b", {}, "https://bucket.s3.us-east-1.amazonaws.com/a/b/a%20b"},
        Case{"region",
             "s3://bucket",
             {{"AWS_DEFAULT_REGION", "eu-west-3"}},
             "https://bucket.s3.eu-west-3.amazonaws.com/a%20b"},
        Case{"region_stated",
             "s3://bucket?region=eu-central-1",
             {{"AWS_REGION", "eu-west-3"}},
             "https://bucket.s3.eu-central-1.amazonaws.com/a%20b"},
        Case{"dots", "s3://blobs.example.org/", {}, "https://s3.us-east-1.amazonaws.com/blobs.example.org/a%20b"},
        Case{"endpoint", "s3://bucket/p/?endpoint=http://127.0.0.1:9000/", {}, "http://127.0.0.1:9000/bucket/p/a%20b"},
        Case{"endpoint_variable",
             "s3://bucket",
             {{"AWS_ENDPOINT_URL", "https://a.org"}, {"AWS_ENDPOINT_URL_S3", "https://b.org"}},
             "https://b.org/bucket/a%20b"},
        Case{"virtual",
             "s3://bucket/p?endpoint=https://storage.googleapis.com&style=virtual",
             {},
             "https://bucket.storage.googleapis.com/p/a%20b"},
        Case{"path", "s3://bucket?style=path", {}, "https://s3.us-east-1.amazonaws.com/bucket/a%20b"},
        Case{"odd_prefix",
             "s3://bucket/some prefix/+@",
             {},
             "https://bucket.s3.us-east-1.amazonaws.com/some%20prefix/%2B%40/a%20b"}),
    [](const auto& test) { return std::string(test.param.name); });

struct AwsFiles : testing::Test {
  test::Scratch scratch;
  Variables variables{{"HOME", scratch.root().string()}};
  std::string key() const {
    const auto profile = read_aws_profile(environment_of(variables));
    if (!profile) return profile.error().message();
    return profile->credentials ? profile->credentials->access_key_id + " " + profile->credentials->session_token
                                : "none";
  }
};

TEST_F(AwsFiles, NoneIsNoError) { EXPECT_EQ(key(), "none"); }

TEST_F(AwsFiles, VariablesComeFirst) {
  scratch.write(".aws/credentials", "[default]\naws_access_key_id = file\naws_secret_access_key = s\n");
  EXPECT_EQ(key(), "file ");
  variables.insert({{"AWS_ACCESS_KEY_ID", "variable"}, {"AWS_SECRET_ACCESS_KEY", "s"}, {"AWS_SESSION_TOKEN", "t"}});
  EXPECT_EQ(key(), "variable t");
}

TEST_F(AwsFiles, HalfAKeyIsNone) {
  variables.insert({"AWS_ACCESS_KEY_ID", "variable"});
  EXPECT_EQ(key(), "none");
}

TEST_F(AwsFiles, TheProfileIsChosen) {
  scratch.write(".aws/credentials",
                "[default]\naws_access_key_id=a\naws_secret_access_key=s\n[ci]\n# a comment\n"
                "AWS_ACCESS_KEY_ID = b\naws_secret_access_key = s\n");
  scratch.write(".aws/config",
                "[default]\nregion = one\n[profile ci]\nregion = two\ns3 =\n  region = nested\n"
                "endpoint_url = https://e.org\n");
  variables.insert({"AWS_PROFILE", "ci"});
  EXPECT_EQ(key(), "b ");
  const auto profile = read_aws_profile(environment_of(variables)).value();
  EXPECT_EQ(profile.region + " " + profile.endpoint, "two https://e.org");
}

TEST_F(AwsFiles, AProfileThatIsNamedIsThere) {
  variables.insert({"AWS_PROFILE", "absent"});
  EXPECT_EQ(key(), "no profile 'absent' in the files of AWS, want the one that AWS_PROFILE names");
}

TEST_F(AwsFiles, MayBeElsewhere) {
  variables.insert({"AWS_SHARED_CREDENTIALS_FILE",
                    scratch.write("keys", "[default]\naws_access_key_id=c\naws_secret_access_key=s\n").string()});
  EXPECT_EQ(key(), "c ");
}

}  // namespace
}  // namespace roadstead::storage
