// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/sif_signature.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "support/pgp_key.hpp"
#include "support/sif_writer.hpp"

namespace roadstead::image {
namespace {

using test::SifFile;
using test::SigningKey;

constexpr std::uint64_t long_ago = 1600000000;

const SigningKey& key() {
  static const SigningKey made;
  return made;
}
const SigningKey& other_key() {
  static const SigningKey made;
  return made;
}

SifFile unsigned_file() {
  return {.parts = {test::sif_definition("From: x"), test::sif_partition(std::string(9000, 's'))}};
}

SifFile with_signature(SifFile file, const std::string& block, const SigningKey& signer = key()) {
  file.parts.push_back(test::sif_signature(signer.fingerprint_bytes(), block));
  return file;
}

SifFile signed_file(const SigningKey& signer = key()) {
  const SifFile file = unsigned_file();
  return with_signature(file, signer.clearsigned(test::sif_signed_text(file)), signer);
}

// As much at once as `piece` says, as a server may send it.
Result<SifDigests> digests_of(std::string_view bytes, std::size_t piece, const SigningKey& signer = key()) {
  SifIntegrity integrity(bytes.size(), {signer.fingerprint()});
  for (std::size_t at = 0; at < bytes.size(); at += piece) integrity.update(bytes.substr(at, piece));
  return integrity.finish();
}

std::string fault_of(const SifFile& file, const SigningKey& signer = key(), std::size_t piece = 1000) {
  const auto digests = digests_of(test::write_sif(file), piece, signer);
  if (!digests) return digests.error().what;
  return signature_fault(*digests, *PgpKey::parse(signer.armoured()));
}

TEST(SifSignature, HoldsHoweverTheBytesCome) {
  for (const std::size_t piece : {1U, 7U, 4096U, 1U << 20U}) EXPECT_EQ(fault_of(signed_file(), key(), piece), "");
}

struct FaultCase {
  const char* name;
  std::function<SifFile()> file;
  std::string_view fault;
};
struct SifSignatureFault : testing::TestWithParam<FaultCase> {};
TEST_P(SifSignatureFault, IsTold) { EXPECT_EQ(fault_of(GetParam().file()), GetParam().fault); }

SifFile changed(const std::function<void(SifFile&)>& change) {
  SifFile file = signed_file();
  change(file);
  return file;
}

SifFile with_text(const std::string& text) { return with_signature(unsigned_file(), key().clearsigned(text)); }

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  return text.replace(text.find(from), from.size(), to);
}

INSTANTIATE_TEST_SUITE_P(
    Files, SifSignatureFault,
    testing::Values(
        FaultCase{"nobody", unsigned_file, "it is not there"},
        FaultCase{"another_byte_of_the_system",
                  [] { return changed([](SifFile& f) { f.parts[1].bytes[8999] = 'x'; }); },
                  "it is about other bytes of object 2"},
        FaultCase{"another_byte_of_the_definition",
                  [] { return changed([](SifFile& f) { f.parts[0].bytes[0] = 'x'; }); },
                  "it is about other bytes of object 1"},
        FaultCase{"another_name", [] { return changed([](SifFile& f) { f.parts[0].name = "x"; }); },
                  "it is about another descriptor of object 1"},
        FaultCase{"another_architecture", [] { return changed([](SifFile& f) { f.parts[1].extra[9] = '4'; }); },
                  "it is about another descriptor of object 2"},
        FaultCase{"another_launch", [] { return changed([](SifFile& f) { f.launch = "#!/bin/sh\n"; }); },
                  "it is about another header"},
        FaultCase{"header_of_another_architecture", [] { return changed([](SifFile& f) { f.architecture = "04"; }); },
                  ""},
        FaultCase{"object_added", [] { return changed([](SifFile& f) { f.parts.push_back(test::sif_labels("{}")); }); },
                  "it does not sign object 4"},
        FaultCase{"object_added_to_no_group",
                  [] {
                    return changed([](SifFile& f) {
                      f.parts.push_back(test::sif_labels("{}"));
                      f.parts.back().group = 0;
                    });
                  },
                  ""},
        FaultCase{"object_gone",
                  [] {
                    SifFile more = unsigned_file();
                    more.parts.push_back(test::sif_labels("{}"));
                    return with_text(test::sif_signed_text(more));
                  },
                  "it signs 3 objects, and one of them is not there"},
        FaultCase{"by_another_key",
                  [] {
                    return with_signature(unsigned_file(),
                                          other_key().clearsigned(test::sif_signed_text(unsigned_file())));
                  },
                  "another key has made it"},
        FaultCase{"in_the_name_of_another",
                  [] {
                    return with_signature(unsigned_file(), key().clearsigned(test::sif_signed_text(unsigned_file())),
                                          other_key());
                  },
                  "it is not there"},
        FaultCase{"another_text",
                  [] {
                    return changed(
                        [](SifFile& f) { f.parts[2].bytes = replaced(f.parts[2].bytes, "version", "Version"); });
                  },
                  "it does not fit its text"},
        FaultCase{"older_form", [] { return with_text("SIFHASH:\n2f0b3dca0ec4"); },
                  "it is of the older form, which nothing here verifies"},
        FaultCase{"not_clearsigned", [] { return with_signature(unsigned_file(), "PGP"); },
                  "it is no clearsigned message"},
        FaultCase{"no_json", [] { return with_text("{"); }, "its text is no JSON"},
        FaultCase{"another_version", [] { return with_text("{\"version\":2}"); }, "it is of version 2, want 1"},
        FaultCase{"another_hash",
                  [] { return with_text(replaced(test::sif_signed_text(unsigned_file()), "sha256", "sha384")); },
                  "its digests are no sha256"},
        FaultCase{
            "second_holds",
            [] { return with_signature(with_text("{"), key().clearsigned(test::sif_signed_text(unsigned_file()))); },
            ""},
        FaultCase{"another_size", [] { return changed([](SifFile& f) { f.parts[0].bytes.resize(0); }); },
                  "it is about another descriptor of object 1"},
        FaultCase{"too_long", [] { return with_signature(unsigned_file(), std::string(65537, '-')); },
                  "the signature is object 3 with 65537 bytes, want at most 65536"},
        FaultCase{"too_many",
                  [] {
                    SifFile file = unsigned_file();
                    for (int i = 0; i < 9; ++i) file = with_signature(file, "PGP");
                    return file;
                  },
                  "the SIF has more signatures by those who are stated, want at most 8"},
        FaultCase{"long_table",
                  [] {
                    SifFile file = signed_file();
                    file.capacity = 1000;
                    return file;
                  },
                  "SIF descriptor table of 585000 bytes at 4096 ends late, want it in the first 262144 bytes"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(SifSignature, OfAKeyThatMayNotSignDoesNotHold) {
  const SigningKey revoked({.is_revoked = true}), expired({.time = long_ago, .lifetime = 3600});
  EXPECT_EQ(fault_of(signed_file(revoked), revoked), "its key is revoked");
  EXPECT_EQ(fault_of(signed_file(expired), expired), "its key has expired");
}

TEST(SifIntegrity, RefusesObjectsThatShareBytesOrEndLate) {
  const SifFile file = signed_file();
  std::string bytes = test::write_sif(file);
  EXPECT_EQ(digests_of(bytes.substr(0, bytes.size() - 1), 1000).error().what,
            "SIF object 3 of " + std::to_string(file.parts[2].bytes.size()) + " bytes at " +
                std::to_string(bytes.size() - file.parts[2].bytes.size()) + " leaves the file of " +
                std::to_string(bytes.size() - 1) + " bytes, want it inside");
  SifIntegrity cut(bytes.size(), {key().fingerprint()});
  cut.update(std::string_view(bytes).substr(0, bytes.size() - 1));
  EXPECT_EQ(cut.finish().error().what, "the SIF ends before what its signature is about, want all of it");
  test::put_number(bytes, test::sif_table_offset + test::sif_place_bytes + 17, 32768 - 4096, 8);  // of the system
  EXPECT_EQ(digests_of(bytes, 1000).error().what, "two objects of the SIF share the bytes at 32176, want each its own");
}

}  // namespace
}  // namespace roadstead::image
