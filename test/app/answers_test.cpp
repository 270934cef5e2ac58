// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "roadstead/app/build.hpp"
#include "roadstead/app/serve.hpp"
#include "roadstead/site/files_site.hpp"
#include "support/scratch.hpp"
#include "support/tree_folder.hpp"

// A registry rendered on demand, a site built to a directory, and one in a tar answer alike.
namespace roadstead::app {
namespace {

using namespace roadstead::test;
namespace fs = std::filesystem;

constexpr const char* base_url = "https://registry.example.org/containers";

std::shared_ptr<site::Answers> serve_registry(const fs::path& tree, const fs::path&) {
  auto served = load_served({.registry = tree.string(), .jobs = 2}, base_url);
  EXPECT_TRUE(served) << served.error().message();
  return served->answers;
}

std::shared_ptr<site::Answers> serve_built(const fs::path& tree, const fs::path& out) {
  const auto report =
      build({.registry = tree.string(), .out = out, .host = "roadstead", .base_url = base_url, .jobs = 2},
            [](std::uint64_t, std::uint64_t) {});
  EXPECT_TRUE(report) << report.error().message();
  auto built = site::open_files_site(out);
  EXPECT_TRUE(built) << built.error().message();
  if (!built) return nullptr;
  EXPECT_EQ(built->base_url, base_url);
  return built->answers;
}

struct Server {
  const char* name;
  const char* out;
  std::shared_ptr<site::Answers> (*open)(const fs::path& tree, const fs::path& out);
};

class Answers : public testing::TestWithParam<Server> {
 protected:
  void SetUp() override {
    const auto text = read_tree_text("golden/registry.txt");
    ASSERT_TRUE(text);
    write_folder(text->files, scratch_.root() / "tree");
    answers_ = GetParam().open(scratch_.root() / "tree", scratch_.root() / GetParam().out);
    ASSERT_NE(answers_, nullptr);
  }

  // "status type digest location link: body", "status to address", or the error.
  std::string ask(const site::Request& request) {
    const auto answer = answers_->answer(request);
    if (!answer && answer.error().code != Code::not_found) return answer.error().message();
    if (!answer || answer->status == 404) return "not found";
    if (!answer->location.empty()) return fmt::format("{} to {}", answer->status, answer->location);
    return fmt::format("{} {} {}  {}: {}", answer->status, answer->media_type, answer->docker_content_digest,
                       answer->link, answer->body);
  }

