// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/revise_tag.hpp"

#include <gmock/gmock.h>

#include "support/golden.hpp"

namespace roadstead::app {
namespace {

using testing::HasSubstr;
using testing::Not;

catalog::Digest digest_of(std::string_view text) { return catalog::Digest::of(text); }

// An image file whose bytes are `text`.
ImageRecord image(std::string_view text, std::string_view arch = "amd64") {
  ImageRecord record{.tag = "latest", .recipe = "Singularity", .builder = "apptainer", .digest = digest_of(text)};
  record.size_bytes = 4096;
  record.arch = arch;
  record.created = "2026-11-23T10:00:00Z";
  record.repository = "https://github.com/fleet/boat";
  record.commit = std::string(40, 'a');
  record.labels = {{"version", "1"}};
  record.inputs = {{"recipe", digest_of("recipe").text()}};
  record.blobs = {{.digest = record.digest, .size_bytes = 4096, .url = "https://s.example.org/" + record.digest.hex()}};
  return record;
}

ImageRecord oci_image(std::string_view text, std::initializer_list<std::string_view> blobs) {
  ImageRecord record = image(text, "");
  record.layout = catalog::Layout::oci;
  record.blobs.clear();
  for (const std::string_view blob : blobs)
    record.blobs.push_back({.digest = digest_of(blob), .size_bytes = blob.size()});
  return record;
}

Result<RevisedTag> revise(const std::optional<std::string>& former, std::vector<ImageRecord> made) {
  return revise_tag("manifests/latest/README.md", former, former, made);
}

std::string readme(const std::optional<std::string>& former, std::vector<ImageRecord> made) {
  const auto revised = revise(former, std::move(made));
  EXPECT_TRUE(revised) << revised.error().message();
  return revised ? revised->readme : "";
}

TEST(ReviseTag, WritesANewTag) { test::expect_golden("publish/new_tag.md", readme({}, {image("one")})); }

TEST(ReviseTag, MovesTheFormerImageToTheHistory) {
  const std::string first = readme({}, {image("one")}) + "\nWords of a person.\n";
  ImageRecord second = image("two");
  second.commit = std::string(40, 'b');
  test::expect_golden("publish/second_image.md", readme(first, {second}));
}

TEST(ReviseTag, TheSameImageIsNoHistory) {
  const std::string first = readme({}, {image("one")});
  EXPECT_EQ(readme(first, {image("one")}), first);
}

TEST(ReviseTag, KeepsArchitecturesThatWereNotMade) {
  const std::string both = readme(readme({}, {image("one")}), {image("one-arm", "arm64")});
  EXPECT_THAT(both, HasSubstr("arch: arm64"));
  EXPECT_THAT(both, HasSubstr(digest_of("one").text()));
  EXPECT_THAT(both, Not(HasSubstr("history")));
  test::expect_golden("publish/two_architectures.md", readme(both, {image("two"), image("two-arm", "arm64")}));
}

ImageRecord made_from(std::string_view recipe, ImageRecord record) {
  record.inputs = {{"recipe", digest_of(recipe).text()}};
  return record;
}

// What the further images of a README say of their inputs.
std::string inputs_beside(const std::string& readme) {
  const std::string images = readme.substr(readme.find("\nimages:\n"));
  const auto at = images.find("\n  inputs:\n");
  return at == images.npos ? "" : images.substr(at + 11, images.find('\n', at + 11) - at - 11);
}

// So the other machine knows that its image is to be built again, and nobody takes it for a new one.
TEST(ReviseTag, AnImageThatStaysSaysWhatItWasMadeFrom) {
  const std::string was = "    \"recipe\": \"" + digest_of("recipe").text() + "\"";
  const std::string both = readme({}, {image("one"), image("one-arm", "arm64")});
  EXPECT_EQ(inputs_beside(both), "");
  const std::string half = readme(both, {made_from("changed", image("two"))});
  test::expect_golden("publish/half_new.md", half);
  const std::string other = readme(both, {made_from("changed", image("two-arm", "arm64"))});
  EXPECT_THAT(other, HasSubstr("- arch: amd64\n"));
  EXPECT_EQ(inputs_beside(other), was);
  EXPECT_EQ(inputs_beside(readme(half, {made_from("again", image("three"))})), was);
  EXPECT_EQ(inputs_beside(readme(half, {made_from("recipe", image("one"))})), "");
  EXPECT_EQ(inputs_beside(readme(half, {made_from("changed", image("two-arm", "arm64"))})), "");
}

TEST(ReviseTag, NobodyKnowsWhatAnImageOfAPersonWasMadeFrom) {
  ImageRecord unknown = image("one-arm", "arm64");
  unknown.inputs = {};
  EXPECT_EQ(inputs_beside(readme(readme({}, {unknown}), {image("one")})), "    \"recipe\": \"unknown\"");
}

TEST(ReviseTag, KeepsTheBlobsOfFormerOciImages) {
  const std::string first = readme({}, {oci_image("manifest-1", {"config-1", "layer"})});
  test::expect_golden("publish/second_oci_image.md", readme(first, {oci_image("manifest-2", {"config-2", "layer"})}));
}

ImageRecord with_contents(ImageRecord record, std::string_view text) {
  RecordedDocument document{.arch = record.arch};
  document.blob = {.digest = digest_of(text), .size_bytes = text.size(), .media_type = "application/spdx+json"};
  record.attached = {document};
  return record;
}

// A signature that somebody has added to the README.
std::string with_signature(std::string readme, std::string_view text, std::string_view more = "") {
  const std::string entry = fmt::format("- type: \"a/signature\"\n{}  size: {}\n  digest: \"{}\"\n", more, text.size(),
                                        digest_of(text).text());
  const std::size_t list = readme.find("attached:\n");
  if (list != readme.npos) return readme.insert(list + 10, entry);
  return readme.insert(readme.find("---\n", 4), "attached:\n" + entry);
}

TEST(ReviseTag, WritesWhatIsInside) {
  test::expect_golden("publish/with_contents.md", readme({}, {with_contents(image("one"), "inside one")}));
}

TEST(ReviseTag, WhatIsAttachedStaysWithItsImage) {
  const std::string one = with_signature(readme({}, {with_contents(image("one"), "inside one")}), "signature");
  const std::string again = readme(one, {with_contents(image("one"), "inside one, read anew")});
  EXPECT_THAT(again, HasSubstr(digest_of("signature").text()));
  EXPECT_THAT(again, HasSubstr(digest_of("inside one, read anew").text()));
  EXPECT_THAT(again, Not(HasSubstr(digest_of("inside one").text())));
  const std::string two = readme(one, {image("two")});
  EXPECT_THAT(two, Not(HasSubstr("\nattached:")));
}

TEST(ReviseTag, WhatIsAttachedGoesToTheHistoryWithItsImage) {
  const std::string one = with_signature(readme({}, {with_contents(image("one"), "inside one")}), "signature");
  const std::string two = readme(one, {with_contents(image("two"), "inside two")});
  test::expect_golden("publish/second_contents.md", two);
  const std::string back = readme(two, {with_contents(image("one"), "inside one")});
  EXPECT_THAT(back, HasSubstr("  attached:\n  - type: \"application/spdx+json\"\n    arch: amd64\n    size: 10\n"
                              "    digest: \"" +
                              digest_of("inside two").text()));
  // Not of what was only proposed.
  const auto proposed =
      revise_tag("manifests/latest/README.md", two, one, std::vector{with_contents(image("three"), "inside three")});
  ASSERT_TRUE(proposed);
  EXPECT_THAT(proposed->readme, Not(HasSubstr(digest_of("inside two").text())));
}

TEST(ReviseTag, OfSeveralImagesEachTakesItsOwnDocumentsToTheHistory) {
  const std::string both =
      readme({}, {with_contents(image("one"), "inside one"), with_contents(image("one-arm", "arm64"), "inside arm")});
  const std::string next = readme(both, {with_contents(image("two-arm", "arm64"), "inside arm two")});
  const std::size_t history = next.find("\nhistory:\n"), attached = next.find("\nattached:\n");
  ASSERT_LT(history, attached);
  const std::string former = next.substr(history, attached - history);
  EXPECT_THAT(former, HasSubstr(digest_of("inside arm").text()));
  EXPECT_THAT(former, Not(HasSubstr(digest_of("inside one").text())));
}

TEST(ReviseTag, WhatIsAttachedToAnImageBesideStays) {
  const std::string one = with_signature(readme({}, {with_contents(image("one"), "inside one")}), "signature");
  const std::string both = readme(one, {with_contents(image("one-arm", "arm64"), "inside arm")});
  EXPECT_THAT(both, HasSubstr(digest_of("inside one").text()));
  EXPECT_THAT(both, HasSubstr(digest_of("inside arm").text()));
  EXPECT_THAT(both, HasSubstr("- type: \"a/signature\"\n  arch: amd64\n"));
  const std::string next = readme(both, {with_contents(image("two-arm", "arm64"), "inside arm two")});
  EXPECT_THAT(next, HasSubstr(digest_of("inside one").text()));
  EXPECT_THAT(next, HasSubstr(digest_of("inside arm two").text()));
  EXPECT_THAT(next.substr(next.find("\nattached:\n")), Not(HasSubstr(digest_of("inside arm").text())));
}

TEST(ReviseTag, AYankedTagIsNoMoreWhenItsImageIsReplaced) {
  std::string yanked = readme({}, {image("one")});
  yanked.insert(yanked.find("---\n", 4), "yanked: \"wrong libc\"\n");
  EXPECT_THAT(readme(yanked, {image("one")}), HasSubstr("yanked: \"wrong libc\""));
  EXPECT_THAT(readme(yanked, {image("two")}), Not(HasSubstr("yanked")));
}

ImageRecord signed_by(std::vector<std::string> signers, ImageRecord record) {
  record.signers = std::move(signers);
  return record;
}

// What a README says of who has signed it; empty: nothing.
std::string signers_of(const std::string& readme) {
  const auto at = readme.find("\nsigners:\n");
  if (at == readme.npos) return {};
  const auto end = readme.find_first_not_of("- \"ab0123456789\n", at + 10);
  return readme.substr(at + 10, std::min(end, readme.find("---", at)) - at - 10);
}

TEST(ReviseTag, NamesWhoHasSignedAllImages) {
  const std::string a(40, 'a'), b(40, 'b');
  EXPECT_EQ(signers_of(readme({}, {image("one")})), "");
  EXPECT_EQ(signers_of(readme({}, {signed_by({a, b}, image("one"))})), "- \"" + a + "\"\n- \"" + b + "\"\n");
  EXPECT_EQ(signers_of(readme({}, {signed_by({a, b}, image("one")), signed_by({b}, image("arm", "arm64"))})),
            "- \"" + b + "\"\n");
}

TEST(ReviseTag, NamesNobodyWhoHasNotSignedAnImageThatStays) {
  const std::string a(40, 'a'), b(40, 'b');
  const std::string former = readme({}, {signed_by({a}, image("one"))});
  EXPECT_EQ(signers_of(readme(former, {signed_by({a, b}, image("arm", "arm64"))})), "- \"" + a + "\"\n");
  EXPECT_EQ(signers_of(readme(former, {signed_by({b}, image("arm", "arm64"))})), "");
  EXPECT_EQ(signers_of(readme(former, {signed_by({b}, image("two"))})), "- \"" + b + "\"\n") << "it is replaced";
}

TEST(ReviseTag, LeavesAFrozenTagAsItIs) {
  ImageRecord frozen = image("one");
  frozen.frozen = true;
  const std::string first = readme({}, {frozen});
  EXPECT_THAT(first, HasSubstr("frozen: true"));
  EXPECT_EQ(readme(first, {image("one")}), first);
  const auto refused = revise(first, {image("two")});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::conflict);
  EXPECT_EQ(refused.error().message(), "manifests/latest/README.md: the tag is frozen at " + digest_of("one").text() +
                                           ", want another tag for a new image");
}

TEST(ReviseTag, WhatWasOnlyProposedIsNoHistory) {
  const std::string merged = readme({}, {image("one")}), proposed = readme(merged, {image("two")});
  const auto revise_proposed = [&](const std::optional<std::string>& published) {
    const auto revised =
        revise_tag("manifests/latest/README.md", proposed, published, std::vector<ImageRecord>{image("three")});
    EXPECT_TRUE(revised) << revised.error().message();
    return revised ? revised->readme : "";
  };
  EXPECT_THAT(revise_proposed(merged), HasSubstr(digest_of("one").text()));
  EXPECT_THAT(revise_proposed(merged), Not(HasSubstr(digest_of("two").text())));
  EXPECT_THAT(revise_proposed(proposed), HasSubstr(digest_of("two").text()));
}

TEST(ReviseTag, KeepsItsLayoutOnceItIsPublished) {
  const std::string file = readme({}, {image("one")}), oci = readme({}, {oci_image("manifest", {"config"})});
  EXPECT_EQ(revise(file, {oci_image("manifest", {"config"})}).error().message(),
            "manifests/latest/README.md: the tag is an image file and would become an OCI image, want another tag: its "
            "former digests would be lost");
  EXPECT_EQ(revise(oci, {image("one")}).error().message(),
            "manifests/latest/README.md: the tag is an OCI image and would become an image file, want another tag: its "
            "former digests would be lost");
  EXPECT_TRUE(revise_tag("manifests/latest/README.md", oci, std::nullopt, std::vector<ImageRecord>{image("one")}));
}

TEST(ReviseTag, NamesAFormerReadmeThatIsBroken) {
  const auto refused =
      revise("---\nlayout: manifests/singularity\nsize: 1\nlayers: []\nsise: 2\n---\n", {image("one")});
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message(), HasSubstr("manifests/latest/README.md:5:1: "));
  EXPECT_THAT(refused.error().message(), HasSubstr("want the registry's own README mended first"));
}

