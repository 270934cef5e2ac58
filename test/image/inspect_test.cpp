// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/inspect.hpp"

#include <gtest/gtest.h>

#include "layout_fixture.hpp"
#include "small_squashfs.hpp"
#include "support/sif_writer.hpp"

namespace roadstead::image {
namespace {

using namespace roadstead::test;

class InspectTest : public testing::Test {
 protected:
  Result<Report> inspect_bytes(std::string_view bytes, Hash hash = Hash::yes) {
    return inspect(scratch_.write("image", bytes), {hash});
  }
  std::string refusal(std::string_view bytes) {
    const std::string text = inspect_bytes(bytes).error().message();
    return text.substr((scratch_.root() / "image: ").string().size());
  }
  Scratch scratch_;
};

TEST_F(InspectTest, ASif) {
  SifFile file;
  file.parts = {sif_definition("Bootstrap: scratch\n"), sif_partition(small_squashfs())};
  const std::string bytes = write_sif(file);
  const auto report = inspect_bytes(bytes);
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_EQ(report->format, Format::sif);
  EXPECT_EQ(report->size_bytes, bytes.size());
  EXPECT_EQ(report->sha256, sha256(bytes));
  EXPECT_EQ(report->architectures, std::vector<std::string>{"amd64"});
  EXPECT_EQ(report->squashfs->inodes, 22u);
  EXPECT_EQ(report->definition, "Bootstrap: scratch\n");
  EXPECT_EQ(report->labels.size(), 2u);
  EXPECT_FALSE(is_damaged(*report));
}

TEST_F(InspectTest, ASifWithoutHash) {
  const auto report = inspect_bytes(write_sif({}), Hash::no);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->sha256, std::nullopt);
  EXPECT_EQ(report->architectures, std::vector<std::string>());
}

TEST_F(InspectTest, ASifWhosePartitionIsDamaged) {
  SifFile file;
  file.parts = {sif_definition("x"), sif_labels(R"({"a":"b"})"), sif_partition("damaged")};
  const auto report = inspect_bytes(write_sif(file));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->squashfs, std::nullopt);
  EXPECT_EQ(report->notes, std::vector<std::string>{"SIF object 3: squashfs superblock has 7 bytes, want 96"});
  EXPECT_TRUE(is_damaged(*report));
}

TEST_F(InspectTest, ASquashfs) {
  const auto report = inspect_bytes(small_squashfs());
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_EQ(report->format, Format::squashfs);
  EXPECT_EQ(report->sha256, sha256(small_squashfs()));
  EXPECT_EQ(report->architectures, std::vector<std::string>{"arm64"});
}

TEST_F(InspectTest, ASquashfsOfSingularity2) {
  const std::string bytes = "#!/usr/bin/env run-singularity\n" + small_squashfs();
  const auto report = inspect_bytes(bytes);
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_EQ(report->format, Format::squashfs);
  EXPECT_EQ(report->size_bytes, 731u + 31u);
  EXPECT_EQ(report->sha256, sha256(bytes));
  EXPECT_EQ(report->definition, "Bootstrap: scratch\n%runscript\n  echo hi\n");
}

TEST_F(InspectTest, ALayoutInATar) {
  const std::string bytes = sound_layout().tar();
  const auto report = inspect_bytes(bytes);
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_EQ(report->format, Format::oci_tar);
  EXPECT_EQ(report->sha256, sha256(bytes));
  EXPECT_EQ(report->architectures, (std::vector<std::string>{"amd64", "arm64"}));
  EXPECT_EQ(report->layout->blobs.size(), 8u);
}

TEST_F(InspectTest, ALayoutInADirectory) {
  sound_layout().write(scratch_);
  const auto report = inspect(scratch_.root(), {});
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_EQ(report->format, Format::oci_directory);
  EXPECT_EQ(report->size_bytes, 0u);
  EXPECT_EQ(report->sha256, std::nullopt);
  EXPECT_EQ(report->layout->blobs.size(), 8u);
}

TEST_F(InspectTest, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(refusal(""), "is empty, want a SIF, a squashfs, or an OCI image layout as directory or tar");
  EXPECT_EQ(refusal("<!DOCTYPE html><html>"),
            "starts with '<!DOCTYPE html><' (hex 3c21444f43545950452068746d6c3e3c), want a SIF, a squashfs, or an OCI "
            "image layout as directory or tar");
  EXPECT_EQ(refusal("\x7f"
                    "ELF\x02"),
            "starts with '?ELF?' (hex 7f454c4602), want a SIF, a squashfs, or an OCI image "
            "layout as directory or tar");
  EXPECT_EQ(refusal("hsqs"), "squashfs superblock has 4 bytes, want 96");
  EXPECT_EQ(refusal(tar_entry("manifest.json", "[]") + tar_end()), "no file 'oci-layout', want an OCI image layout");
  EXPECT_EQ(refusal(write_sif({}).substr(0, 120)), "SIF header has 120 bytes, want 128");
}

TEST_F(InspectTest, AFileThatIsNotThereIsNotFound) {
  const auto report = inspect(scratch_.root() / "none", {});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, Code::not_found);
}

