// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/caching.hpp"

#include <gtest/gtest.h>

#include <regex>

#include "http_exchange.hpp"
#include "roadstead/render/web/assets.hpp"
#include "roadstead/site/gzip.hpp"

namespace roadstead::site {
namespace {

const std::string hex(64, 'a');

struct Lasting {
  const char* name;
  std::string page;
  bool is_lasting;
};

class IsLasting : public testing::TestWithParam<Lasting> {};

// nginx decides by a pattern, roadstead serve by code: they agree.
TEST_P(IsLasting, AlsoByThePatternForNginx) {
  const auto& [name, page, lasting] = GetParam();
  EXPECT_EQ(is_lasting(page), lasting);
  EXPECT_EQ(std::regex_match("/" + page, std::regex(lasting_pattern(""))), lasting);
  const std::string below = page.starts_with("v2/") ? "/" + page : "/a.b/" + page;
  EXPECT_EQ(std::regex_match(below, std::regex(lasting_pattern("/a\\.b"))), lasting);
}

INSTANTIATE_TEST_SUITE_P(
    Paths, IsLasting,
    testing::Values(Lasting{"script", "_/main-R32JgL6k.js", true},
                    Lasting{"dashes_in_a_hash", "_/bytes-CSk1v-h_.js", true},
                    Lasting{"theme", "_/theme-0123456789ab.css", true}, Lasting{"feed", "_/feed.atom", false},
                    Lasting{"page_of_the_site", "_/about/", false}, Lasting{"no_hash", "_/main-new.js", false},
                    Lasting{"directory_of_the_search", "_/search/directory.json", false},
                    Lasting{"index_of_the_search", "_/search/bd5ff9f35b64/terms/1.json", true},
                    Lasting{"index_without_a_generation", "_/search/terms/1.json", false},
                    Lasting{"generation_of_a_collection", "a/_/search/bd5ff9f35b64/terms/1.json", false},
                    Lasting{"search_page", "_/search/", false},
                    Lasting{"collection_named_so", "a/_/main-R32JgL6k.js", false}, Lasting{"home", "", false},
                    Lasting{"blob", "v2/a/b/blobs/sha256:" + hex, true},
                    Lasting{"manifest_by_digest", "v2/a/b/manifests/sha256:" + hex, true},
                    Lasting{"manifest_by_tag", "v2/a/b/manifests/latest", false},
                    Lasting{"referrers", "v2/a/b/referrers/sha256:" + hex, false},
                    Lasting{"short_digest", "v2/a/b/blobs/sha256:" + hex.substr(1), false},
                    Lasting{"long_digest", "v2/a/b/blobs/sha256:a" + hex, false},
                    Lasting{"image_by_content", "v1/imagefile/a/b:sha256." + hex, true},
                    Lasting{"image_by_tag", "v1/imagefile/a/b:latest", false},
                    Lasting{"document_of_an_image_by_content", "v1/images/a/b:sha256." + hex, false},
                    Lasting{"attached", "a/b/tags/1.0/sha256." + hex, true},
                    Lasting{"page_of_a_tag", "a/b/tags/sha256." + hex + "/", false},
                    Lasting{"tag_without_slash", "a/b/tags/sha256." + hex, false}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(IsLasting, WhatPagesFetch) {
  for (const render::web::Asset& asset : render::web::assets()) EXPECT_TRUE(is_lasting(asset.path)) << asset.path;
}

const std::string for_good = "Cache-Control: " + std::string(kept_for_good);
constexpr const char* each_time = "Cache-Control: no-cache";

INSTANTIATE_TEST_SUITE_P(
    Caching, HttpBytes,
    testing::Values(
        Exchange{"blob", "GET /v2/a/blobs/sha256:0f HTTP/1.1", "200 OK", {for_good}, "the bytes of a buoy"},
        Exchange{"head_of_blob", "HEAD /v2/a/blobs/sha256:0f HTTP/1.1", "200 OK", {for_good}, ""},
        Exchange{"part_of_blob",
                 "GET /v2/a/blobs/sha256:0f HTTP/1.1\nRange: bytes=0-2",
                 "206 Partial Content",
                 {for_good},
                 "the"},
        Exchange{"unchanged_blob",
                 "GET /v2/a/blobs/sha256:0f HTTP/1.1\nIf-None-Match: *",
                 "304 Not Modified",
                 {for_good},
                 ""},
        Exchange{"no_such_part",
                 "GET /v2/a/blobs/sha256:0f HTTP/1.1\nRange: bytes=19-",
                 "416 Range Not Satisfiable",
                 {each_time},
                 ""},
        Exchange{"page", "GET /short HTTP/1.1", "200 OK", {each_time}, "{\"a\":1}"},
        Exchange{"compressed", "GET /long HTTP/1.1\nAccept-Encoding: gzip", "200 OK", {each_time}, gzip(long_body)},
        Exchange{"redirect_of_a_blob", "GET /moved-for-good HTTP/1.1", "302 Found", {each_time}, ""},
        Exchange{"not_there", "GET /page404 HTTP/1.1", "404 Not Found", {each_time}, "<p>not here"}),
    name_of);

}  // namespace
}  // namespace roadstead::site
