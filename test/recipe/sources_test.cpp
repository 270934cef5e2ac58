// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "roadstead/recipe/dockerfile_lines.hpp"
#include "roadstead/recipe/dockerfile_variables.hpp"
#include "roadstead/recipe/sources_of.hpp"
#include "roadstead/recipe/words.hpp"

namespace roadstead::recipe {
namespace {

// "<kind>://<reference>" and paths, one a line; "?" at the end when anything may be copied.
std::string summary(const Sources& sources) {
  std::string text;
  for (const Base& base : sources.bases) text += base.kind + "://" + base.reference + "\n";
  for (const std::string& file : sources.files) text += file + "\n";
  return text + (sources.copies_unknown ? "?\n" : "");
}

struct SourcesCase {
  const char* name;
  const char* text;
  const char* wanted;
};

class DefinitionSources : public testing::TestWithParam<SourcesCase> {};

TEST_P(DefinitionSources, AreRead) { EXPECT_EQ(summary(sources_of_definition(GetParam().text)), GetParam().wanted); }

INSTANTIATE_TEST_SUITE_P(
    Texts, DefinitionSources,
    testing::Values(
        SourcesCase{"empty", "", ""}, SourcesCase{"scratch", "Bootstrap: scratch\n", ""},
        SourcesCase{"docker", "# a comment\nBootstrap: docker\nFrom: debian:12\n", "docker://debian:12\n"},
        SourcesCase{"any_case", "BOOTSTRAP : Docker\nfrom:debian\n", "docker://debian\n"},
        SourcesCase{"windows", "Bootstrap: docker\r\nFrom: debian:12\r\n\r\n%files\r\na b\r\n",
                    "docker://debian:12\na\n"},
        SourcesCase{"three_keys", "Bootstrap: docker\nRegistry: quay.io\nNamespace: org\nFrom: a:1\n",
                    "docker://quay.io/org/a:1\n"},
        SourcesCase{"local", "Bootstrap: localimage\nFrom: base.sif\n", "localimage://base.sif\n"},
        SourcesCase{"debootstrap",
                    "Bootstrap: debootstrap\nOSVersion: bookworm\nMirrorURL: http://mirror.example.org\n", ""},
        SourcesCase{"files", "Bootstrap: scratch\n%files\n  a /b\n  c\n\n  # d e\n  \"f g\" h\n  i\\ j k\n",
                    "a\nc\nf g\ni j\n"},
        SourcesCase{"indented_section", "%setup\n  x y\n  %files\n  a b\n", "a\n"},
        SourcesCase{"other_sections", "%post\n  cp a b\n%environment\n  c=d\n%files\n  e\n%labels\n  f g\n", "e\n"},
        SourcesCase{"app", "%appfiles tool\n  a b\n%appinstall tool\n  c\n", "a\n"},
        SourcesCase{"stages",
                    "Bootstrap: docker\nFrom: golang:1\nStage: build\n%files\n  src /src\n"
                    "Bootstrap: scratch\n%files from build\n  /src/a /a\n%files\n  b\n"
                    "Bootstrap: oras\nFrom: registry.example.org/a:2\n",
                    "docker://golang:1\noras://registry.example.org/a:2\nsrc\nb\n"},
        SourcesCase{"bootstrap_in_a_script_indented", "%post\n  Bootstrap: docker\n  From: a\n%files\n  b\n", "b\n"},
        SourcesCase{"unclosed_quote", "%files\n  \"a b\n", "a b\n"},
        SourcesCase{"from_without_bootstrap", "From: debian\n%files\n", ""}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(DefinitionCopies, WhatIsAtOrBelowASource) {
  const auto copies = [](const std::string& source, const char* path = ".roadstead") {
    return definition_copies("Bootstrap: scratch\n%files\n    " + source + " /app\n", path);
  };
  for (const char* source : {".", "./", ".roadstead", "./.roadstead/", ".*", "data/.."})
    EXPECT_TRUE(copies(source)) << source;
  for (const char* source : {"*", "data", "./data/*", ".road", ".roadstead/images", "/", ".."})
    EXPECT_FALSE(copies(source)) << source;
  EXPECT_TRUE(copies("data", "data/work/now"));
  EXPECT_TRUE(copies("d*/work", "data/work/now"));
  EXPECT_FALSE(copies("dat", "data/work/now"));
  EXPECT_FALSE(definition_copies("Bootstrap: scratch\n%post\n    . /app\n", ".roadstead"));
}

class DockerfileSources : public testing::TestWithParam<SourcesCase> {};

TEST_P(DockerfileSources, AreRead) { EXPECT_EQ(summary(sources_of_dockerfile(GetParam().text)), GetParam().wanted); }

INSTANTIATE_TEST_SUITE_P(
    Texts, DockerfileSources,
    testing::Values(
        SourcesCase{"empty", "", ""}, SourcesCase{"scratch", "FROM scratch\nCOPY a /a\n", "a\n"},
        SourcesCase{"base", "from --platform=linux/amd64 debian:12 as x\n", "docker://debian:12\n"},
        SourcesCase{"stages",
                    "FROM golang:1 AS Build\nCOPY src /src\nFROM build\nFROM scratch\nCOPY --from=build /a /a\n"
                    "COPY --from=0 /b /b\nCOPY --from=busybox:1 /bin/sh /bin/\nFROM golang:1\n",
                    "docker://golang:1\ndocker://busybox:1\nsrc\n"},
        SourcesCase{"several", "FROM scratch\nCOPY --chown=0:0 --chmod=755 a b/*.txt /c/\nADD d.tar.gz /\n",
                    "a\nb/*.txt\nd.tar.gz\n"},
        SourcesCase{"url", "FROM scratch\nADD https://example.org/a /\n", ""},
        SourcesCase{"list", "FROM scratch\nCOPY [\"a b\", \"c,d\", \"/e/\"]\nCOPY --link [ \"f\",\"g\" ]\n",
                    "a b\nc,d\nf\n"},
        SourcesCase{"continued", "FROM scratch\nCOPY a \\\n  # comment\n\n  b \\\r\n  /c\n", "a\nb\n"},
        SourcesCase{"escape", "# escape=`\nFROM scratch\nCOPY a `\n  b /c\n", "a\nb\n"},
        SourcesCase{"arguments", "ARG V=12\nFROM debian:${V}-slim\nARG V\nENV D=src E=\"x y\"\nCOPY $D ${E} /d\n",
                    "docker://debian:12-slim\nsrc\nx y\n"},
        SourcesCase{"stage_forgets", "FROM scratch\nENV D=src\nFROM scratch\nCOPY $D /d\n", "?\n"},
        SourcesCase{"older_env", "FROM scratch\nENV D src\nCOPY $D /d\n", "src\n"},
        SourcesCase{"unknown", "ARG V\nFROM debian:$V\nCOPY $V /d\nCOPY a b\n", "a\n?\n"},
        SourcesCase{"here_document",
                    "FROM scratch\nRUN <<EOF cat\nCOPY a b\nEOF\nCOPY <<-'END' /c\nFROM x\nEND\nCOPY d /d\n", "d\n"},
        SourcesCase{"unclosed_here_document", "FROM a\nRUN <<EOF\nFROM b\n", "docker://a\n"},
        SourcesCase{"continued_at_the_end", "FROM a \\", "docker://a\n"},
        SourcesCase{"destination_alone", "FROM scratch\nCOPY a\nCOPY\n", ""}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(DockerfileSources, AreBounded) {
  std::string text = "FROM scratch\nENV A=" + std::string(1000, 'a') + "\n";
  for (int i = 0; i < 20'000; ++i) text += "ENV A=$A$A\nCOPY $A /\n";
  const Sources sources = sources_of_dockerfile(text);
  EXPECT_TRUE(sources.copies_unknown);
  EXPECT_LE(sources.files.size(), 10'000u);
}

TEST(WithVariables, PutsInWhatIsKnown) {
  const Variables variables = {{"A", "x"}, {"B", ""}};
  EXPECT_EQ(with_variables("$A-${A}y", variables), "x-xy");
  EXPECT_EQ(with_variables("${C:-d}${B:-e}${A:-f}${A:+g}${B:+h}", variables), "dexg");
  for (const char* text : {"$C", "${C}", "$", "${A", "${}", "$-", "${A:?b}", "${A%b}", "${C:-$A}"})
    EXPECT_EQ(with_variables(text, variables), std::nullopt) << text;
}

TEST(ShellWords, ArePartedOutsideOfQuotes) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(shell_words("a  b\tc"), (Words{"a", "b", "c"}));
  EXPECT_EQ(shell_words("'a b' \"c d\"e '' \"f\\\"g\" 'h\\i'"), (Words{"a b", "c de", "", "f\"g", "h\\i"}));
  EXPECT_EQ(shell_words("a\\ b \\"), (Words{"a b", "\\"}));
  EXPECT_EQ(shell_words("  "), Words{});
}

}  // namespace
}  // namespace roadstead::recipe