TEST_F(InspectTest, ADirectoryThatIsNoLayoutIsInvalid) {
  const Error error = inspect(scratch_.root(), {}).error();
  EXPECT_EQ(error.code, Code::invalid);
  EXPECT_EQ(error.message(), scratch_.root().string() + ": no file 'oci-layout', want an OCI image layout");
}

// An index of images, each with a config of its own and annotations of its manifest.
struct Labelled {
  std::string config, annotations;
};

LayoutFixture labelled(const std::vector<Labelled>& images, const std::string& annotations) {
  LayoutFixture fixture;
  std::string manifests;
  for (const Labelled& image : images) {
    const std::string config = fixture.add("application/vnd.oci.image.config.v1+json",
                                           R"({"architecture":"arm64","os":"linux","config":)" + image.config + "}");
    manifests += (manifests.empty() ? "" : ",") +
                 fixture.add("application/vnd.oci.image.manifest.v1+json",
                             fmt::format(R"({{"schemaVersion":2,"config":{},"layers":[],"annotations":{}}})", config,
                                         image.annotations));
  }
  fixture.finish(
      fixture.add("application/vnd.oci.image.index.v1+json",
                  fmt::format(R"({{"schemaVersion":2,"manifests":[{}],"annotations":{}}})", manifests, annotations)));
  return fixture;
}

struct LabelsCase {
  const char* name;
  std::vector<Labelled> images;
  std::string annotations;
  Labels labels;
  std::string note;
};

class LayoutLabelsTest : public testing::TestWithParam<LabelsCase> {};

TEST_P(LayoutLabelsTest, AreRead) {
  const Scratch scratch;
  labelled(GetParam().images, GetParam().annotations).write(scratch);
  const auto report = inspect(scratch.root(), {Hash::yes});
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_FALSE(is_damaged(*report));
  EXPECT_EQ(report->labels, GetParam().labels);
  const std::string note = report->notes.empty() ? "" : report->notes.front();
  EXPECT_EQ(note.substr(note.starts_with("sha256:") ? note.find(' ') + 1 : 0), GetParam().note);
}

const std::string megabyte(1 << 20, 'x');

INSTANTIATE_TEST_SUITE_P(
    Layouts, LayoutLabelsTest,
    testing::Values(
        LabelsCase{"all_three",
                   {{R"({"Labels":{"b":"2","a":"1"}})", R"({"c":"3"})"}},
                   R"({"d":"4"})",
                   {{"a", "1"}, {"b", "2"}, {"c", "3"}, {"d", "4"}},
                   ""},
        LabelsCase{
            "the_config_before_both", {{R"({"Labels":{"a":"1"}})", R"({"a":"2"})"}}, R"({"a":"3"})", {{"a", "1"}}, ""},
        LabelsCase{"the_manifest_before_the_index", {{"null", R"({"a":"2"})"}}, R"({"a":"3"})", {{"a", "2"}}, ""},
        LabelsCase{"the_first_of_two_configs",
                   {{R"({"Labels":{"a":"1"}})", "null"}, {R"({"Labels":{"a":"2","b":"2"}})", "null"}},
                   "null",
                   {{"a", "1"}, {"b", "2"}},
                   ""},
        LabelsCase{"a_config_of_the_second_before_the_first_manifest",
                   {{"null", R"({"a":"1"})"}, {R"({"Labels":{"a":"2"}})", "null"}},
                   "null",
                   {{"a", "2"}},
                   ""},
        LabelsCase{"none", {{"{}", "null"}}, "null", {}, ""},
        LabelsCase{"null", {{R"({"Labels":null})", "null"}}, "null", {}, ""},
        LabelsCase{"no_key", {{R"({"Labels":{"":"1"}})", R"({"":"2"})"}}, "null", {}, ""},
        LabelsCase{"printable",
                   {{R"({"Labels":{"a\u001b":"\u001b[1m\nb\u202e"}})", "null"}},
                   "null",
                   {{"a?", "?[1m\nb?"}},
                   ""},
        LabelsCase{"a_number", {{R"({"Labels":{"a":1}})", "null"}}, "null", {{"a", "1"}}, ""},
        LabelsCase{"a_list",
                   {{R"({"Labels":["a"]})", R"({"c":"3"})"}},
                   "null",
                   {{"c", "3"}},
                   "config.Labels: not a JSON object, want one"},
        LabelsCase{"a_key_twice",
                   {{R"({"Labels":{"a":"1","a":"2"}})", "null"}},
                   "null",
                   {},
                   "config.Labels: key 'a' stands twice, want it once"},
        LabelsCase{"no_object", {{R"("Labels")", "null"}}, "null", {}, "config: not a JSON object, want one"},
        LabelsCase{"too_many_bytes",
                   {{R"({"Labels":{"a":")" + megabyte + R"(","b":"2"}})", R"({"a":"1"})"}},
                   "null",
                   {{"a", "1"}, {"b", "2"}},
                   "labels are left out, want at most 1048576 bytes of them"}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace roadstead::image
