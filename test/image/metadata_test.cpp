// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/metadata.hpp"

#include <gtest/gtest.h>

#include "small_squashfs.hpp"
#include "support/sif_writer.hpp"

namespace roadstead::image {
namespace {

using namespace roadstead::test;

Metadata metadata_of(std::vector<SifPart> parts) {
  SifFile file;
  file.parts = std::move(parts);
  const std::string bytes = write_sif(file);
  return sif_metadata(Reader(bytes), parse_sif(Reader(bytes)).value());
}

const Labels labels_inside{{"maintainer", "Ada"}, {"org.opencontainers.image.licenses", "MIT"}};

TEST(SifMetadata, ComesFromTheObjectsFirst) {
  const Metadata metadata =
      metadata_of({sif_definition("Bootstrap: docker\n"),
                   sif_json("inspect-metadata.json", R"({"data":{"attributes":{"labels":{"a":"b"}}}})"),
                   sif_partition(small_squashfs(), "02")});
  EXPECT_EQ(metadata.definition, "Bootstrap: docker\n");
  EXPECT_EQ(metadata.labels, (Labels{{"a", "b"}}));
  EXPECT_EQ(metadata.architecture, "amd64");
  EXPECT_EQ(metadata.notes, std::vector<std::string>());
}

TEST(SifMetadata, AnObjectForLabelsGoesBeforeApptainers) {
  const Metadata metadata =
      metadata_of({sif_json("inspect-metadata.json", R"({"data":{"attributes":{"labels":{"a":"b"}}}})"),
                   sif_labels(R"({"c":"d"})")});
  EXPECT_EQ(metadata.labels, (Labels{{"c", "d"}}));
}

TEST(SifMetadata, IsCompletedFromThePartition) {
  const Metadata metadata = metadata_of({sif_partition(small_squashfs(), "00")});
  EXPECT_EQ(metadata.definition, "Bootstrap: scratch\n%runscript\n  echo hi\n");
  EXPECT_EQ(metadata.labels, labels_inside);
  EXPECT_EQ(metadata.architecture, "arm64");
}

TEST(SifMetadata, WithoutAPartitionThereIsNothingToCompleteFrom) {
  const Metadata metadata = metadata_of({sif_definition("x")});
  EXPECT_EQ(metadata.definition, "x");
  EXPECT_EQ(metadata.architecture, "");
  EXPECT_EQ(metadata.notes, std::vector<std::string>());
}

TEST(SifMetadata, TroubleIsANote) {
  const Metadata metadata =
      metadata_of({sif_definition(std::string(1024 * 1024 + 1, 'x')), sif_labels("{"), sif_partition("hsqs", "02")});
  EXPECT_EQ(metadata.definition, std::nullopt);
  EXPECT_EQ(metadata.notes, (std::vector<std::string>{"SIF object 1: 1048577 bytes, want at most 1048576",
                                                      "SIF object 2: not valid JSON, want what RFC 8259 allows",
                                                      "squashfs superblock has 4 bytes, want 96"}));
}

TEST(SifMetadata, TextIsPrintable) {
  const Metadata metadata =
      metadata_of({sif_definition("a\x1b[0m\n\tb\xff"), sif_labels(R"({"k\u0000":"v\u001b\u202e\n"})")});
  EXPECT_EQ(metadata.definition, "a?[0m\n\tb?");
  EXPECT_EQ(metadata.labels, (Labels{{"k?", "v??\n"}}));
}

TEST(SquashfsMetadata, ComesFromTheFilesInside) {
  const std::string bytes = small_squashfs();
  const Metadata metadata = squashfs_metadata(Reader(bytes));
  EXPECT_EQ(metadata.definition, "Bootstrap: scratch\n%runscript\n  echo hi\n");
  EXPECT_EQ(metadata.labels, labels_inside);
  EXPECT_EQ(metadata.architecture, "arm64");
}

}  // namespace
}  // namespace roadstead::image
