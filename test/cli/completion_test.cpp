// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/completion.hpp"

#include <gtest/gtest.h>

#include "roadstead/base/process.hpp"
#include "roadstead/cli/command.hpp"
#include "support/scratch.hpp"

namespace roadstead::cli {

namespace {

struct Shell {
  const char* name;
  std::string (*script)(const CLI::App& root);
};

std::string script_of(const Shell& shell) {
  CLI::App root("", "roadstead");
  Action action;
  declare_all(root, action);
  return shell.script(root);
}

constexpr std::size_t output_limit = 1 << 16;

bool is_installed(const std::string& program) {
  return roadstead::run({.arguments = {"/bin/sh", "-c", "command -v " + program}}, output_limit).has_value();
}

/// What bash offers after the words of a line, each in a line of its own.
std::string offered_by_bash(const test::Scratch& scratch, const std::string& words) {
  const auto script = scratch.write("complete.bash", script_of({"bash", bash_completion}));
  const std::string program =
      "source " + script.string() + "; compopt() { :; }; COMP_WORDS=(" + words +
      "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _roadstead; printf '%s\\n' \"${COMPREPLY[@]}\"";
  return roadstead::run({.arguments = {"bash", "-c", program}}, output_limit).value_or("bash fails");
}

}  // namespace

class Completion : public testing::TestWithParam<Shell> {};

TEST_P(Completion, IsAcceptedByItsShell) {
  const std::string shell = GetParam().name;
  if (!is_installed(shell)) GTEST_SKIP() << shell << " is not installed";
  const test::Scratch scratch;
  const auto script = scratch.write("script", script_of(GetParam()));
  const auto done =
      roadstead::run({.arguments = {shell, shell == "fish" ? "--no-execute" : "-n", script.string()}}, output_limit);
  EXPECT_TRUE(done) << done.error().message();
}

TEST_P(Completion, NamesEveryCommandAndOption) {
  const std::string script = script_of(GetParam());
  for (const std::string_view word :
       {"build", "serve", "check", "list", "show", "image", "inspect", "import", "singularity-hub", "version",
        "completion", "base-url", "keep-going", "list-rules", "tls-cert", "no-hash"})
    EXPECT_NE(script.find(word), script.npos) << word;
}

INSTANTIATE_TEST_SUITE_P(Shells, Completion,
                         testing::Values(Shell{"bash", bash_completion}, Shell{"zsh", zsh_completion},
                                         Shell{"fish", fish_completion}),
                         [](const auto& one) { return std::string(one.param.name); });

struct LineCase {
  const char* name;
  const char* words;
  const char* offered;
};

class BashLine : public testing::TestWithParam<LineCase> {};

TEST_P(BashLine, IsCompleted) {
  const test::Scratch scratch;
  EXPECT_EQ(offered_by_bash(scratch, GetParam().words), GetParam().offered);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, BashLine,
    testing::Values(LineCase{"command", "roadstead bu", "build\n"},
                    LineCase{"command_of_a_group", "roadstead image ''", "inspect\ncontents\n"},
                    LineCase{"host", "roadstead build registry --host ng", "nginx\n"},
                    LineCase{"format", "roadstead check --format ''", "text\njson\ngithub\nsarif\nmarkdown\n"},
                    LineCase{"shell", "roadstead completion ''", "bash\nzsh\nfish\n"},
                    // Nothing of ours: bash completes files (complete -o default).
                    LineCase{"registry", "roadstead build ''", "\n"},
                    LineCase{"store", "roadstead build . --store ''", "\n"},
                    LineCase{"out", "roadstead build . -o ''", "\n"},
                    LineCase{"option_after_a_registry", "roadstead build registry --base", "--base-url\n"},
                    LineCase{"option", "roadstead check --li", "--list-rules\n"},
                    LineCase{"option_of_a_nested_command", "roadstead image inspect --no", "--no-hash\n"},
                    LineCase{"option_after_others", "roadstead build -o site --base", "--base-url\n"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(ZshCompletion, QuotesDescriptions) {
  CLI::App root("", "roadstead");
  root.add_subcommand("odd", "what's $HOME: `id`");
  EXPECT_NE(zsh_completion(root).find(R"('odd:what'\''s $HOME: `id`')"), std::string::npos);
}

TEST(FishCompletion, QuotesDescriptions) {
  CLI::App root("", "roadstead");
  root.add_subcommand("odd", "what's $HOME");
  EXPECT_NE(fish_completion(root).find("-a odd -d 'what"), std::string::npos);
}

}  // namespace roadstead::cli
