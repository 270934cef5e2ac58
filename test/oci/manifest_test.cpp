// SPDX-License-Identifier: Apache-2.0
#include "roadstead/oci/manifest.hpp"

#include <gtest/gtest.h>

namespace roadstead::oci {
namespace {

const std::string hex(64, 'a');
const std::string config =
    R"({"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:)" + hex + R"(","size":2})";

std::string image_with(const std::string& layer) {
  return R"({"schemaVersion":2,"config":)" + config + R"(,"layers":[)" + layer + "]}";
}

std::string layer_with(const std::string& fields) {
  return image_with(R"({"mediaType":"a/b","digest":"sha256:)" + hex + R"(","size":2)" + fields + "}");
}

TEST(ParseManifest, AnImage) {
  const auto manifest = parse_manifest(
      R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","artifactType":"a/b","config":)" +
      config + R"(,"layers":[)" + config + "," + config + R"(],"subject":)" + config +
      R"(,"annotations":{"b":"2","a":"1"},"unknown":[[]]})");
  ASSERT_TRUE(manifest) << manifest.error().message();
  EXPECT_EQ(manifest->kind, ManifestKind::image);
  EXPECT_EQ(manifest->media_type, "application/vnd.oci.image.manifest.v1+json");
  EXPECT_EQ(manifest->artifact_type, "a/b");
  EXPECT_EQ(manifest->config->media_type, "application/vnd.oci.image.config.v1+json");
  EXPECT_EQ(manifest->layers.size(), 2u);
  EXPECT_EQ(manifest->subject->digest, "sha256:" + hex);
  EXPECT_EQ(manifest->annotations, (Annotations{{"a", "1"}, {"b", "2"}}));
}

TEST(ParseManifest, AnIndex) {
  const auto manifest = parse_manifest(
      R"({"schemaVersion":2,"manifests":[{"mediaType":"a/b","size":2,"digest":"sha512:)" + hex + hex +
      R"(","artifactType":"c/d","urls":["https://example.org/x"],"data":"e30=","annotations":{"a":"1"},)"
      R"("platform":{"architecture":"arm","os":"linux","variant":"v7","os.version":"1","os.features":["f"]}}]})");
  ASSERT_TRUE(manifest) << manifest.error().message();
  EXPECT_EQ(manifest->kind, ManifestKind::index);
  EXPECT_EQ(manifest->media_type, "");
  EXPECT_FALSE(manifest->config);
  const Descriptor& child = manifest->manifests.at(0);
  EXPECT_EQ(child.size_bytes, 2u);
  EXPECT_EQ(child.digest, "sha512:" + hex + hex);
  EXPECT_EQ(child.artifact_type, "c/d");
  EXPECT_EQ(child.urls, std::vector<std::string>{"https://example.org/x"});
  EXPECT_EQ(child.data, "{}");
  EXPECT_EQ(child.annotations, (Annotations{{"a", "1"}}));
  EXPECT_EQ(child.platform->architecture, "arm");
  EXPECT_EQ(child.platform->variant, "v7");
  EXPECT_EQ(child.platform->os_version, "1");
  EXPECT_EQ(child.platform->os_features, std::vector<std::string>{"f"});
}

TEST(ParseManifest, NullIsAbsent) {
  const auto manifest = parse_manifest(
      R"({"schemaVersion":2,"mediaType":null,"manifests":null,"subject":null,"annotations":null,"config":)" + config +
      R"(,"layers":[]})");
  ASSERT_TRUE(manifest) << manifest.error().message();
  EXPECT_EQ(manifest->kind, ManifestKind::image);
  EXPECT_FALSE(manifest->subject);
}

TEST(ParseManifest, DockersDocumentsHaveTheSameShape) {
  EXPECT_TRUE(parse_manifest(
      R"({"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json","config":)" + config +
      R"(,"layers":[]})"));
  EXPECT_TRUE(parse_manifest(
      R"({"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.list.v2+json","manifests":[]})"));
}

struct Refusal {
  const char* name;
  std::string json;
  std::string message;
};

class ManifestRefuses : public testing::TestWithParam<Refusal> {};

TEST_P(ManifestRefuses, WithOneClearError) {
  const auto manifest = parse_manifest(GetParam().json);
  ASSERT_FALSE(manifest);
  EXPECT_EQ(manifest.error().message(), GetParam().message);
  EXPECT_EQ(manifest.error().code, Code::invalid);
}

// An object that holds arrays in arrays.
std::string nested(std::size_t arrays) {
  return R"({"a":)" + std::string(arrays, '[') + "1" + std::string(arrays, ']') + "}";
}

TEST(ParseManifest, NestingHasALimit) {
  EXPECT_EQ(parse_manifest(nested(31)).error().message(), "no 'schemaVersion', want one");
  EXPECT_EQ(parse_manifest(nested(32)).error().message(), "JSON nested deeper than 32, want less");
}