TEST(ImageRecord, IsReadAsItWasWritten) {
  ImageRecord record = oci_image("manifest", {"config", "layer"});
  record.store = "s3://bucket/prefix";
  record.documents = {"image/layout/blobs/sha256/abc"};
  record = with_contents(std::move(record), "inside");
  record.frozen = true;
  const auto read = parse_record(to_json(record));
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(to_json(*read), to_json(record));
  test::expect_golden("publish/image.json", to_json(record));
}

struct Refusal {
  std::string name, json, message;
};
class RecordRefuses : public testing::TestWithParam<Refusal> {};
TEST_P(RecordRefuses, WithOneClearError) {
  const auto read = parse_record(GetParam().json);
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().message(), HasSubstr(GetParam().message));
}
INSTANTIATE_TEST_SUITE_P(
    Cases, RecordRefuses,
    testing::Values(Refusal{"not_json", "x", ""}, Refusal{"no_tag", "{}", "tag"},
                    Refusal{"bad_digest", R"({"tag":"a","layout":"oci","digest":"sha256:1","size":1})", "hex digits"},
                    Refusal{"bad_layout", R"({"tag":"a","layout":"sif"})", "layout 'sif' is not known"},
                    Refusal{"file_above",
                            R"({"tag":"a","layout":"oci","digest":"sha256:)" + std::string(64, '0') +
                                R"(","size":1,"documents":["../../secret"]})",
                            "documents '../../secret' is no path below the record's folder"},
                    Refusal{"file_absolute",
                            R"({"tag":"a","layout":"oci","digest":"sha256:)" + std::string(64, '0') +
                                R"(","size":1,"documents":["/proc/self/environ"]})",
                            "documents '/proc/self/environ' is no path below the record's folder"},
                    Refusal{"recipe_above",
                            R"({"tag":"a","recipe":"a/../../b","layout":"oci","digest":"sha256:)" +
                                std::string(64, '0') + R"(","size":1})",
                            "recipe 'a/../../b' is no path below the record's folder"},
                    Refusal{"bad_size",
                            R"({"tag":"a","layout":"oci","digest":"sha256:)" + std::string(64, '0') + R"(","size":-1})",
                            "size"}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace roadstead::app
