// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/object.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "roadstead/verify/object_key.hpp"
#include "support/memory_registry.hpp"

namespace roadstead::verify {
namespace {

const std::string one(64, '1'), two(64, '2'), three(64, '3');
const std::string key_a(40, 'a'), key_b(40, 'b');

// A tag of an image file; `more` are further lines of its front matter, `layer` further keys of its layer.
std::string image(const std::string& digest, const std::string& url, const std::string& more = {},
                  const std::string& layer = {}, int size = 8192) {
  return fmt::format(
      "---\nlayout: manifests/singularity\nsize: {}\ndigest: sha256:{}\nlayers:\n- {{size: {}, digest: \"sha256:{}\", "
      "url: \"{}\"{}}}\n{}---\n",
      size, digest, size, digest, url, layer, more);
}

// "path key url digest size arch what signers places", of what is said alone.
std::string text_of(const source::Tree& tree, const Object& object) {
  std::string text(tree.entries()[object.entry].path);
  text += fmt::format(" {} {}", object.key(), object.url);
  if (object.has_digest) text += fmt::format(" {}", object.digest.hex().substr(0, 2));
  if (object.has_size) text += fmt::format(" {}", object.size_bytes);
  if (!object.arch.empty()) text += fmt::format(" {}", object.arch);
  if (object.what == What::blob) text += " blob";
  for (const std::string_view signer : object.signers) text += fmt::format(" by {}", signer.substr(0, 2));
  if (object.places != 1) text += fmt::format(" in {} places", object.places);
  return text + "\n";
}

struct ObjectsCase {
  const char* name;
  std::vector<std::pair<std::string, std::string>> files;
  std::string objects;
};

struct ObjectsOf : testing::TestWithParam<ObjectsCase> {};
TEST_P(ObjectsOf, AreTheAddressesOfTheRegistry) {
  test::TreeText text;
  for (const auto& [path, bytes] : GetParam().files) text.files.push_back({test::FileKind::file, path, bytes});
  const test::MemoryRegistry registry(text);
  ASSERT_EQ(test::text_of(registry.loaded.findings).find("error"), std::string::npos)
      << test::text_of(registry.loaded.findings);
  std::string objects;
  for (const Object& object : objects_of(registry.loaded.catalog)) objects += text_of(*registry.tree, object);
  EXPECT_EQ(objects, GetParam().objects);
}

const std::string first = "fleet/boat/manifests/1.0/README.md", second = "fleet/boat/manifests/2.0/README.md";

INSTANTIATE_TEST_SUITE_P(
    Trees, ObjectsOf,
    testing::Values(
        ObjectsCase{
            "one", {{first, image(one, "https://a.example/1")}}, first + " layers.0.url https://a.example/1 11 8192\n"},
        ObjectsCase{"sorted_by_digest",
                    {{first, image(two, "https://a.example/2")}, {second, image(one, "https://a.example/1")}},
                    second + " layers.0.url https://a.example/1 11 8192\n" + first +
                        " layers.0.url https://a.example/2 22 8192\n"},
        ObjectsCase{"one_of_two_tags",
                    {{first, image(one, "https://a.example/1")}, {second, image(one, "https://a.example/1")}},
                    first + " layers.0.url https://a.example/1 11 8192 in 2 places\n"},
        ObjectsCase{
            "one_address_with_two_sizes",
            {{first, image(one, "https://a.example/1")}, {second, image(one, "https://a.example/1", "", "", 12288)}},
            first + " layers.0.url https://a.example/1 11 8192\n" + second +
                " layers.0.url https://a.example/1 11 12288\n"},
        ObjectsCase{"mirrors",
                    {{first, image(one, "https://a.example/1", "",
                                   ", mirrors: [\"https://b.example/1\", \"https://c.example/1\"]")}},
                    first + " layers.0.url https://a.example/1 11 8192\n" + first +
                        " layers.0.mirrors.0 https://b.example/1 11 8192\n" + first +
                        " layers.0.mirrors.1 https://c.example/1 11 8192\n"},
        ObjectsCase{"architectures",
                    {{first, image(one, "https://a.example/1",
                                   "arch: amd64\nimages:\n- {arch: arm64, size: 4096, digest: \"sha256:" + two +
                                       "\", url: \"https://a.example/2\"}\n")}},
                    first + " layers.0.url https://a.example/1 11 8192 amd64\n" + first +
                        " images.0.url https://a.example/2 22 4096 arm64\n"},
        ObjectsCase{"history",
                    {{first, image(one, "https://a.example/1",
                                   "history:\n- {size: 4096, digest: \"sha256:" + two +
                                       "\", url: \"https://a.example/2\"}\n")}},
                    first + " layers.0.url https://a.example/1 11 8192\n" + first +
                        " history.0.url https://a.example/2 22 4096\n"},
        ObjectsCase{"attached",
                    {{first, image(one, "https://a.example/1",
                                   "attached:\n- {type: a/b, size: 8, digest: \"sha256:" + two +
                                       "\", url: \"https://a.example/2\", mirrors: [\"https://b.example/2\"]}\n")}},
                    first + " layers.0.url https://a.example/1 11 8192\n" + first +
                        " attached.0.url https://a.example/2 22 8 blob\n" + first +
                        " attached.0.mirrors.0 https://b.example/2 22 8 blob\n"},
        ObjectsCase{
            "attached_to_a_former_state",
            {{first, image(one, "https://a.example/1",
                           "history:\n- {size: 4096}\n- {size: 4096, attached: [{type: a/b, size: 8, digest: "
                           "\"sha256:" +
                               two + "\", url: \"https://a.example/2\", mirrors: [\"https://b.example/2\"]}]}\n")}},
            first + " layers.0.url https://a.example/1 11 8192\n" + first +
                " history.1.attached.0.url https://a.example/2 22 8 blob\n" + first +
                " history.1.attached.0.mirrors.0 https://b.example/2 22 8 blob\n"},
        ObjectsCase{"yanked", {{first, image(one, "https://a.example/1", "yanked: wrong libc\n")}}, ""},
        ObjectsCase{"without_an_address",
                    {{first, "---\nlayout: manifests/singularity\nsize: 8192\ndigest: sha256:" + one +
                                 "\nlayers:\n- {size: 8192, digest: \"sha256:" + one + "\"}\n---\n"}},
                    ""},
        ObjectsCase{"without_a_digest_in_the_layer",
                    {{first, "---\nlayout: manifests/singularity\nsize: 8192\ndigest: sha256:" + one +
                                 "\nlayers:\n- {size: 8192, url: \"https://a.example/1\"}\n---\n"}},
                    first + " layers.0.url https://a.example/1 11 8192\n"},
        ObjectsCase{"of_a_size_in_kib",
                    {{first,
                      "---\nlayout: manifests/singularity\nsize: 756\nlayers:\n- {size: 756, url: "
                      "\"https://a.example/1\"}\n---\n"}},
                    first + " layers.0.url https://a.example/1\n"},
        ObjectsCase{"signed_but_for_history",
                    {{first, image(one, "https://a.example/1",
                                   "signers: [\"" + key_a + "\"]\nhistory:\n- {size: 4096, digest: \"sha256:" + two +
                                       "\", url: \"https://a.example/2\"}\n",
                                   ", mirrors: [\"https://b.example/1\"]")}},
                    first + " layers.0.url https://a.example/1 11 8192 by aa\n" + first +
                        " layers.0.mirrors.0 https://b.example/1 11 8192 by aa\n" + first +
                        " history.0.url https://a.example/2 22 4096\n"},
        ObjectsCase{"signed_by_two_says_another",
                    {{first, image(one, "https://a.example/1", "signers: [\"" + key_b + "\"]\n")},
                     {second, image(one, "https://a.example/1", "signers: [\"" + key_a + "\"]\n")}},
                    second + " layers.0.url https://a.example/1 11 8192 by aa\n" + first +
                        " layers.0.url https://a.example/1 11 8192 by bb\n"}),
    [](const auto& row) { return std::string(row.param.name); });

// Of an OCI image: its blobs by the README's layers, and by the documents' own addresses.
TEST(ObjectsOfAnOciImage, AreBlobs) {
  const std::string manifest =
      R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:)" +
      one + R"(","size":7},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"sha256:)" + two +
      R"(","size":9,"urls":["https://a.example/2"]}]})";
  test::TreeText text;
  text.files = {{test::FileKind::file, first,
                 fmt::format("---\nlayout: manifests/oci\nsize: {}\ndigest: {}\nlayers:\n- {{size: 7, digest: "
                             "\"sha256:{}\", url: \"https://a.example/1\"}}\n---\n",
                             manifest.size(), catalog::Digest::of(manifest).text(), one)},
                {test::FileKind::file, "fleet/boat/manifests/1.0/manifest.json", manifest}};
  const test::MemoryRegistry registry(text);
  std::string objects;
  for (const Object& object : objects_of(registry.loaded.catalog)) objects += text_of(*registry.tree, object);
  EXPECT_EQ(objects, first + " layers.0.url https://a.example/1 11 7 blob\n" +
                         "fleet/boat/manifests/1.0/manifest.json  https://a.example/2 22 9 blob\n");
}

TEST(ObjectKeys, TellApartWhatIsAsked) {
  Object object;
  object.url = "https://a.example/1";
  const ObjectKey plain = key_of(object, Depth::head, {});
  EXPECT_EQ(key_of(object, Depth::head, {}), plain);
  EXPECT_NE(key_of(object, Depth::bytes, {}), plain);
  EXPECT_NE(key_of(object, Depth::head, "another policy"), plain);
  const std::string_view signers[] = {key_a};
  object.signers = signers;
  EXPECT_NE(key_of(object, Depth::head, {}), plain);
}

}  // namespace
}  // namespace roadstead::verify
