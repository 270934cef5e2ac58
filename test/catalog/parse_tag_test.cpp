// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "roadstead/catalog/parse.hpp"
#include "support/memory_registry.hpp"

namespace roadstead::catalog {
namespace {

using test::text_of;

const std::string hex_a(64, 'a'), hex_b(64, 'b');

std::string front(const std::string& lines) { return "---\n" + lines + "---\n"; }

// A sound tag of the older form in five lines of front matter, and more below.
std::string sound(const std::string& more = "") {
  return front("layout: manifests/singularity\nsize: 4096\ndigest: sha256:" + hex_a +
               "\nlayers:\n- {size: 4096, digest: \"sha256:" + hex_a + "\"}\n" + more);
}

struct Parsed {
  YamlDocument yaml;
  Arena arena;
  Findings findings;
  Tag tag;
  bool usable;

  explicit Parsed(std::string_view text) : usable(parse_tag("t", text, yaml, arena, findings, tag)) {}
};

TEST(ParseTag, OlderForm) {
  const Parsed p(sound());
  ASSERT_TRUE(p.usable) << text_of(p.findings);
  EXPECT_TRUE(p.tag.older_form);
  EXPECT_FALSE(p.tag.has_body);
  EXPECT_EQ(p.tag.stated.size_bytes, 4096u);
  EXPECT_EQ(p.tag.stated.digest->text(), "sha256:" + hex_a);
  EXPECT_EQ(p.tag.layers.size(), 1u);
  EXPECT_EQ(p.tag.layers[0].url, "");
}

TEST(ParseTag, EveryAddition) {
  const Parsed p(
      sound("created: 2026-11-23T10:00:00Z\narch: amd64\nsource: {repository: r, commit: " + std::string(40, 'c') +
            ", recipe: Singularity}\nlabels: {b: 2, a: '1'}\nsigners: [" + std::string(40, 'e') +
            "]\nfrozen: true\nyanked: \"why\"\nimages:\n- {arch: arm64, "
            "size: 1, digest: sha256:" +
            hex_b +
            ", url: https://e.org/b, mirrors: [http://f.org/b], created: 2026-11-23T10:00:00Z, inputs: {recipe: "
            "r}}\nhistory:\n- {size: 2, "
            "arch: amd64, commit: " +
            std::string(64, 'd') + "}\n- {size: 3, digest: md5:WGQgL3Ok6o6uD2ZRdClzDQ==}\n") +
      "\nbody\n");
  ASSERT_TRUE(p.usable) << text_of(p.findings);
  EXPECT_FALSE(p.tag.older_form);
  EXPECT_TRUE(p.tag.has_body);
  EXPECT_TRUE(p.tag.frozen);
  ASSERT_EQ(p.tag.signers.size(), 1u);
  EXPECT_EQ(p.tag.signers[0], std::string(40, 'e'));
  EXPECT_EQ(p.tag.yanked, "why");
  EXPECT_EQ(p.tag.source.recipe, "Singularity");
  ASSERT_EQ(p.tag.labels.size(), 2u);
  EXPECT_EQ(p.tag.labels[0].key, "a");  // sorted
  EXPECT_EQ(p.tag.labels[1].value, "2");
  EXPECT_EQ(p.tag.images[0].arch, "arm64");
  EXPECT_EQ(p.tag.images[0].mirrors[0], "http://f.org/b");
  EXPECT_EQ(p.tag.images[0].inputs[0].value, "r");
  EXPECT_EQ(p.tag.history[0].commit, std::string(64, 'd'));
  EXPECT_EQ(p.tag.history[1].other_digest, "md5:WGQgL3Ok6o6uD2ZRdClzDQ==");
  EXPECT_EQ(p.tag.image().created, "2026-11-23T10:00:00Z");
  EXPECT_EQ(p.tag.image().arch, "amd64");
}

TEST(ParseTag, AttachedDocuments) {
  const Parsed p(sound("arch: amd64\nattached:\n- {type: application/spdx+json, size: 7, digest: sha256:" + hex_b +
                       ", url: https://e.org/b, mirrors: [https://f.org/b], arch: amd64}\n- {type: \"a/b\", size: 1, "
                       "digest: sha256:" +
                       hex_a + "}\n"));
  ASSERT_TRUE(p.usable) << text_of(p.findings);
  EXPECT_FALSE(p.tag.older_form);
  ASSERT_EQ(p.tag.attached.size(), 2u);
  EXPECT_EQ(p.tag.attached[0].media_type, "application/spdx+json");
  EXPECT_EQ(p.tag.attached[0].file.size_bytes, 7u);
  EXPECT_EQ(p.tag.attached[0].file.digest->text(), "sha256:" + hex_b);
  EXPECT_EQ(p.tag.attached[0].file.url, "https://e.org/b");
  EXPECT_EQ(p.tag.attached[0].file.mirrors[0], "https://f.org/b");
  EXPECT_EQ(p.tag.attached[0].file.arch, "amd64");
  EXPECT_EQ(p.tag.attached[1].media_type, "a/b");
}

struct Refusal {
  const char* name;
  std::string text;
  std::string findings;
};

class TagRefuses : public testing::TestWithParam<Refusal> {};

TEST_P(TagRefuses, WithTheseFindings) {
  const Parsed p(GetParam().text);
  EXPECT_EQ(text_of(p.findings), GetParam().findings);
  EXPECT_FALSE(p.usable);
}

const auto name_of = [](const auto& refusal) { return std::string(refusal.param.name); };

INSTANTIATE_TEST_SUITE_P(
    Form, TagRefuses,
    testing::Values(Refusal{"empty", "", "t:1:1: error: no front matter, want '---' on the first line [schema]\n"},
                    Refusal{"markdown_alone", "# Title\n",
                            "t:1:1: error: no front matter, want '---' on the first line [schema]\n"},
                    Refusal{"unclosed", "---\nsize: 1\n",
                            "t:1:1: error: front matter is never closed, want a line '---' below it [schema]\n"},
                    Refusal{"no_keys", front(""),
                            "t:2:1: error: key 'layout' is missing, want 'manifests/singularity' or 'manifests/oci' "
                            "[schema]\nt:2:1: error: key 'size' is missing, want bytes as 42819584 [schema]\nt:2:1: "
                            "error: key 'layers' is missing, want a list of files, each with size, digest and url "
                            "[schema]\n"},
                    Refusal{"list", front("- a\n"), "t:2:1: error: front matter is a list, want a mapping [schema]\n"},
                    Refusal{"scalar", front("a\n"), "t:2:1: error: front matter is a value, want a mapping [schema]\n"},
                    Refusal{"twice", sound("size: 1\n"), "t:7:1: error: key 'size' stands twice [schema]\n"},
                    Refusal{"unknown", sound("archh: x\n"),
                            "t:7:1: error: unknown key 'archh', did you mean 'arch'? [schema]\n"},
                    Refusal{"unknown_and_far", sound("quux: x\n"), "t:7:1: error: unknown key 'quux' [schema]\n"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Values, TagRefuses,
    testing::Values(
        Refusal{"layout", front("layout: manifests/x\nsize: 1\nlayers: [{size: 1}]\n"),
                "t:2:9: error: layout 'manifests/x' is not known, want 'manifests/singularity' or 'manifests/oci' "
                "[schema]\n"},
        Refusal{"layout_list", front("layout: [a]\nsize: 1\nlayers: [{size: 1}]\n"),
                "t:2:9: error: layout '' is not known, want 'manifests/singularity' or 'manifests/oci' [schema]\n"},
        Refusal{"signers_of_an_oci_image",
                "---\nlayout: manifests/oci\nsize: 1\ndigest: sha256:" + hex_a + "\nlayers: []\nsigners: [" +
                    std::string(40, 'e') + "]\n---\n",
                "t:2:1: error: 'signers' belongs to image files, want the signature as a document beside the README "
                "[schema]\n"},
        Refusal{"frozen", sound("frozen: yes\n"), "t:7:9: error: 'yes' is not true or false [schema]\n"},
        Refusal{"frozen_list", sound("frozen: []\n"),
                "t:7:9: error: 'frozen' is a list, want true or false [schema]\n"},
        Refusal{"yanked", sound("yanked: ' '\n"),
                "t:7:9: error: 'yanked' gives no reason, want text as \"wrong libc; use 1.1\" [schema]\n"},
        Refusal{"yanked_flag", sound("yanked: true\n"),
                "t:7:9: error: 'yanked' gives no reason, want text as \"wrong libc; use 1.1\" [schema]\n"},
        Refusal{"yanked_null", sound("yanked: ~\n"),
                "t:7:9: error: 'yanked' gives no reason, want text as \"wrong libc; use 1.1\" [schema]\n"},
        Refusal{"yanked_list", sound("yanked: [a]\n"),
                "t:7:9: error: 'yanked' is a list, want text [schema]\nt:7:9: error: 'yanked' gives no reason, want "
                "text as "
                "\"wrong libc; use 1.1\" [schema]\n"},
        Refusal{"created", sound("created: yesterday\n"),
                "t:7:10: error: 'yesterday' is not a time, want RFC 3339 as 2026-11-23T10:00:00Z [schema]\n"},
        Refusal{"created_list", sound("created: []\n"), "t:7:10: error: 'created' is a list, want a time [schema]\n"},
        Refusal{"arch", sound("arch: {}\n"), "t:7:7: error: 'arch' is a mapping, want an architecture [schema]\n"},
        Refusal{"arch_path", sound("arch: ../../x\n"),
                "t:7:7: error: '../../x' is not an architecture, want a name as amd64 or arm64 [schema]\n"},
        Refusal{"arch_quote", sound("arch: 'a\";'\n"),
                "t:7:7: error: 'a\";' is not an architecture, want a name as amd64 or arm64 [schema]\n"},
        Refusal{"arch_long", sound("arch: " + std::string(33, 'a') + "\n"),
                "t:7:7: error: '" + std::string(33, 'a') +
                    "' is not an architecture, want a name as amd64 or arm64 [schema]\n"},
        Refusal{"source", sound("source: here\n"), "t:7:9: error: source is a value, want a mapping [schema]\n"},
        Refusal{"source_key", sound("source: {comit: x}\n"),
                "t:7:10: error: unknown key 'comit', did you mean 'commit'? [schema]\n"},
        Refusal{"commit", sound("source: {commit: abc}\n"),
                "t:7:18: error: 'abc' is not a commit, want 40 or 64 hex digits [schema]\n"},
        Refusal{"commit_list", sound("source: {commit: [a]}\n"),
                "t:7:18: error: 'commit' is a list, want a commit [schema]\n"},
        Refusal{"labels", sound("labels: [a]\n"), "t:7:9: error: 'labels' is a list, want a mapping [schema]\n"},
        Refusal{"label_null", sound("labels: {a: ~}\n"), "t:7:13: error: label 'a' has no value, want text [schema]\n"},
        Refusal{"arch_null", sound("arch: null\n"),
                "t:7:7: error: 'null' is not an architecture, want a name as amd64 or arm64 [schema]\n"},
        Refusal{"label_list", sound("labels: {a: [b]}\n"), "t:7:13: error: 'a' is a list, want text [schema]\n"},
        Refusal{"label_control", sound("labels: {a: \"\\e[0m\"}\n"),
                "t:7:13: error: text has a control character [schema]\n"}),
    name_of);

std::string sized(const std::string& size) {
  return front("layout: manifests/singularity\nsize: " + size + "\nlayers: [{size: 1}]\n");
}

INSTANTIATE_TEST_SUITE_P(
    Sizes, TagRefuses,
    testing::Values(
        Refusal{"negative", sized("-1"), "t:3:7: error: '-1' is not a whole number, want bytes as 42819584 [schema]\n"},
        Refusal{"fraction", sized("1.5"),
                "t:3:7: error: '1.5' is not a whole number, want bytes as 42819584 [schema]\n"},
        Refusal{"exponent", sized("1e6"),
                "t:3:7: error: '1e6' is not a whole number, want bytes as 42819584 [schema]\n"},
        Refusal{"hex", sized("0x10"), "t:3:7: error: '0x10' is not a whole number, want bytes as 42819584 [schema]\n"},
        Refusal{"unit", sized("4 MB"), "t:3:7: error: '4 MB' is not a whole number, want bytes as 42819584 [schema]\n"},
        Refusal{"quoted", sized("'1'"),
                "t:3:7: error: '1' is text because of its quotes, want the number of bytes without them [schema]\n"},
        Refusal{"empty", sized(""), "t:3:6: error: '' is not a whole number, want bytes as 42819584 [schema]\n"},
        Refusal{"over_64_bits", sized("18446744073709551616"),
                "t:3:7: error: 18446744073709551616 is over 2^53 bytes [schema]\n"},
        Refusal{"over_2_53", sized("9007199254740993"), "t:3:7: error: 9007199254740993 is over 2^53 bytes [schema]\n"},
        Refusal{"list", sized("[1]"), "t:3:7: error: 'size' is a list, want a number of bytes [schema]\n"}),
    name_of);

std::string digested(const std::string& digest) {
  return front("layout: manifests/singularity\nsize: 1\ndigest: " + digest + "\nlayers: [{size: 1}]\n");
}

INSTANTIATE_TEST_SUITE_P(
    Digests, TagRefuses,
    testing::Values(
        Refusal{"short", digested("sha256:abc"), "t:4:9: error: digest has 3 hex digits, want 64 [digest-form]\n"},
        Refusal{"upper", digested("sha256:" + std::string(64, 'A')),
                "t:4:9: error: digest has 'A' at position 1, want 0-9 or a-f [digest-form]\n"},
        Refusal{
            "sha1", digested("sha1:" + std::string(40, 'a')),
            "t:4:9: error: digest 'sha1:" + std::string(40, 'a') + "' does not start with 'sha256:' [digest-form]\n"},
        Refusal{"md5_short", digested("md5:abc"),
                "t:4:9: error: digest 'md5:abc' does not start with 'sha256:' [digest-form]\n"},
        Refusal{
            "md5_upper", digested("md5:" + std::string(32, 'A')),
            "t:4:9: error: digest 'md5:" + std::string(32, 'A') + "' does not start with 'sha256:' [digest-form]\n"},
        Refusal{"md5_base64_of_another_length", digested("md5:YWJj"),
                "t:4:9: error: digest 'md5:YWJj' does not start with 'sha256:' [digest-form]\n"},
        Refusal{"mapping", digested("{a: b}"), "t:4:9: error: 'digest' is a mapping, want a digest [schema]\n"}),
    name_of);

std::string at(const std::string& url) {
  return front("layout: manifests/singularity\nsize: 1\nlayers:\n- size: 1\n  url: " + url + "\n");
}

INSTANTIATE_TEST_SUITE_P(
    Urls, TagRefuses,
    testing::Values(Refusal{"javascript", at("javascript:alert(1)"),
                            "t:6:8: error: 'javascript:alert(1)' is not a URL, want https://… [url-policy]\n"},
                    Refusal{"ftp", at("ftp://e.org/a"),
                            "t:6:8: error: 'ftp://e.org/a' is not a URL, want https://… [url-policy]\n"},
                    Refusal{"relative", at("/a/b"), "t:6:8: error: '/a/b' is not a URL, want https://… [url-policy]\n"},
                    Refusal{"empty", at("''"), "t:6:8: error: '' is not a URL, want https://… [url-policy]\n"},
                    Refusal{"blank", at("https://e.org/a b"),
                            "t:6:8: error: 'https://e.org/a b' is not a URL, want https://… [url-policy]\n"},
                    Refusal{"credentials", at("https://user:secret@e.org/a"),
                            "t:6:8: error: the URL carries credentials, want one that anyone may read [url-policy]\n"},
                    Refusal{"port_zero", at("https://e.org:0/a"),
                            "t:6:8: error: the URL has port 0, want 1 to 65535 [url-policy]\n"},
                    Refusal{"port_large", at("https://e.org:65536/a"),
                            "t:6:8: error: the URL has port 65536, want 1 to 65535 [url-policy]\n"},
                    Refusal{"credentials_and_a_blank", at("'https://u:p@e.org/a b'"),
                            "t:6:8: error: the URL carries credentials, want one that anyone may read [url-policy]\n"},
                    Refusal{"list", at("[a]"), "t:6:8: error: 'url' is a list, want a URL [schema]\n"},
                    Refusal{"mirror", at("https://e.org\n  mirrors: https://f.org"),
                            "t:7:12: error: 'mirrors' is a value, want a list [schema]\n"},
                    Refusal{"bad_mirror", at("https://e.org\n  mirrors: [https://f.org, x]"),
                            "t:7:28: error: 'x' is not a URL, want https://… [url-policy]\n"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Shape, TagRefuses,
    testing::Values(
        Refusal{"layers_mapping", front("layout: manifests/singularity\nsize: 1\nlayers: {size: 1}\n"),
                "t:4:9: error: 'layers' is a mapping, want a list [schema]\n"},
        Refusal{"layer_scalar", front("layout: manifests/singularity\nsize: 1\nlayers: [a]\n"),
                "t:4:10: error: layer is a value, want a mapping [schema]\n"},
        Refusal{"layer_key", front("layout: manifests/singularity\nsize: 1\nlayers: [{size: 1, urls: []}]\n"),
                "t:4:20: error: unknown key 'urls', did you mean 'url'? [schema]\n"},
        Refusal{"layer_without_size", front("layout: manifests/singularity\nsize: 1\nlayers: [{}]\n"),
                "t:4:10: error: key 'size' is missing, want bytes as 42819584 [schema]\n"},
        Refusal{"no_layer", front("layout: manifests/singularity\nsize: 1\nlayers: []\n"),
                "t:2:1: error: an image file has 0 layers, want 1 [layer-sum]\n"},
        Refusal{"two_layers", front("layout: manifests/singularity\nsize: 1\nlayers: [{size: 1}, {size: 1}]\n"),
                "t:2:1: error: an image file has 2 layers, want 1 [layer-sum]\n"},
        Refusal{"image_without_arch", sound("images: [{size: 1, digest: sha256:" + hex_b + "}]\n"),
                "t:7:10: error: key 'arch' is missing, want as amd64 or arm64 [schema]\n"},
        Refusal{"image_without_digest", sound("images: [{arch: arm64, size: 1}]\n"),
                "t:7:10: error: key 'digest' is missing, want sha256:<64 hex> [schema]\n"},
        Refusal{"two_images_of_one_arch",
                sound("images:\n- {arch: arm64, size: 1, digest: sha256:" + hex_b +
                      "}\n- {arch: arm64, size: 1, digest: sha256:" + hex_a + "}\n"),
                "t:2:1: error: architecture 'arm64' stands twice, want one image for each [layer-sum]\n"},
        Refusal{"image_of_the_tags_arch",
                sound("arch: arm64\nimages:\n- {arch: arm64, size: 1, digest: sha256:" + hex_b + "}\n"),
                "t:2:1: error: architecture 'arm64' stands twice, want one image for each [layer-sum]\n"},
        Refusal{"attached_without_type", sound("attached: [{size: 1, digest: sha256:" + hex_b + "}]\n"),
                "t:7:12: error: key 'type' is missing, want a media type [schema]\n"},
        Refusal{
            "attached_type",
            sound("attached: [{type: \"text/html; charset=utf-8\", size: 1, digest: sha256:" + hex_b + "}]\n"),
            "t:7:19: error: 'text/html; charset=utf-8' is not a media type, want type/subtype as application/spdx+json "
            "[schema]\n"},
        Refusal{"attached_without_digest", sound("attached: [{type: a/b, size: 1}]\n"),
                "t:7:12: error: key 'digest' is missing, want sha256:<64 hex> [schema]\n"},
        Refusal{"attached_with_md5",
                sound("attached: [{type: a/b, size: 1, digest: md5:" + std::string(32, 'a') + "}]\n"),
                "t:7:41: error: 'md5:" + std::string(32, 'a') + "' is an MD5, want sha256:<64 hex> [digest-form]\n"},
        Refusal{"attached_unknown_key",
                sound("attached: [{type: a/b, size: 1, digest: sha256:" + hex_b + ", sizes: 1}]\n"),
                "t:7:114: error: unknown key 'sizes', did you mean 'size'? [schema]\n"},
        Refusal{"attached_url",
                sound("attached: [{type: a/b, size: 1, digest: sha256:" + hex_b + ", url: \"javascript:x\"}]\n"),
                "t:7:119: error: 'javascript:x' is not a URL, want https://… [url-policy]\n"},
        Refusal{
            "attached_to_no_image",
            sound("attached: [{type: a/b, size: 1, digest: sha256:" + hex_b + ", arch: arm64}]\n"),
            "t:2:1: error: a document is attached to the image for 'arm64', want one that the tag has [layer-sum]\n"},
        Refusal{"attached_twice",
                sound("attached:\n- {type: a/b, size: 1, digest: sha256:" + hex_b +
                      "}\n- {type: a/c, size: 1, digest: sha256:" + hex_b + "}\n"),
                "t:2:1: error: sha256:" + hex_b + " is attached twice, want it once [layer-sum]\n"},
        Refusal{"attached_twice_to_one_state",
                sound("history:\n- size: 1\n  attached:\n  - {type: a/b, size: 1, digest: sha256:" + hex_b +
                      "}\n  - {type: a/c, size: 1, digest: sha256:" + hex_b + "}\n"),
                "t:2:1: error: sha256:" + hex_b + " is attached twice, want it once [layer-sum]\n"},
        Refusal{"attached_to_a_state_without_type",
                sound("history: [{size: 1, attached: [{size: 1, digest: sha256:" + hex_b + "}]}]\n"),
                "t:7:32: error: key 'type' is missing, want a media type [schema]\n"},
        Refusal{"history_without_size", sound("history: [{digest: sha256:" + hex_b + "}]\n"),
                "t:7:11: error: key 'size' is missing, want bytes as 42819584 [schema]\n"},
        Refusal{"oci_without_digest", front("layout: manifests/oci\nsize: 1\nlayers: []\n"),
                "t:2:1: error: an OCI image states no sha256 digest [digest-form]\n"},
        Refusal{"oci_with_md5",
                front("layout: manifests/oci\nsize: 1\ndigest: md5:" + std::string(32, 'a') + "\nlayers: []\n"),
                "t:2:1: error: an OCI image states no sha256 digest [digest-form]\n"},
        Refusal{"oci_with_images",
                front("layout: manifests/oci\nsize: 1\ndigest: sha256:" + hex_a +
                      "\nlayers: []\nimages: [{arch: arm64, size: 1, digest: sha256:" + hex_b + "}]\n"),
                "t:2:1: error: 'images' belongs to image files, want an image index as a document beside the README "
                "[layer-sum]\n"},
        Refusal{"all_at_once", front("layout: x\nsize: -1\ndigest: y\nlayers: z\nq: 1\n"),
                "t:2:9: error: layout 'x' is not known, want 'manifests/singularity' or 'manifests/oci' [schema]\n"
                "t:3:7: error: '-1' is not a whole number, want bytes as 42819584 [schema]\nt:4:9: error: digest 'y' "
                "does not start with "
                "'sha256:' [digest-form]\n"
                "t:5:9: error: 'layers' is a value, want a list [schema]\nt:6:1: error: unknown key 'q' [schema]\n"}),
    name_of);

}  // namespace
}  // namespace roadstead::catalog
