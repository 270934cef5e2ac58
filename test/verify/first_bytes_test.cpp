// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/first_bytes.hpp"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace roadstead::verify
