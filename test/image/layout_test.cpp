// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/layout.hpp"

#include <gtest/gtest.h>

#include "layout_fixture.hpp"

namespace roadstead::image {
namespace {

using namespace roadstead::test;

enum class Medium { directory, tar };

// Every behaviour is the same whatever the layout lies in.
class LayoutTest : public testing::TestWithParam<Medium> {
 protected:
  Result<Layout> read(const LayoutFixture& fixture, Hash hash = Hash::yes) {
    if (GetParam() == Medium::directory) {
      fixture.write(scratch_);
      auto files = open_layout_directory(scratch_.root(), hash);
      if (!files) return Failure(files.error());
      return read_layout(**files);
    }
    const FileHandle file = open_for_reading(scratch_.write("layout.tar", fixture.tar())).value();
    auto tar = open_layout_tar(file, hash);
    if (!tar) return Failure(tar.error());
    return read_layout(*tar->files);
  }
  Scratch scratch_;
};

INSTANTIATE_TEST_SUITE_P(Both, LayoutTest, testing::Values(Medium::directory, Medium::tar), [](const auto& medium) {
  return std::string(medium.param == Medium::directory ? "directory" : "tar");
});

std::string outline(const Layout& layout) {
  std::string text;
  for (const LayoutBlob& blob : layout.blobs)
    text += fmt::format("{}{} {}{}\n", std::string(blob.depth, ' '), name(blob.role), name(blob.state),
                        blob.descriptor.platform ? " " + blob.descriptor.platform->architecture : "");
  return text;
}

TEST_P(LayoutTest, FollowsIndexesAndManifestsOnce) {
  const auto layout = read(sound_layout());
  ASSERT_TRUE(layout) << layout.error().message();
  EXPECT_EQ(layout->version, "1.0.0");
  EXPECT_EQ(outline(*layout),
            "index verified\n"
            " manifest verified arm64\n"
            "  config verified\n"
            "  layer verified\n"
            " manifest verified amd64\n"
            "  config verified\n"
            "  layer verified\n"
            "manifest verified amd64\n");
}

TEST_P(LayoutTest, WithoutHashesNothingIsVerified) {
  LayoutFixture fixture;
  fixture.finish(fixture.add_index(""));
  const auto layout = read(fixture, Hash::no);
  ASSERT_TRUE(layout) << layout.error().message();
  EXPECT_EQ(outline(*layout), "index present\n");
}

TEST_P(LayoutTest, TellsWhatIsAbsentAndWhatIsWrong) {
  LayoutFixture fixture;
  const std::string absent = fixture.add("application/octet-stream", "absent");
  const std::string longer = fixture.add("application/octet-stream", "longer");
  const std::string other = fixture.add("application/octet-stream", "other");
  fixture.files.erase("blobs/sha256/" + digest_of("absent").substr(7));
  fixture.files["blobs/sha256/" + digest_of("longer").substr(7)] += "+";
  fixture.files["blobs/sha256/" + digest_of("other").substr(7)] = "OTHER";
  fixture.finish(absent + "," + longer + "," + other);
  const auto layout = read(fixture);
  ASSERT_TRUE(layout) << layout.error().message();
  EXPECT_EQ(outline(*layout), "other absent\nother wrong-size\nother wrong-digest\n");
  EXPECT_EQ(layout->blobs[1].size_bytes, 7u);
  EXPECT_TRUE(is_damaged(*layout));
}

TEST_P(LayoutTest, AnEntryThatIsAbsentIsDamageAndALayerElsewhereIsNot) {
  LayoutFixture fixture;
  const std::string config = fixture.add("application/vnd.oci.image.config.v1+json", "{}");
  const std::string layer = fixture.add("application/octet-stream", "elsewhere");
  fixture.finish(fixture.add_manifest(config, layer));
  EXPECT_FALSE(is_damaged(read(fixture).value()));
  fixture.files.erase("blobs/sha256/" + digest_of("elsewhere").substr(7));
  EXPECT_FALSE(is_damaged(read(fixture).value()));
  const std::string gone = fixture.add("application/vnd.oci.image.manifest.v1+json", "gone");
  fixture.files.erase("blobs/sha256/" + digest_of("gone").substr(7));
  fixture.finish(gone);
  EXPECT_TRUE(is_damaged(read(fixture).value()));
}

TEST_P(LayoutTest, ABlobThatIsNoManifestIsAProblemOfItsOwn) {
  LayoutFixture fixture;
  const std::string manifest = fixture.add("application/vnd.oci.image.manifest.v1+json", "{");
  const std::string config = fixture.add("application/vnd.oci.image.config.v1+json", "{}}");
  fixture.finish(manifest + "," + fixture.add_manifest(config, config));
  const auto layout = read(fixture);
  ASSERT_TRUE(layout) << layout.error().message();
  EXPECT_EQ(layout->blobs[0].problem, "not valid JSON, want what RFC 8259 allows");
  EXPECT_EQ(layout->blobs[2].problem, "not valid JSON, want what RFC 8259 allows");
  EXPECT_EQ(layout->blobs[3].problem, "");
}

TEST_P(LayoutTest, ASymlinkIsNoFile) {
  LayoutFixture fixture;
  fixture.finish(fixture.add("application/octet-stream", "secret"));
  const std::string name = "blobs/sha256/" + digest_of("secret").substr(7);
  fixture.files.erase(name);
  const auto outside = scratch_.write("secret", "secret");
  if (GetParam() == Medium::directory) {
    std::filesystem::create_directories(scratch_.root() / "blobs/sha256");
    std::filesystem::create_symlink(outside, scratch_.root() / name);
  }
  const auto layout = read(fixture);
  ASSERT_TRUE(layout) << layout.error().message();
  EXPECT_EQ(outline(*layout), "other absent\n");
}

TEST_P(LayoutTest, LimitsDepth) {
  LayoutFixture fixture;
  std::string index = fixture.add_index("");
  for (int i = 0; i < 8; ++i) index = fixture.add_index(index);
  fixture.finish(index);
  EXPECT_TRUE(read(fixture));
  fixture.finish(fixture.add_index(index));
  EXPECT_EQ(read(fixture).error().message(), "indexes nested deeper than 8, want less");
}

struct Refusal {
  const char* name;
  const char* file;
  const char* bytes;  ///< nullptr: the file is left out
  const char* message;
};

TEST_P(LayoutTest, RefusesWhatIsNoLayout) {
  for (const Refusal& refusal :
       {Refusal{"no_marker", "oci-layout", nullptr, "no file 'oci-layout', want an OCI image layout"},
        Refusal{"marker", "oci-layout", "{}", "oci-layout: no 'imageLayoutVersion', want one"},
        Refusal{"no_index", "index.json", nullptr, "no file 'index.json', want one beside 'oci-layout'"},
        Refusal{"index", "index.json", R"({"schemaVersion":1})", "index.json: 'schemaVersion' is 1, want 2"},
        Refusal{"manifest", "index.json", R"({"schemaVersion":2,"config":{},"layers":[]})",
                "index.json: config: no 'mediaType', want one"}}) {
    LayoutFixture fixture;
    fixture.finish("");
    fixture.files.erase(refusal.file);
    std::filesystem::remove(scratch_.root() / refusal.file);
    if (refusal.bytes) fixture.files[refusal.file] = refusal.bytes;
    EXPECT_EQ(read(fixture).error().message(), refusal.message) << refusal.name;
  }
}

}  // namespace
}  // namespace roadstead::image
