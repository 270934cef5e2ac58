// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/first_bytes.hpp"

#include <gtest/gtest.h>

#include "support/sif_writer.hpp"

namespace roadstead::verify {
namespace {

struct TypeCase {
  const char* name;
  What what;
  std::string start;
  std::string_view fault;
};
const std::string page = "the first bytes are an HTML page, want a SIF or squashfs image";
const std::string sif = std::string(32, '#') + std::string("SIF_MAGIC\0", 10) + std::string(86, '\0');

struct FirstBytes : testing::TestWithParam<TypeCase> {};
TEST_P(FirstBytes, SayWhatAFileIs) {
  Object object;
  object.what = GetParam().what;
  EXPECT_EQ(type_fault(object, GetParam().start), GetParam().fault);
}
INSTANTIATE_TEST_SUITE_P(
    Starts, FirstBytes,
    testing::Values(
        TypeCase{"sif", What::image, sif, ""}, TypeCase{"squashfs", What::image, "hsqs" + std::string(92, '\0'), ""},
        TypeCase{"launched_squashfs", What::image, "#!/usr/bin/env run-singularity\nhsqs" + std::string(92, '\0'), ""},
        TypeCase{"html", What::image, "<!DOCTYPE html><html>", page},
        TypeCase{"html_upper", What::image, "\r\n  <HTML lang=en>", page},
        TypeCase{"html_with_mark", What::image, "\xef\xbb\xbf<html>", page},
        TypeCase{"script", What::image, "#!/bin/sh\necho\n",
                 "the first bytes are no image's (23212f62696e2f73), want a SIF or squashfs image"},
        TypeCase{"gzip", What::image, "\x1f\x8b\x08", "the first bytes are gzip, want a SIF or squashfs image"},
        TypeCase{"tar", What::image, std::string(257, 'x') + "ustar",
                 "the first bytes are a tar archive, want a SIF or squashfs image"},
        TypeCase{"xml", What::image, "<?xml version", "the first bytes are XML, want a SIF or squashfs image"},
        TypeCase{"pointer", What::image, "version https://git-lfs.github.com/spec/v1",
                 "the first bytes are a Git LFS pointer, want a SIF or squashfs image"},
        TypeCase{"empty", What::image, "", "the first bytes are no image's (), want a SIF or squashfs image"},
        TypeCase{"blob", What::blob, "\x1f\x8b\x08", ""}, TypeCase{"blob_text", What::blob, "anything", ""},
        TypeCase{"blob_page", What::blob, "<html>", "the bytes are an HTML page, want a blob"}),
    [](const auto& row) { return std::string(row.param.name); });

const std::string key(20, '\xaa'), other_key(20, '\xbb');
const std::string_view by_key[] = {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
const std::string_view by_both[] = {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                                    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"};

std::string sif_of(std::vector<test::SifPart> parts) { return test::write_sif({.parts = std::move(parts)}); }

test::SifPart about(test::SifPart signature, std::uint32_t link) {
  signature.link = link;
  return signature;
}

struct ImageCase {
  const char* name;
  std::string bytes;  ///< of the whole image; as many as are wanted of its start are seen
  std::string_view arch;
  std::span<const std::string_view> signers;
  std::string_view fault;
};

struct ImageBytes : testing::TestWithParam<ImageCase> {};
TEST_P(ImageBytes, SayWhetherAnImageIsWhatIsSaidOfIt) {
  const ImageCase& row = GetParam();
  Object object;
  object.arch = row.arch;
  object.signers = row.signers;
  object.size_bytes = row.bytes.size();
  object.has_size = true;
  EXPECT_EQ(image_fault(object, std::string_view(row.bytes).substr(0, first_bytes_wanted)), row.fault);
  object.what = What::blob;
  EXPECT_EQ(image_fault(object, row.bytes), "") << "of a blob nothing is said";
}

const std::string system_bytes(8192, 's'), plain = sif_of({test::sif_partition(system_bytes)});
const std::string by_one = sif_of({test::sif_partition(system_bytes), test::sif_signature(key, "PGP")});
constexpr std::string_view no_signature =
    "the SIF has no signature of its system by aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, and one is stated";
constexpr std::string_view no_other_signature =
    "the SIF has no signature of its system by bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, and one is stated";

INSTANTIATE_TEST_SUITE_P(
    Images, ImageBytes,
    testing::Values(
        ImageCase{"nothing_said", plain, "", {}, ""}, ImageCase{"same_architecture", plain, "amd64", {}, ""},
        ImageCase{"another_architecture", plain, "arm64", {}, "the SIF is for amd64, but arm64 is stated"},
        ImageCase{"unknown_architecture", sif_of({test::sif_partition(system_bytes, "00")}), "arm64", {}, ""},
        ImageCase{"no_system",
                  sif_of({test::sif_definition("From: x")}),
                  "",
                  {},
                  "the SIF has no primary partition: nothing in it can be run"},
        ImageCase{"cut_short",
                  plain.substr(0, plain.size() - 1),
                  "",
                  {},
                  "SIF object 1 of 8192 bytes at 32768 leaves the file of 40959 bytes, want it inside"},
        ImageCase{"signed", by_one, "amd64", by_key, ""}, ImageCase{"signed_and_not_said", by_one, "amd64", {}, ""},
        ImageCase{"not_signed", plain, "", by_key, no_signature},
        ImageCase{"signed_by_one_of_two", by_one, "", by_both, no_other_signature},
        ImageCase{"signed_by_two",
                  sif_of({test::sif_partition(system_bytes), test::sif_signature(other_key, "PGP"),
                          test::sif_signature(key, "PGP")}),
                  "", by_both, ""},
        ImageCase{"signed_by_another",
                  sif_of({test::sif_partition(system_bytes), test::sif_signature(other_key, "PGP")}), "", by_key,
                  no_signature},
        ImageCase{"signed_by_no_pgp_key", sif_of({test::sif_partition(system_bytes), test::sif_signature("", "CMS")}),
                  "", by_key, no_signature},
        ImageCase{"another_group_signed",
                  sif_of({test::sif_partition(system_bytes), about(test::sif_signature(key, "PGP"), 0xf0000002)}), "",
                  by_key, no_signature},
        ImageCase{"the_system_alone_signed",
                  sif_of({test::sif_partition(system_bytes), about(test::sif_signature(key, "PGP"), 1)}), "", by_key,
                  ""},
        ImageCase{"another_object_signed",
                  sif_of({test::sif_partition(system_bytes), about(test::sif_signature(key, "PGP"), 2)}), "", by_key,
                  no_signature},
        ImageCase{"nothing_signed",
                  sif_of({test::sif_partition(system_bytes), about(test::sif_signature(key, "PGP"), 0)}), "", by_key,
                  no_signature},
        ImageCase{"squashfs", "hsqs" + std::string(8188, ' '), "", {}, ""},
        ImageCase{"squashfs_said_to_be_signed", "hsqs" + std::string(8188, ' '), "", by_key,
                  "the image is no SIF and carries no signature, and one is stated"}),
    [](const auto& row) { return std::string(row.param.name); });

// A table longer than what was read: nobody can tell, and nobody is accused.
TEST(ImageFault, IsNoneWhereTheTableLiesBeyond) {
  const std::string bytes = test::write_sif({.capacity = 100, .parts = {test::sif_partition(system_bytes)}});
  Object object;
  object.arch = "arm64";
  object.size_bytes = bytes.size();
  object.has_size = true;
  EXPECT_EQ(image_fault(object, std::string_view(bytes).substr(0, first_bytes_wanted)), "");
  EXPECT_NE(image_fault(object, bytes), "");
}

}  // namespace
}  // namespace roadstead::verify