  Scratch scratch_;
  std::shared_ptr<site::Answers> answers_;
};

INSTANTIATE_TEST_SUITE_P(Servers, Answers,
                         testing::Values(Server{"OnDemand", "", serve_registry},
                                         Server{"Directory", "site", serve_built},
                                         Server{"Tar", "site.tar", serve_built}),
                         [](const auto& server) { return std::string(server.param.name); });

TEST_P(Answers, Seed) {
  const std::string tags = "200 application/json   : {\"name\":\"vanessa/greeting\",\"tags\":[\"1.0\",\"latest\"]}\n";
  EXPECT_EQ(ask({.path = "/containers/vanessa/greeting/tags/"}), tags);
  EXPECT_EQ(ask({.path = "/containers/vanessa/greeting/tags"}), tags);
  EXPECT_EQ(ask({.path = "/containers/vanessa/greeting/manifests/latest/"}),
            ask({.path = "/containers/vanessa/greeting/manifests/latest"}));
  EXPECT_TRUE(ask({.path = "/containers/vanessa/greeting/manifests/latest/"})
                  .starts_with("200 application/json   : {\"schemaVersion\":2"));
}

TEST_P(Answers, Shub) {
  const std::string latest = ask({.path = "/containers/api/container/vanessa/greeting:latest"});
  EXPECT_TRUE(latest.starts_with("200 application/json   : {\"image\":\"https://storage.example.org/greeting.sif"))
      << latest;
  EXPECT_EQ(ask({.path = "/containers/api/container/vanessa/greeting:any@fedcba9876543210fedcba9876543210fedcba98"}),
            ask({.path = "/containers/api/container/vanessa/greeting@fedcba9876543210fedcba9876543210fedcba98"}));
  EXPECT_EQ(ask({.path = "/containers/api/container/vanessa/greeting:gone"}), "not found");
}

TEST_P(Answers, LibraryByArchitecture) {
  const auto image = [&](const char* arch) {
    return ask({.path = "/containers/v1/images//vanessa/greeting:1.0", .arch = arch});
  };
  EXPECT_NE(image("").find(R"("arch":"amd64")"), std::string::npos);
  EXPECT_NE(image("arm64").find(R"("arch":"arm64")"), std::string::npos);
  EXPECT_EQ(image("amd64"), image(""));
  for (const char* arch : {"riscv64", "AMD64", "_any", ".", "../greeting", "a/b", "arm64~"})
    EXPECT_EQ(image(arch), "not found") << arch;
}

TEST_P(Answers, LibraryImageByArchitecture) {
  const auto image = [&](const std::string& tag, const char* arch) {
    return ask({.path = "/containers/v1/imagefile/vanessa/greeting:" + tag, .arch = arch});
  };
  EXPECT_EQ(image("1.0", "arm64"), "302 to https://storage.example.org/1.0/arm64.sif");
  EXPECT_EQ(image("1.0", "amd64"), "302 to https://storage.example.org/1.0/amd64.sif");
  EXPECT_EQ(image("1.0", ""), image("1.0", "amd64"));
  for (const char* arch : {"riscv64", "AMD64", "_any", "a/b"}) EXPECT_EQ(image("1.0", arch), "not found") << arch;
}

// Who asks for a content gets it, whatever it runs on.
TEST_P(Answers, LibraryByContentHasNoArchitecture) {
  const std::string arm = "sha256.3852df07306ca25906b09aae044bc730ffb317b081b32979c0412d6edce7dc49";
  for (const char* arch : {"", "arm64", "amd64", "_any"}) {
    EXPECT_NE(ask({.path = "/containers/v1/images/vanessa/greeting:" + arm, .arch = arch}).find(R"("arch":"arm64")"),
              std::string::npos);
    EXPECT_EQ(ask({.path = "/containers/v1/imagefile/vanessa/greeting:" + arm, .arch = arch}),
              "302 to https://storage.example.org/1.0/arm64.sif");
  }
}

// Where nobody knows what an image runs on, it answers everybody.
TEST_P(Answers, LibraryOfAnUnknownArchitecture) {
  const auto image = [&](const char* api, const char* arch) {
    return ask({.path = std::string("/containers/v1/") + api + "/Vanessa/Greeting:latest", .arch = arch});
  };
  for (const char* arch : {"amd64", "riscv64", "../x"}) {
    EXPECT_EQ(image("images", arch), image("images", "")) << arch;
    EXPECT_EQ(image("imagefile", arch), "302 to https://storage.example.org/upper.sif") << arch;
  }
}

TEST_P(Answers, SearchByWord) {
  const auto search = [&](const char* word) { return ask({.path = "/containers/v1/search", .word = word}); };
  EXPECT_NE(search("GREET").find(R"("results":[{"name":"vanessa/greeting")"), std::string::npos) << search("GREET");
  EXPECT_EQ(search("GREET").find("oci/"), std::string::npos);
  EXPECT_NE(search("").find("oci/"), std::string::npos);
  EXPECT_EQ(search("no such word"), R"(200 application/json   : {"data":{"image":[]},"results":[],"num_results":0})");
}

TEST_P(Answers, ReferrersByTagHaveADigest) {
  const std::string subject = "/v2/oci/app/manifests/sha256-";
  const std::string root = ask({.path = "/v2/oci/app/manifests/2.0"}).substr(51, 64);
  const std::string by_tag = ask({.path = subject + root}),
                    by_api = ask({.path = "/v2/oci/app/referrers/sha256:" + root});
  EXPECT_TRUE(by_tag.starts_with("200 application/vnd.oci.image.index.v1+json sha256:")) << by_tag;
  EXPECT_TRUE(by_api.starts_with("200 application/vnd.oci.image.index.v1+json   : {")) << by_api;
}

TEST_P(Answers, WhatIsNotThereIsAPageOrAnError) {
  const auto page = answers_->answer({.path = "/containers/nothing"});
  ASSERT_TRUE(page) << page.error().message();
  EXPECT_EQ(page->status, 404u);
  EXPECT_EQ(page->media_type, "text/html; charset=utf-8");
  EXPECT_NE(page->body.find("<h1>Not found</h1>"), std::string::npos);
  EXPECT_EQ(answers_->answer({.path = "/elsewhere"})->body, page->body);
  for (const char* api : {"/v2/none", "/containers/v1/none", "/containers/api/container/a/b:c"})
    EXPECT_EQ(answers_->answer({.path = api}).error().message(), "not part of this registry") << api;
}

TEST_P(Answers, Oci) {
  EXPECT_EQ(ask({.path = "/v2/"}), "200 application/json   : {}");
  EXPECT_EQ(ask({.path = "/v2/vanessa/greeting/tags/list", .n = "1"}),
            "200 application/json   </v2/vanessa/greeting/tags/list?n=1&last=1.0>; rel=\"next\": "
            "{\"name\":\"vanessa/greeting\",\"tags\":[\"1.0\"]}");
  EXPECT_EQ(ask({.path = "/v2/vanessa/greeting/tags/list", .last = "1.0"}),
            "200 application/json   : {\"name\":\"vanessa/greeting\",\"tags\":[\"latest\"]}");
  const std::string by_tag = ask({.path = "/v2/oci/app/manifests/2.0"});
  EXPECT_EQ(by_tag.substr(0, 56), "200 application/vnd.oci.image.index.v1+json sha256:" + by_tag.substr(51, 5));
  EXPECT_EQ(ask({.path = "/v2/oci/app/manifests/" + by_tag.substr(44, 71)}), by_tag);
  EXPECT_EQ(ask({.path = "/v2/oci/App/manifests/2.0"}), "not found");
  EXPECT_EQ(ask({.path = "/v2/oci/app/referrers/sha256:" + std::string(64, '0')}),
            "200 application/vnd.oci.image.index.v1+json   : "
            R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]})");
}

