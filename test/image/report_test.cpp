// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/report.hpp"

#include <gtest/gtest.h>

#include "roadstead/image/timestamp.hpp"

namespace roadstead::image {
namespace {

SifObject object(std::uint32_t id, SifDataType type, std::uint64_t offset) {
  SifObject object;
  object.id = id;
  object.type = type;
  object.offset = offset;
  object.size_bytes = 4096;
  return object;
}

Report sif_report() {
  Report report;
  report.size_bytes = 40960;
  report.sha256 = Sha256{0xab};
  report.architectures = {"amd64"};
  report.sif.emplace();
  report.sif->launch = "#!/usr/bin/env run-singularity";
  report.sif->id = "00000000-0000-0000-0000-000000000000";
  report.sif->created = 1700000000;
  report.sif->descriptors_total = 48;
  SifObject partition = object(1, SifDataType::partition, 32768);
  partition.group = 1;
  partition.partition = {SifFilesystem::squashfs, SifPartitionType::primary_system, "amd64"};
  SifObject signature = object(2, SifDataType::signature, 36864);
  signature.link = 1;
  signature.links_to_group = true;
  signature.signature = {SifHash::sha256, "ab"};
  report.sif->objects = {partition, signature};
  report.labels = {{"maintainer", "Ada \"\n"}};
  report.definition = "Bootstrap: scratch\n%runscript\n\techo\n";
  report.notes = {"one thing"};
  return report;
}

Report layout_report() {
  Report report;
  report.format = Format::oci_directory;
  report.layout.emplace();
  report.layout->version = "1.0.0";
  LayoutBlob blob;
  blob.role = BlobRole::manifest;
  blob.state = BlobState::wrong_size;
  blob.size_bytes = 3;
  blob.descriptor.media_type = "application/vnd.oci.image.manifest.v1+json";
  blob.descriptor.digest = "sha256:00";
  blob.descriptor.size_bytes = 2;
  blob.descriptor.platform = oci::Platform{"arm", "linux", "", "v7", {}};
  blob.descriptor.annotations = {{"k", "v\x1b"}};
  blob.descriptor.urls = {"https://example.org/x"};
  blob.problem = "not valid JSON";
  report.layout->blobs = {blob};
  return report;
}

constexpr std::string_view digest = "sha256:ab00000000000000000000000000000000000000000000000000000000000000";

TEST(ReportToJson, ASif) {
  EXPECT_EQ(to_json(sif_report()),
            R"({"format":"sif","size":40960,"digest":")" + std::string(digest) +
                R"(","architectures":["amd64"],"sif":{"launch":"#!/usr/bin/env run-singularity",)"
                R"("id":"00000000-0000-0000-0000-000000000000","created":"2023-11-14T22:13:20Z","descriptors":48,)"
                R"("signed":true,"objects":[{"id":1,"type":"partition","name":"","group":1,"offset":32768,"size":4096,)"
                R"("filesystem":"squashfs","partition_type":"primary-system","architecture":"amd64"},)"
                R"({"id":2,"type":"signature","name":"","link_group":1,"offset":36864,"size":4096,"hash":"sha256",)"
                R"("fingerprint":"ab"}]},"definition":"Bootstrap: scratch\n%runscript\n\techo\n",)"
                R"("labels":{"maintainer":"Ada \"\n"},"notes":["one thing"]})"
                "\n");
}

TEST(ReportToJson, ALayout) {
  EXPECT_EQ(to_json(layout_report()),
            R"({"format":"oci-layout","architectures":[],"layout":{"version":"1.0.0","blobs":[{"role":"manifest",)"
            R"("depth":0,"media_type":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:00","size":2,)"
            R"("state":"wrong-size","actual_size":3,"platform":{"architecture":"arm","os":"linux","variant":"v7"},)"
            R"("urls":["https://example.org/x"],"annotations":{"k":"v?"},"problem":"not valid JSON"}]},)"
            R"("labels":{},"notes":[]})"
            "\n");
}

TEST(ReportToJson, ASquashfs) {
  Report report;
  report.format = Format::squashfs;
  report.size_bytes = 4096;
  report.squashfs = Squashfs{22, 1000000000, 131072, 1, "gzip", 0x240, 731};
  EXPECT_EQ(to_json(report), R"({"format":"squashfs","size":4096,"architectures":[],"squashfs":{"compressor":"gzip",)"
                             R"("block_size":131072,"inodes":22,"fragments":1,"flags":576,"size":731,)"
                             R"("modified":"2001-09-09T01:46:40Z"},"labels":{},"notes":[]})"
                             "\n");
}

TEST(ReportToText, ASif) {
  EXPECT_EQ(to_text(sif_report()),
            "format         sif\n"
            "size           41.0 kB (40960 bytes)\n"
            "digest         " +
                std::string(digest) +
                "\n"
                "architectures  amd64\n"
                "launch         #!/usr/bin/env run-singularity\n"
                "id             00000000-0000-0000-0000-000000000000\n"
                "created        2023-11-14T22:13:20Z\n"
                "signed         yes (not verified)\n"
                "objects\n"
                "  ID  GROUP  LINK     OFFSET  SIZE  TYPE       ABOUT\n"
                "  1   1      -        32768   4096  partition  squashfs, primary-system, amd64\n"
                "  2   -      group 1  36864   4096  signature  sha256 ab\n"
                "labels\n"
                "  maintainer  Ada \"?\n"
                "definition\n"
                "  Bootstrap: scratch\n"
                "  %runscript\n"
                "  ?echo\n"
                "note\n"
                "  one thing\n");
}

TEST(ReportToText, ALayout) {
  EXPECT_EQ(to_text(layout_report()),
            "format         oci-layout\n"
            "architectures  unknown\n"
            "layout         1.0.0\n"
            "blobs\n"
            "  ROLE      STATE       PLATFORM      SIZE  DIGEST     MEDIA TYPE\n"
            "  manifest  wrong-size  linux/arm/v7  2     sha256:00  application/vnd.oci.image.manifest.v1+json  not "
            "valid JSON\n");
}

TEST(ReportToText, AnEntrySaysItsTag) {
  Report report = layout_report();
  report.layout->blobs[0].descriptor.annotations = {{"org.opencontainers.image.ref.name", "v1\x1b"}};
  EXPECT_NE(to_text(report).find("manifest.v1+json  named v1?  not valid JSON\n"), std::string::npos)
      << to_text(report);
}

TEST(Timestamp, IsEmptyOutsideOfWhatItCanSay) {
  EXPECT_EQ(timestamp(1), "1970-01-01T00:00:01Z");
  EXPECT_EQ(timestamp(253402300799), "9999-12-31T23:59:59Z");
  EXPECT_EQ(timestamp(253402300800), "");
  EXPECT_EQ(timestamp(0), "");
  EXPECT_EQ(timestamp(-62135596800), "");
}

}  // namespace
}  // namespace roadstead::image
