// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/publisher.hpp"

#include <gtest/gtest.h>

#include "roadstead/base/hex.hpp"
#include "roadstead/oci/media_type.hpp"
#include "roadstead/site/nginx_config.hpp"
#include "support/golden.hpp"

namespace roadstead::site {
namespace {

using render::Content;
using render::Page;
using test::expect_golden;

const Profile& profile(std::string_view name) { return *find_profile(name).value(); }

/// Writes down what it is given.
class ListBatch : public Batch {
 public:
  void add(std::string_view path, std::string_view bytes) override { text += fmt::format("{}: {}\n", path, bytes); }
  void add_stored(std::string_view path, const Sha256& digest) override {
    text += fmt::format("{}: blob {}\n", path, to_hex(digest).substr(0, 4));
  }
  std::string text;
};

struct Published {
  std::string files, digests, redirects, variants;
  std::uint64_t rules, pages;
};

Published publish(std::string_view host, const std::string& prefix, const std::vector<Page>& pages) {
  ListBatch batch;
  Publisher publisher(profile(host), prefix, batch);
  for (const Page& page : pages) publisher.put(page);
  const auto& rules = publisher.rules();
  return {batch.text, rules.digests, rules.redirects, rules.variants, rules.count, publisher.page_count()};
}

constexpr std::string_view html = "text/html; charset=utf-8", json = "application/json";

const std::vector<Page> folders = {{.path = "", .media_type = html, .body = "home"},
                                   {.path = "a/b/", .media_type = html, .body = "page"},
                                   {.path = "a/b/tags/", .media_type = json, .body = "tags"},
                                   {.path = "v2/", .media_type = json, .body = "{}"},
                                   {.path = "404.html", .media_type = html, .body = "none"}};

TEST(Publisher, NamesAFoldersDocument) {
  EXPECT_EQ(publish("pages", "/p", folders).files,
            "index.html: home\na/b/index.html: page\na/b/tags/index.html: tags\nv2/index.html: {}\n404.html: none\n");
  EXPECT_EQ(publish("roadstead", "", folders).files,
            "index.html: home\na/b/index.html: page\na/b/tags/index.json: tags\nv2/index.json: {}\n404.html: none\n");
}

TEST(Publisher, ServesV2BesideThePrefixWhereTheHostCan) {
  EXPECT_EQ(publish("nginx", "/p/q", folders).files,
            "p/q/index.html: home\np/q/a/b/index.html: page\np/q/a/b/tags/index.json: tags\nv2/index.json: "
            "{}\np/q/404.html: none\n");
}

TEST(Publisher, MarksWhatAPathCannotAskFor) {
  const std::vector<Page> pages = {
      {.path = "v2/a/manifests/t", .media_type = oci::media_type::image_manifest, .body = "m"},
      {.path = "v2/a/manifests/i", .media_type = oci::media_type::image_index, .body = "i"},
      {.path = "v2/a/manifests/d", .media_type = oci::media_type::docker_manifest, .body = "d"},
      {.path = "v2/a/manifests/l", .media_type = oci::media_type::docker_manifest_list, .body = "l"},
      {.path = "v2/a/referrers/x", .media_type = oci::media_type::image_index, .body = "r"},
      {.path = "v1/images/a:t", .media_type = json, .body = "x", .variant = "arm64"}};
  EXPECT_EQ(publish("nginx", "", pages).files,
            "v2/a/manifests/t: m\nv2/a/manifests/i~index: i\nv2/a/manifests/d~docker: d\nv2/a/manifests/l~docker-list: "
            "l\nv2/a/referrers/x: r\nv1/images/a:t~arm64: x\n");
  EXPECT_EQ(publish("roadstead", "", pages).files,
            "v2/a/manifests/t: m\nv2/a/manifests/i: i\nv2/a/manifests/d: d\nv2/a/manifests/l: l\nv2/a/referrers/x: "
            "r\nv1/images/a:t~arm64: x\n");
}

const std::vector<Page> elsewhere = {
    {.path = "v2/a/manifests/t", .body = "m", .docker_content_digest = "sha256:1"},
    {.path = "v2/a/manifests/sha256:1", .body = "m", .docker_content_digest = "sha256:1"},
    {.path = "v2/a/blobs/sha256:2",
     .content = Content::redirect,
     .location = "https://e.org/a?x=$y&z",
     .docker_content_digest = "sha256:2"},
    {.path = "v1/imagefile/a:t", .content = Content::redirect, .location = "https://e.org/b"},
    {.path = "v1/imagefile/a:t", .content = Content::redirect, .location = "https://e.org/c", .variant = "arm64"},
    {.path = "v2/a/blobs/sha256:3", .content = Content::stored, .digest = catalog::Digest::of("")}};

TEST(Publisher, WritesNginxRules) {
  const Published p = publish("nginx", "/p", elsewhere);
  EXPECT_EQ(p.files, "v2/a/manifests/t: m\nv2/a/manifests/sha256:1: m\nv2/a/blobs/sha256:3: blob e3b0\n");
  EXPECT_EQ(p.digests, "\"/v2/a/manifests/t\" sha256:1;\n");
  EXPECT_EQ(
      p.redirects,
      "\"/v2/a/blobs/sha256:2\" \"https://e.org/a?x=${dollar}y&z\";\n\"/p/v1/imagefile/a:t\" \"https://e.org/b\";\n");
  EXPECT_EQ(p.variants, "\"/p/v1/imagefile/a:t~arm64\" \"https://e.org/c\";\n");
  EXPECT_EQ(p.rules, 4u);
  EXPECT_EQ(p.pages, 6u);
}

TEST(Publisher, TellsCaseTwinsApartByAPattern) {
  const Published p =
      publish("nginx", "/p.q",
              {{.path = "v2/a/manifests/T+1", .body = "m", .docker_content_digest = "sha256:1", .has_case_twin = true},
               {.path = "v1/imagefile/A.b:t",
                .content = Content::redirect,
                .location = "https://e.org/b",
                .has_case_twin = true}});
  EXPECT_EQ(p.digests, "\"~^/v2/a/manifests/T\\+1$\" sha256:1;\n");
  EXPECT_EQ(p.redirects, "\"~^/p\\.q/v1/imagefile/A\\.b:t$\" \"https://e.org/b\";\n");
}

TEST(Publisher, WritesRedirectLines) {
  const Published p = publish("roadstead", "/p", elsewhere);
  EXPECT_EQ(p.digests, "");
  EXPECT_EQ(p.redirects, "/v2/a/blobs/sha256:2 https://e.org/a?x=$y&z 302\n/p/v1/imagefile/a:t https://e.org/b 302\n");
  EXPECT_EQ(p.variants, "/p/v1/imagefile/a:t~arm64 https://e.org/c 302\n");
}

TEST(Profile, IsFoundByName) {
  for (const Profile& p : profiles()) EXPECT_EQ(find_profile(p.name).value(), &p);
  EXPECT_EQ(find_profile("ngnix").error().message(),
            "host profile 'ngnix' is not known, want one of pages, nginx, roadstead; did you mean 'nginx'?");
  EXPECT_EQ(find_profile("").error().message(), "host profile '' is not known, want one of pages, nginx, roadstead");
}

TEST(HostOf, TakesAnAddressOnTheWeb) {
  const auto host = host_of(profile("pages"), "https://e.org:8443/a/b//").value();
  EXPECT_EQ(host.base_url, "https://e.org:8443/a/b");
  EXPECT_EQ(host.authority(), "e.org:8443");
  EXPECT_EQ(host.prefix(), "/a/b");
  EXPECT_FALSE(host.owns_host_root);
  EXPECT_TRUE(host_of(profile("nginx"), "http://e.org/a").value().owns_host_root);
  EXPECT_TRUE(host_of(profile("pages"), "http://e.org").value().owns_host_root);
  for (const char* bad : {"", "e.org", "ftp://e.org", "https://e.org?a", "https://e.org#a", "https://u@e.org",
                          "https://e.org/a b", "https://"})
    EXPECT_FALSE(host_of(profile("pages"), bad)) << bad;
  EXPECT_EQ(host_of(profile("pages"), "e.org").error().message(),
            "base URL 'e.org' is not http(s)://host[:port][/prefix]");
}

// What stands in the address goes into the server's configuration.
TEST(HostOf, RefusesWhatWouldEndARule) {
  for (const char* bad : {"https://e.org/a;b", "https://e.org/a$b", "https://e.org/{", "https://e.org/a'b",
                          "https://e.org/a(b", "https://e.org/..", "https://e.org/a//b", "https://e;.org"})
    EXPECT_FALSE(host_of(profile("nginx"), bad)) << bad;
}

TEST(NginxConfig, AtTheRootAndBelowAPrefix) {
  const render::Host root{.base_url = "http://127.0.0.1:8080"}, below{.base_url = "https://registry.example.org/a/b"};
  const NginxMaps maps = nginx_maps(below, 100);
  expect_golden("nginx/maps.conf", maps.before_digests + maps.before_redirects + maps.before_variants + maps.end);
  expect_golden("nginx/locations_root.conf", nginx_locations(root));
  expect_golden("nginx/locations_prefix.conf", nginx_locations(below));
  const render::Host odd{.base_url = "https://registry.example.org/~a.b"};
  EXPECT_NE(nginx_locations(odd).find("location ~ ^/~a\\.b/v1/images/ {"), std::string::npos);
  expect_golden("nginx/nginx_address.conf", nginx_standalone(root));
  expect_golden("nginx/nginx_name_tls.conf", nginx_standalone(below));
}

}  // namespace
}  // namespace roadstead::site
