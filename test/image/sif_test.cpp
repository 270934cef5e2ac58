// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/sif.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "support/sif_writer.hpp"

namespace roadstead::image {
namespace {

using namespace roadstead::test;

std::string sound_sif() {
  SifFile file;
  file.parts = {sif_definition("Bootstrap: scratch\n"), sif_json("inspect-metadata.json", "{}"),
                sif_partition("hsqs", "04"), sif_signature(std::string(20, '\xab'), "signed")};
  return write_sif(file);
}

TEST(ParseSif, HeaderOfASoundFile) {
  const std::string bytes = sound_sif();
  const auto sif = parse_sif(Reader(bytes));
  ASSERT_TRUE(sif) << sif.error().message();
  EXPECT_EQ(sif->launch, "#!/usr/bin/env run-singularity");
  EXPECT_EQ(sif->architecture, "amd64");
  EXPECT_EQ(sif->id, "00000000-0000-0000-0000-000000000000");
  EXPECT_EQ(sif->created, 1700000000);
  EXPECT_EQ(sif->modified, 1700000000);
  EXPECT_EQ(sif->descriptors_total, 48u);
  ASSERT_EQ(sif->objects.size(), 4u);
}

TEST(ParseSif, ObjectsOfASoundFile) {
  const std::string bytes = sound_sif();
  const auto sif = parse_sif(Reader(bytes));
  ASSERT_TRUE(sif);
  const SifObject& json = sif->objects[1];
  EXPECT_EQ(json.type, SifDataType::generic_json);
  EXPECT_EQ(json.id, 2u);
  EXPECT_EQ(json.group, 1u);
  EXPECT_EQ(json.link, 0u);
  EXPECT_EQ(json.name, "inspect-metadata.json");
  EXPECT_EQ(json.offset, 32176u + 19u);
  EXPECT_EQ(json.size_bytes, 2u);
  EXPECT_EQ(json.uid, 1000u);
  const SifObject& partition = sif->objects[2];
  EXPECT_EQ(partition.offset, 32768u);
  EXPECT_EQ(partition.padded_size_bytes, 32768u - 32197u + 4u);
  EXPECT_EQ(&partition, primary_partition(*sif));
  EXPECT_EQ(partition.partition->architecture, "arm64");
  EXPECT_EQ(partition.partition->filesystem, SifFilesystem::squashfs);
}

TEST(ParseSif, ASignatureHasItsKeysFingerprintAndItsGroup) {
  const std::string bytes = sound_sif();
  const auto sif = parse_sif(Reader(bytes));
  ASSERT_TRUE(sif);
  const SifObject* const signature = find_object(*sif, SifDataType::signature);
  ASSERT_NE(signature, nullptr);
  EXPECT_EQ(signature->group, 0u);
  EXPECT_EQ(signature->link, 1u);
  EXPECT_TRUE(signature->links_to_group);
  EXPECT_EQ(signature->signature->hash, SifHash::sha256);
  EXPECT_EQ(signature->signature->fingerprint, "abababababababababababababababababababab");
}

TEST(ParseSif, ASignatureWithoutAFingerprintIsNotOfPgp) {
  SifFile file;
  file.parts = {sif_signature("", "dsse")};
  const std::string bytes = write_sif(file);
  EXPECT_EQ(parse_sif(Reader(bytes))->objects[0].signature->fingerprint, "");
}

TEST(ParseSif, NoPrimaryPartitionIsAFact) {
  SifFile file;
  file.parts = {sif_partition("hsqs", "02", 3)};
  const std::string bytes = write_sif(file);
  const auto sif = parse_sif(Reader(bytes));
  ASSERT_TRUE(sif);
  EXPECT_EQ(primary_partition(*sif), nullptr);
}

TEST(ParseSif, NamesEndAtTheFirstNulAndArePrintable) {
  SifFile file;
  file.parts = {sif_json(std::string_view("a\x1b[31m\xff\0hidden", 13), "{}")};
  const std::string bytes = write_sif(file);
  EXPECT_EQ(parse_sif(Reader(bytes))->objects[0].name, "a?[31m?");
}

TEST(ParseSif, FreePlacesAreSkipped) {
  std::string bytes = sound_sif();
  bytes[sif_table_offset + 4] = 0;
  EXPECT_EQ(parse_sif(Reader(bytes))->objects.size(), 3u);
}

TEST(SifNames, NumbersWithoutANameStayNumbers) {
  EXPECT_EQ(name(SifDataType::oci_blob), "oci-blob");
  EXPECT_EQ(name(static_cast<SifDataType>(0x400c)), "0x400c");
  EXPECT_EQ(name(static_cast<SifHash>(-1)), "0xffffffff");
  EXPECT_EQ(name(SifFilesystem::encrypted_squashfs), "encrypted-squashfs");
  EXPECT_EQ(name(SifPartitionType::overlay), "overlay");
}

struct Architecture {
  const char* code;
  const char* name;
};

TEST(ParseSif, ArchitecturesHaveTheirOciNames) {
  for (const auto& [code, name] : {Architecture{"01", "386"},
                                   {"02", "amd64"},
                                   {"06", "ppc64le"},
                                   {"09", "mips64"},
                                   {"11", "s390x"},
                                   {"12", "riscv64"},
                                   {"00", ""},
                                   {"13", ""},
                                   {"x1", ""},
                                   {"1:", ""}}) {
    SifFile file;
    file.parts = {sif_partition("hsqs", code)};
    const std::string bytes = write_sif(file);
    EXPECT_EQ(primary_partition(*parse_sif(Reader(bytes)))->partition->architecture, name) << code;
  }
}

struct Refusal {
  const char* name;
  std::function<void(std::string&)> damage;
  const char* message;
};

class SifRefuses : public testing::TestWithParam<Refusal> {};

TEST_P(SifRefuses, WithOneClearError) {
  std::string bytes = sound_sif();
  GetParam().damage(bytes);
  const auto sif = parse_sif(Reader(bytes));
  ASSERT_FALSE(sif);
  EXPECT_EQ(sif.error().message(), GetParam().message);
  EXPECT_EQ(sif.error().code, Code::invalid);
}

constexpr std::size_t third = sif_table_offset + 2 * sif_place_bytes;

INSTANTIATE_TEST_SUITE_P(
    Damage, SifRefuses,
    testing::Values(
        Refusal{"empty", [](auto& b) { b.clear(); }, "SIF header has 0 bytes, want 128"},
        Refusal{"short_header", [](auto& b) { b.resize(127); }, "SIF header has 127 bytes, want 128"},
        Refusal{"magic", [](auto& b) { b.replace(32, 3, "ELF"); },
                "SIF magic is 'ELF_MAGIC', want 'SIF_MAGIC' at byte 32"},
        Refusal{"version", [](auto& b) { b[43] = '2'; }, "SIF version is '02', want '01'"},
        Refusal{"many_descriptors", [](auto& b) { put_number(b, 88, 4097, 8); },
                "SIF has 4097 descriptors, want at most 4096"},
        Refusal{"negative_descriptors", [](auto& b) { put_number(b, 88, ~0ull, 8); },
                "SIF has 18446744073709551615 descriptors, want at most 4096"},
        Refusal{"table_beyond", [](auto& b) { put_number(b, 96, 32000, 8); },
                "SIF descriptor table of 28080 bytes at 32000 leaves the file of 32778 bytes, want it inside"},
        Refusal{"table_overflows", [](auto& b) { put_number(b, 96, ~0ull - 9, 8); },
                "SIF descriptor table of 28080 bytes at 18446744073709551606 leaves the file of 32778 bytes, want it "
                "inside"},
        Refusal{"object_beyond", [](auto& b) { put_number(b, third + 25, 11, 8); },
                "SIF object 3 of 11 bytes at 32768 leaves the file of 32778 bytes, want it inside"},
        Refusal{"object_overflows", [](auto& b) { put_number(b, third + 25, ~0ull, 8); },
                "SIF object 3 of 18446744073709551615 bytes at 32768 leaves the file of 32778 bytes, want it inside"},
        Refusal{"two_primaries",
                [](auto& b) {
                  b.replace(sif_table_offset + sif_place_bytes, sif_place_bytes, b.substr(third, sif_place_bytes));
                },
                "SIF has 2 primary partitions, want at most one"}),
    [](const auto& refusal) { return std::string(refusal.param.name); });

}  // namespace
}  // namespace roadstead::image
