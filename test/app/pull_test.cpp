// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "roadstead/app/pull/compare_bytes.hpp"
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

const auto name_of = [](const auto& c) { return std::string(c.param.name); };

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
    name_of);

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
    name_of);

struct BytesCase {
  const char* name;
  PublishedImage image;
  std::string compared;
};

class Bytes : public testing::TestWithParam<BytesCase> {};

TEST_P(Bytes, AreCompared) {
  const test::Scratch scratch;
  ASSERT_TRUE(write_file_atomically(scratch.root() / "image", "image"));
  const auto compared = compare_bytes(scratch.root() / "image", GetParam().image);
  EXPECT_EQ(compared ? fmt::format("{}", static_cast<int>(*compared)) : compared.error().message(),
            GetParam().compared);
}

const std::string sha256_of_image = "6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d";

INSTANTIATE_TEST_SUITE_P(
    Digests, Bytes,
    testing::Values(
        BytesCase{"sha256", {.digest = "sha256:" + sha256_of_image, .size_bytes = 7}, "2"},
        BytesCase{
            "another_sha256", {.digest = "sha256:aa"}, "its bytes are sha256:" + sha256_of_image + ", want sha256:aa"},
        BytesCase{"md5", {.digest = "md5:78805a221a988e79ef3f42d7c5bfd418"}, "1"},
        BytesCase{"md5_alone", {.digest = "78805A221A988E79EF3F42D7C5BFD418"}, "1"},
        BytesCase{"md5_in_base64", {.digest = "md5:eIBaIhqYjnnvP0LXxb/UGA=="}, "1"},
        BytesCase{"another_md5",
                  {.digest = "md5:00000000000000000000000000000000"},
                  "its bytes are md5:78805a221a988e79ef3f42d7c5bfd418, want md5:00000000000000000000000000000000"},
        BytesCase{"a_size", {.size_bytes = 5}, "0"},
        BytesCase{"another_size", {.size_bytes = 7}, "it has 5 bytes, want 7"},
        BytesCase{"nothing_known", {.digest = "sha1:aa"}, "0"}),
    name_of);

}  // namespace
}  // namespace roadstead::app