INSTANTIATE_TEST_SUITE_P(
    Json, ManifestRefuses,
    testing::Values(Refusal{"empty", "", "empty, want JSON"},
                    Refusal{"cut", R"({"schemaVersion":2)", "not valid JSON, want what RFC 8259 allows"},
                    Refusal{"two_documents", "{}{}", "not valid JSON, want what RFC 8259 allows"},
                    Refusal{"array", "[]", "not a JSON object, want one"},
                    Refusal{"byte_order_mark", "\xef\xbb\xbf{}",
                            "JSON starts with a byte order mark, want none (RFC 8259 section 8.1)"},
                    Refusal{"utf8", "{\"\xff\":1}", "not UTF-8, want JSON in UTF-8"},
                    Refusal{"large", std::string(4194305, ' '), "JSON of 4194305 bytes, want at most 4194304"},
                    Refusal{"twice", R"({"schemaVersion":2,"config":1,"\u0063onfig":2})",
                            "key 'config' stands twice, want it once"}),
    [](const auto& refusal) { return std::string(refusal.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Shape, ManifestRefuses,
    testing::Values(
        Refusal{"no_version", R"({"manifests":[]})", "no 'schemaVersion', want one"},
        Refusal{"version_1", R"({"schemaVersion":1,"fsLayers":[]})", "'schemaVersion' is 1, want 2"},
        Refusal{"version_text", R"({"schemaVersion":"2"})",
                R"('schemaVersion' is "2", want a whole number from 0 to 2^63 - 1)"},
        Refusal{"neither", R"({"schemaVersion":2,"blobs":[]})",
                "has neither 'manifests' nor 'config' and 'layers', want an index or an image manifest"},
        Refusal{"both", R"({"schemaVersion":2,"manifests":[],"layers":[]})",
                "has 'manifests' beside 'config' or 'layers', want an index or an image manifest"},
        Refusal{"no_config", R"({"schemaVersion":2,"layers":[]})", "no 'config', want a descriptor"},
        Refusal{"no_layers", R"({"schemaVersion":2,"config":)" + config + "}",
                "no 'layers', want an array of descriptors"},
        Refusal{"layers_object", R"({"schemaVersion":2,"layers":{},"config":)" + config + "}",
                "'layers' is not an array, want one"},
        Refusal{
            "index_as_image",
            R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","manifests":[]})",
            "'mediaType' is 'application/vnd.oci.image.manifest.v1+json' of an image manifest, want that of an index"},
        Refusal{"image_as_index",
                R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","layers":[]})",
                "'mediaType' is 'application/vnd.oci.image.index.v1+json' of an index, want that of an image manifest"},
        Refusal{"media_type", R"({"schemaVersion":2,"mediaType":"a/b\r\nX: y","layers":[]})",
                "'mediaType' is 'a/b??X: y', want a media type as RFC 6838 has it"},
        Refusal{"subject", R"({"schemaVersion":2,"subject":{},"manifests":[]})", "subject: no 'mediaType', want one"},
        Refusal{"annotation", R"({"schemaVersion":2,"annotations":{"a":1},"manifests":[]})",
                "annotations: 'a' is not a text, want one"}),
    [](const auto& refusal) { return std::string(refusal.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Layer, ManifestRefuses,
    testing::Values(
        Refusal{"text", image_with("\"x\""), "layers[0]: not a JSON object, want one"},
        Refusal{"no_media_type", image_with("{}"), "layers[0]: no 'mediaType', want one"},
        Refusal{"empty_media_type", image_with(R"({"mediaType":""})"),
                "layers[0]: 'mediaType' is empty, want a media type"},
        Refusal{"no_digest", image_with(R"({"mediaType":"a/b"})"), "layers[0]: no 'digest', want one"},
        Refusal{"no_size", image_with(R"({"mediaType":"a/b","digest":"sha256:)" + hex + "\"}"),
                "layers[0]: no 'size', want one"},
        Refusal{"negative", image_with(R"({"mediaType":"a/b","size":-1,"digest":"sha256:)" + hex + "\"}"),
                "layers[0]: 'size' is -1, want a whole number from 0 to 2^63 - 1"},
        Refusal{"too_large",
                image_with(R"({"mediaType":"a/b","size":9223372036854775808,"digest":"sha256:)" + hex + "\"}"),
                "layers[0]: 'size' is 9223372036854775808, want a whole number from 0 to 2^63 - 1"},
        Refusal{"fraction", image_with(R"({"mediaType":"a/b","size":2.0,"digest":"sha256:)" + hex + "\"}"),
                "layers[0]: 'size' is 2.0, want a whole number from 0 to 2^63 - 1"},
        Refusal{"size_twice", layer_with(R"(,"size":3)"), "layers[0]: key 'size' stands twice, want it once"},
        Refusal{"urls", layer_with(R"(,"urls":[1])"),
                "layers[0]: 'urls' holds something else than texts, want texts alone"},
        Refusal{"data_not_base64", layer_with(R"(,"data":"e30")"), "layers[0]: 'data' is not base64"},
        Refusal{"data_of_another_size", layer_with(R"(,"data":"e30gIA==")"),
                "layers[0]: 'data' has 4 bytes, but 'size' is 2"},
        Refusal{"data_of_another_digest", layer_with(R"(,"data":"e30=")"),
                "layers[0]: 'data' has another digest than 'sha256:" + hex + "'"},
        Refusal{"platform", layer_with(R"(,"platform":{"os":"linux","os":"x"})"),
                "layers[0]: platform: key 'os' stands twice, want it once"},
        Refusal{"annotations", layer_with(R"(,"annotations":{"a":"1","a":"1"})"),
                "layers[0]: annotations: key 'a' stands twice, want it once"},
        Refusal{"annotations_of_long_keys",
                layer_with(R"(,"annotations":{")" + std::string(4097, 'k') + R"(":"1",")" + std::string(4097, 'k') +
                           R"(":"1"})"),
                "layers[0]: annotations: key '" + std::string(80, 'k') + "' stands twice, want it once"}),
    [](const auto& refusal) { return std::string(refusal.param.name); });

}  // namespace
}  // namespace roadstead::oci
