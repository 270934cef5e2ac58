// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/list_files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "layout_fixture.hpp"
#include "small_squashfs.hpp"
#include "support/sif_writer.hpp"

namespace roadstead::image {
namespace {

using namespace roadstead::test;

constexpr std::string_view marks[] = {"", "/", " -> ", " = ", " ?"};

std::string line_of(const FileEntry& entry) {
  std::string line(entry.path);
  line.append(marks[static_cast<std::size_t>(entry.kind)]).append(entry.target);
  return entry.kind == FileKind::file ? fmt::format("{} {}", line, entry.size_bytes) : line;
}

struct Listed {
  Result<ListedImage> image;
  std::vector<std::string> lines;
};

Listed list(const std::filesystem::path& path, std::string_view architecture = "") {
  std::vector<std::string> lines;
  auto image = list_files(path, architecture, [&](const FileEntry& entry, const ReadStart&) -> Result<void> {
    lines.push_back(line_of(entry));
    return {};
  });
  std::ranges::sort(lines);
  return {std::move(image), std::move(lines)};
}

const std::vector<std::string> small_files = {".singularity.d/",
                                              ".singularity.d/Singularity 40",
                                              ".singularity.d/labels.json 63",
                                              "above -> ../../../../usr/bin/busybox",
                                              "bin -> usr/bin",
                                              "dangling -> nowhere",
                                              "hop1 -> usr/bin/busybox",
                                              "hop2 -> hop1",
                                              "hop3 -> hop2",
                                              "hop4 -> hop3",
                                              "hop5 -> hop4",
                                              "hop6 -> hop5",
                                              "hop7 -> hop6",
                                              "hop8 -> hop7",
                                              "hop9 -> hop8",
                                              "large 2097152",
                                              "loop -> loop",
                                              "usr/",
                                              "usr/bin/",
                                              "usr/bin/busybox 24",
                                              "usr/bin/sh -> /bin/busybox"};

TEST(ListFiles, OfASquashfs) {
  const Scratch scratch;
  scratch.write("image", small_squashfs());
  const Listed listed = list(scratch.root() / "image");
  ASSERT_TRUE(listed.image) << listed.image.error().message();
  EXPECT_EQ(listed.lines, small_files);
  EXPECT_EQ(listed.image->architecture, "arm64");
}

TEST(ListFiles, OfASif) {
  const Scratch scratch;
  SifFile file;
  file.parts = {sif_partition(small_squashfs())};
  scratch.write("image", write_sif(file));
  const Listed listed = list(scratch.root() / "image");
  ASSERT_TRUE(listed.image) << listed.image.error().message();
  EXPECT_EQ(listed.lines, small_files);
  EXPECT_EQ(list(scratch.root() / "image", "arm64").image.error().message(),
            (scratch.root() / "image").string() + ": no image for 'arm64', want amd64");
}

TEST(ListFiles, OfASifWithoutFiles) {
  const Scratch scratch;
  scratch.write("image", write_sif({}));
  EXPECT_EQ(list(scratch.root() / "image").image.error().message(),
            (scratch.root() / "image").string() + ": the SIF has no primary partition, want one with the files");
}

LayoutFixture layered() {
  LayoutFixture fixture;
  const auto layer = [&](const std::string& entries) {
    return fixture.add("application/vnd.oci.image.layer.v1.tar", entries + tar_end());
  };
  const std::string base = layer(tar_entry("./", "", '5') + tar_entry("./etc/", "", '5') + tar_entry("./etc/a", "one") +
                                 tar_entry("./etc/b", "two") + tar_entry("./bin", "", '2', "usr/bin"));
  const std::string top = layer(tar_entry("etc/.wh.a", "") + tar_entry("etc/b", "longer") +
                                tar_entry("etc/c", "", '1', "./etc/b") + tar_entry("null", "", '3'));
  const std::string config =
      fixture.add("application/vnd.oci.image.config.v1+json", R"({"architecture":"arm64","os":"linux"})");
  fixture.finish(fixture.add_manifest(config, base + "," + top));
  return fixture;
}

const std::vector<std::string> layered_files = {"bin -> usr/bin", "etc/b 6", "etc/c = etc/b", "null ?"};

TEST(ListFiles, OfALayoutFolder) {
  const Scratch scratch;
  layered().write(scratch);
  const Listed listed = list(scratch.root());
  ASSERT_TRUE(listed.image) << listed.image.error().message();
  EXPECT_EQ(listed.lines, layered_files);
  EXPECT_EQ(listed.image->architecture, "arm64");
  EXPECT_TRUE(listed.image->digest.starts_with("sha256:"));
  EXPECT_EQ(list(scratch.root(), "amd64").image.error().message(),
            scratch.root().string() + ": no image for 'amd64', want arm64");
}

// What of the config is of another type than it should be is left out; the bytes are a stranger's.
TEST(ListFiles, TellsHowAnOciImageIsRun) {
  LayoutFixture fixture;
  const std::string layer = fixture.add("application/vnd.oci.image.layer.v1.tar", tar_end());
  const std::string config =
      fixture.add("application/vnd.oci.image.config.v1+json",
                  R"({"architecture":"amd64","os":"linux","config":{"Env":["PATH=/bin","A=\u001b[1m"],)"
                  R"("Entrypoint":["/bin/sh","-c"],"Cmd":"not a list","WorkingDir":"/srv",)"
                  R"("User":7,"StopSignal":"SIGINT","ExposedPorts":{"80/tcp":{},"53/udp":{}},)"
                  R"("Volumes":{"/data":{}},"Labels":{"b":"2","a":"1\n2"}}})");
  fixture.finish(fixture.add_manifest(config, layer));
  const Scratch scratch;
  fixture.write(scratch);
  scratch.write("tar", fixture.tar());
  for (const auto& path : {scratch.root(), scratch.root() / "tar"}) {
    const Listed listed = list(path);
    ASSERT_TRUE(listed.image) << listed.image.error().message();
    const RunConfig& run = listed.image->config;
    EXPECT_EQ(run.environment, (std::vector<std::string>{"PATH=/bin", "A=?[1m"}));
    EXPECT_EQ(run.entrypoint, (std::vector<std::string>{"/bin/sh", "-c"}));
    EXPECT_EQ(run.command, std::vector<std::string>());
    EXPECT_EQ(run.working_folder, "/srv");
    EXPECT_EQ(run.user, "");
    EXPECT_EQ(run.stop_signal, "SIGINT");
    EXPECT_EQ(run.ports, (std::vector<std::string>{"80/tcp", "53/udp"}));
    EXPECT_EQ(run.volumes, std::vector<std::string>{"/data"});
    EXPECT_EQ(run.labels, (Labels{{"a", "1\n2"}, {"b", "2"}}));
    EXPECT_EQ(run.definition, std::nullopt);
    EXPECT_EQ(listed.image->notes, std::vector<std::string>());
  }
}

TEST(ListFiles, TellsTheRecipeAndTheLabelsOfAnImageFile) {
  const Scratch scratch;
  SifFile file;
  file.parts = {sif_partition(small_squashfs())};
  scratch.write("sif", write_sif(file));
  scratch.write("squashfs", small_squashfs());
  for (const char* const name : {"sif", "squashfs"}) {
    const Listed listed = list(scratch.root() / name);
    ASSERT_TRUE(listed.image) << listed.image.error().message();
    EXPECT_EQ(listed.image->config.definition.value_or("none").size(), 40u);
    EXPECT_FALSE(listed.image->config.labels.empty());
  }
}

TEST(ListFiles, OfALayoutTar) {
  const Scratch scratch;
  scratch.write("image.tar", layered().tar());
  const Listed listed = list(scratch.root() / "image.tar");
  ASSERT_TRUE(listed.image) << listed.image.error().message();
  EXPECT_EQ(listed.lines, layered_files);
}

TEST(ListFiles, GivesTheBytesOfAFile) {
  const Scratch scratch;
  layered().write(scratch);
  std::string bytes;
  const auto done = list_files(scratch.root(), "", [&](const FileEntry& entry, const ReadStart& read) -> Result<void> {
    if (entry.path == "etc/b") bytes = read(4).value() + "|" + std::string(entry.path);
    return {};
  });
  ASSERT_TRUE(done);
  EXPECT_EQ(bytes, "long|etc/b");
}

TEST(ListFiles, StopsWhereItsVisitorDoes) {
  const Scratch scratch;
  scratch.write("image", small_squashfs());
  const auto done = list_files(scratch.root() / "image", "", [](const FileEntry&, const ReadStart&) -> Result<void> {
    return fail(Code::conflict, "enough");
  });
  EXPECT_EQ(done.error().message(), (scratch.root() / "image").string() + ": enough");
}

struct Refusal {
  const char* name;
  std::string layer;
  std::string message;
};

class RefuseLayer : public testing::TestWithParam<Refusal> {};

TEST_P(RefuseLayer, SaysWhy) {
  const Scratch scratch;
  LayoutFixture fixture;
  const std::string layer = fixture.add("application/vnd.oci.image.layer.v1.tar", GetParam().layer);
  fixture.finish(fixture.add_manifest(fixture.add("application/vnd.oci.empty.v1+json", "{}"), layer));
  fixture.write(scratch);
  const std::string message = list(scratch.root()).image.error().message();
  EXPECT_EQ(message, scratch.root().string() + ": " + digest_of(GetParam().layer) + ": " + GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Broken, RefuseLayer,
    testing::Values(
        Refusal{"outside", tar_entry("../a", "x") + tar_end(), "'../a' leaves the image, want a path inside"},
        Refusal{"outside_by_the_middle", tar_entry("a/../../b", "x") + tar_end(),
                "'a/../../b' leaves the image, want a path inside"},
        Refusal{"link_outside", tar_entry("a", "", '1', "../b") + tar_end(),
                "'../b' leaves the image, want a path inside"},
        Refusal{"cut", tar_entry("a", std::string(2000, 'x')).substr(0, 1000),
                "Truncated input file (needed 2048 bytes, only 488 available), want a layer that is a whole "
                "tar, plain or packed with gzip or zstd"},
        Refusal{"no_tar", std::string(2000, 'x'),
                "Unrecognized archive format, want a layer that is a whole tar, plain or packed with gzip "
                "or zstd"}),
    [](const auto& c) { return std::string(c.param.name); });

}  // namespace
}  // namespace roadstead::image