TEST_P(Answers, PartsOfLists) {
  EXPECT_EQ(ask({.path = "/v2/_catalog", .n = "1"}),
            "200 application/json   </v2/_catalog?n=1&last=oci/app>; rel=\"next\": {\"repositories\":[\"oci/app\"]}");
  EXPECT_EQ(ask({.path = "/v2/_catalog", .last = "oci/b"}),
            "200 application/json   : {\"repositories\":[\"vanessa/greeting\"]}");
  EXPECT_EQ(ask({.path = "/v2/vanessa/greeting/tags/list", .last = "z", .n = "5"}),
            "200 application/json   : {\"name\":\"vanessa/greeting\",\"tags\":[]}");
  EXPECT_EQ(ask({.path = "/v2/oci/app/tags/list", .last = "2.0", .n = "0"}),
            "200 application/json   : {\"name\":\"oci/app\",\"tags\":[]}");
  EXPECT_EQ(ask({.path = "/v2/_catalog", .n = "x"}), "n 'x' is not a number");
  for (const char* none : {"/v2/nobody/tags/list", "/v2/vanessa/Greeting/tags/list", "/v2/vanessa/greeting/tags"})
    EXPECT_EQ(ask({.path = none, .n = "1"}), "not found") << none;
}

TEST_P(Answers, NothingOutsideTheSite) {
  for (const char* path : {"/v2/../roadstead.yml", "/containers/../tree/roadstead.yml", "/vanessa/greeting/tags/",
                           "/_redirects", "/.roadstead-site", "/v2/nobody/tags/list", "/containers/index.html",
                           "/containers/vanessa/greeting/tags/index.json", "/v2/index.json",
                           "/containers/v1/images/vanessa/greeting:1.0~arm64", "/containers/api/container/vanessa"})
    EXPECT_EQ(ask({.path = path}), "not found") << path;
}

}  // namespace
}  // namespace roadstead::app
