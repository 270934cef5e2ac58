// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/pull/pull.hpp"

#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "roadstead/app/pull/site_reference.hpp"
#include "roadstead/app/pull/tag_manifest.hpp"
#include "roadstead/base/file.hpp"
#include "support/scratch.hpp"

namespace roadstead::app {
namespace {

struct ReferenceCase {
  const char *name, *text, *read;
};

class References : public testing::TestWithParam<ReferenceCase> {};

TEST_P(References, AreReadOrRefused) {
  const auto reference = parse_site_reference(GetParam().text);
  EXPECT_EQ(reference ? reference->manifest_address() + " " + reference->repository : reference.error().message(),
            GetParam().read);
}

const auto case_name = [](const auto& c) { return std::string(c.param.name); };

INSTANTIATE_TEST_SUITE_P(
    Texts, References,
    testing::Values(
        ReferenceCase{"with_all", "http://localhost:8080/prefix/owner/repo:1.0",
                      "http://localhost:8080/prefix/owner/repo/manifests/1.0/ repo"},
        ReferenceCase{"without_scheme_and_tag", "example.org/owner/repo",
                      "https://example.org/owner/repo/manifests/latest/ repo"},
        ReferenceCase{"a_page", "https://example.org/owner/repo/",
                      "https://example.org/owner/repo/manifests/latest/ repo"},
        ReferenceCase{"a_tag_with_a_plus", "example.org/o/r:1+2", "https://example.org/o/r/manifests/1+2/ r"},
        ReferenceCase{"a_host_alone", "https://example.org/",
                      "'https://example.org/' names no collection, want as https://example.org/owner/repo:tag"},
        ReferenceCase{"no_tag_behind_its_colon", "example.org/o/r:",
                      "'example.org/o/r:' has an empty part, want as https://example.org/owner/repo:tag"},
        ReferenceCase{"a_digest", "example.org/o/r@sha256:00",
                      "'example.org/o/r@sha256:00' names a digest or a login, want as "
                      "https://example.org/owner/repo:tag"},
        ReferenceCase{"a_login", "https://me:secret@example.org/o/r",
                      "'https://example.org/o/r' has a login, want as https://example.org/owner/repo:tag"},
        ReferenceCase{
            "a_query", "https://example.org/o/r?arch=arm64",
            "'https://example.org/o/r' has a query or a fragment, want as https://example.org/owner/repo:tag"},
        ReferenceCase{"another_scheme", "shub://example.org/o/r",
                      "'shub://example.org/o/r' is no address of the web, want as https://example.org/owner/repo:tag"}),
    case_name);

std::string manifest(const std::string& layers, const std::string& more = "") {
  return R"({"mediaType":"application/vnd.singularity.distribution.manifest.v2+json","layers":[)" + layers + "]" +
         more + "}";
}

const std::string amd64 =
    R"({"digest":"sha256:aa","size":3,"platform":{"architecture":"amd64"},"urls":["https://e/a"]})";
const std::string arm64 = R"({"digest":"sha256:bb","platform":{"architecture":"arm64"},"urls":[]})";
const std::string seed = R"({"size":"3 MB","urls":["https://e/s"]})";

struct ManifestCase {
  const char* name;
  std::string json, arch, chosen;
};

std::string chosen(const ManifestCase& c) {
  const auto images = parse_tag_manifest(c.json);
  if (!images) return images.error().message();
  const auto image = choose_image(*images, c.arch, "amd64");
  if (!image) return image.error().message();
  return fmt::format("{} {} {} {}", image->arch, image->digest, image->size_bytes, image->urls.size());
}

class Manifests : public testing::TestWithParam<ManifestCase> {};

TEST_P(Manifests, GiveAnImage) { EXPECT_EQ(chosen(GetParam()), GetParam().chosen); }

INSTANTIATE_TEST_SUITE_P(
    Texts, Manifests,
    testing::Values(
        ManifestCase{"this_machines", manifest(arm64, ",\"images\":[" + amd64 + "]"), "", "amd64 sha256:aa 3 1"},
        ManifestCase{"another", manifest(amd64, ",\"images\":[" + arm64 + "]"), "arm64", "arm64 sha256:bb 0 0"},
        ManifestCase{"one_that_is_not_there", manifest(amd64, ",\"images\":[" + arm64 + "]"), "s390x",
                     "there is no image for s390x, want one of amd64, arm64"},
        ManifestCase{"the_only_one", manifest(arm64), "", "arm64 sha256:bb 0 0"},
        ManifestCase{"the_only_one_for_another", manifest(arm64), "amd64",
                     "there is no image for amd64, want one of arm64"},
        ManifestCase{"of_an_older_registry", manifest(seed, R"(,"config":{"digest":"md5:cc"})"), "amd64",
                     " md5:cc 0 1"},
        ManifestCase{"addresses_that_are_none",
                     manifest(R"({"urls":["file:///etc/passwd","https://e/\u001b[2J","x","HTTPS://e/"]})"), "",
                     "  0 1"},
        ManifestCase{"none", manifest(""), "", "what the site says of the tag names no image, want one"},
        ManifestCase{"of_an_oci_image", R"({"mediaType":"application/vnd.oci.image.index.v1+json"})", "",
                     "it is an OCI image, want an image file: podman, docker, skopeo, crane and apptainer pull it"},
        ManifestCase{"of_another_type", R"({"mediaType":"a\nb"})", "",
                     "what the site says of the tag has the type 'a?b', want "
                     "application/vnd.singularity.distribution.manifest.v2+json"},
        ManifestCase{"a_page", "<!doctype html>", "",
                     "what the site says of the tag: not valid JSON, want what RFC 8259 allows"}),
    case_name);

struct BytesCase {
  const char* name;
  PublishedImage image;
  std::string compared;
};

class Bytes : public testing::TestWithParam<BytesCase> {};

TEST_P(Bytes, AreCompared) {
  const test::Scratch scratch;
  ASSERT_TRUE(write_file_atomically(scratch.root() / "image", "image"));
  const auto file = open_for_reading(scratch.root() / "image");
  const auto compared = compare_bytes(*file, GetParam().image);
  EXPECT_EQ(compared ? std::string(name_of(*compared)) : compared.error().message(), GetParam().compared);
}

const std::string sha256_of_image = "6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d";

INSTANTIATE_TEST_SUITE_P(
    Digests, Bytes,
    testing::Values(
        BytesCase{"sha256", {.digest = "sha256:" + sha256_of_image, .size_bytes = 7}, "sha256"},
        BytesCase{
            "another_sha256", {.digest = "sha256:aa"}, "its bytes are sha256:" + sha256_of_image + ", want sha256:aa"},
        BytesCase{"md5", {.digest = "md5:78805a221a988e79ef3f42d7c5bfd418"}, "md5"},
        BytesCase{"md5_alone", {.digest = "78805a221a988e79ef3f42d7c5bfd418"}, "md5"},
        BytesCase{"md5_in_base64", {.digest = "md5:eIBaIhqYjnnvP0LXxb/UGA=="}, "md5"},
        BytesCase{"another_md5",
                  {.digest = "md5:00000000000000000000000000000000"},
                  "its bytes are md5:78805a221a988e79ef3f42d7c5bfd418, want md5:00000000000000000000000000000000"},
        BytesCase{"a_size", {.size_bytes = 5}, "size"},
        BytesCase{"another_size", {.size_bytes = 7}, "it has 5 bytes, want 7"},
        BytesCase{"a_digest_that_is_not_computed", {.digest = "sha512:aa"}, "none"}),
    case_name);

/// A site and its storage: an answer for each address, and 404 for all others.
struct FakeWeb : net::HttpClient {
  std::map<std::string, std::pair<long, std::string>> pages;
  std::vector<std::string> asked;

  Result<net::Response> send(const net::Request& request) override {
    asked.push_back(request.url);
    const auto page = pages.find(request.url);
    if (page == pages.end()) return net::Response{.status = 404};
    net::Response response{.status = page->second.first, .body = page->second.second};
    if (!request.sink || !response.is_success()) return response;
    if (auto done = request.sink(response.body); !done) return Failure(done.error());
    response.body.clear();
    return response;
  }
};

struct Pull : testing::Test {
  const test::Scratch scratch;
  FakeWeb web;
  PullOptions options{.reference = "https://e/o/r:1", .output = scratch.root() / "image.sif"};
  std::vector<std::string> said;

  void publish(const std::string& digest, std::uint64_t size, const std::string& urls) {
    web.pages["https://e/o/r/manifests/1/"] = {
        200, manifest(fmt::format(R"({{"digest":"{}","size":{},"urls":[{}]}})", digest, size, urls))};
  }
  std::string run() {
    options.say = [&](std::string_view text) { said.emplace_back(text); };
    const auto pulled = pull(web, options);
    return pulled ? fmt::format("{} {}", pulled->url, name_of(pulled->compared)) : pulled.error().message();
  }
  std::string files() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(scratch.root()))
      names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return fmt::format("{}", fmt::join(names, " "));
  }
};

TEST_F(Pull, EndsABodyThatIsLongerThanStated) {
  publish("sha256:" + sha256_of_image, 5, R"("https://e/long","https://e/right")");
  web.pages["https://e/long"] = {200, "image and more"};
  web.pages["https://e/right"] = {200, "image"};
  EXPECT_EQ(run(), "https://e/right sha256");
  EXPECT_EQ(said, std::vector<std::string>{"more than the stated 5 bytes come, want these"});
  EXPECT_EQ(files(), "image.sif");
}

TEST_F(Pull, LeavesWhatItDoesNotOwn) {
  publish("sha256:" + sha256_of_image, 5, R"("https://e/image")");
  web.pages["https://e/image"] = {200, "other"};
  ASSERT_TRUE(write_file_atomically(scratch.root() / "image.sif.part", "mine"));
  EXPECT_EQ(run(),
            "https://e/image: its bytes are sha256:d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa, "
            "want sha256:" +
                sha256_of_image);
  EXPECT_EQ(files(), "image.sif.part");
}

TEST_F(Pull, AsksForNothingWhereItCannotWrite) {
  publish("sha256:" + sha256_of_image, 5, R"("https://e/a","https://e/b")");
  options.output = scratch.root() / "none" / "image.sif";
  EXPECT_EQ(run(), (scratch.root() / "none" / "image.sif: No such file or directory").string());
  EXPECT_EQ(web.asked, std::vector<std::string>{"https://e/o/r/manifests/1/"});
  options.output = scratch.root() / std::string(300, 'a');
  EXPECT_EQ(run(), options.output.string() + ": File name too long");
  options.output = scratch.root();
  EXPECT_EQ(run(), "'" + options.output.string() + "' is a folder, want a file");
}

TEST_F(Pull, TellsWhatIsNotThereFromWhatCouldNotBeAsked) {
  EXPECT_EQ(run(), "https://e/o/r:1: 'https://e/o/r' is no collection of a registry's site, want one");
  web.pages["https://e/o/r/tags/"] = {200, R"({"tags":["10","latest"]})"};
  EXPECT_EQ(run(), "https://e/o/r:1: 'https://e/o/r' has no tag '1', did you mean '10'?");
  web.pages["https://e/o/r/tags/"] = {403, ""};
  EXPECT_EQ(run(), "https://e/o/r:1: GET https://e/o/r/tags/: answer 403, want 200");
}

TEST_F(Pull, TakesBytesFromAnOpenLineOnlyWhereASha256TellsOfThem) {
  web.pages["http://e/image"] = {200, "image"};
  publish("sha256:" + sha256_of_image, 5, R"("http://e/image")");
  EXPECT_EQ(run(), "http://e/image sha256");
  std::filesystem::remove(options.output);
  publish("md5:78805a221a988e79ef3f42d7c5bfd418", 5, R"("http://e/image")");
  EXPECT_EQ(run(), "the site states no address of the image that can be trusted, want one");
}

TEST_F(Pull, SaysThatAnArchitectureIsNotStated) {
  publish("sha256:" + sha256_of_image, 5, R"("https://e/image")");
  web.pages["https://e/image"] = {200, "image"};
  options.arch = "arm64";
  EXPECT_EQ(run(), "https://e/image sha256");
  EXPECT_EQ(said, std::vector<std::string>{"the registry does not state for what architecture the image is"});
}

}  // namespace
}  // namespace roadstead::app
