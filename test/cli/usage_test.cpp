// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "roadstead/cli/command.hpp"
#include "roadstead/cli/run.hpp"
#include "roadstead/cli/version.hpp"

namespace roadstead::cli {

namespace {

struct Outcome {
  int status;
  std::string out, err;
};

Outcome run_words(std::vector<std::string> words) {
  words.insert(words.begin(), "roadstead");
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const int status = run(static_cast<int>(argv.size()), argv.data());
  return {status, testing::internal::GetCapturedStdout(), testing::internal::GetCapturedStderr()};
}

struct UsageCase {
  const char* name;
  std::vector<std::string> words;
  std::string_view said;
};

}  // namespace

class Usage : public testing::TestWithParam<UsageCase> {};

TEST_P(Usage, IsRefusedWithAHint) {
  const Outcome outcome = run_words(GetParam().words);
  EXPECT_EQ(outcome.status, exit_usage);
  EXPECT_EQ(outcome.err, "roadstead: " + std::string(GetParam().said) + "\n");
  EXPECT_EQ(outcome.out, "");
}

INSTANTIATE_TEST_SUITE_P(
    Words, Usage,
    testing::Values(UsageCase{"command", {"biuld"}, "'biuld' is no command of 'roadstead'; did you mean 'build'?"},
                    UsageCase{"command_and_its_argument",
                              {"chekc", "."},
                              "'chekc' is no command of 'roadstead'; did you mean 'check'?"},
                    UsageCase{"command_like_none", {"frobnicate"}, "'frobnicate' is no command of 'roadstead'"},
                    UsageCase{"command_of_a_group",
                              {"image", "inspct"},
                              "'inspct' is no command of 'roadstead image'; did you mean 'inspect'?"},
                    UsageCase{"option",
                              {"check", "--formt", "json"},
                              "'--formt' is no option of 'roadstead check'; did you mean '--format'?"},
                    UsageCase{"option_beside_good_ones",
                              {"build", ".", "--hots", "pages", "-o", "x"},
                              "'--hots' is no option of 'roadstead build'; did you mean '--host'?"},
                    UsageCase{"option_of_a_nested_command",
                              {"image", "inspect", "--jsn", "x"},
                              "'--jsn' is no option of 'roadstead image inspect'; did you mean '--json'?"},
                    UsageCase{"option_like_none", {"check", "-q"}, "'-q' is no option of 'roadstead check'"},
                    UsageCase{"no_command", {}, "A subcommand is required; see 'roadstead --help'"},
                    UsageCase{"value_outside_of_its_set",
                              {"check", "--format", "xml"},
                              "--format: xml not in {text,json,github}; see 'roadstead check --help'"},
                    UsageCase{"value_that_is_no_number",
                              {"check", "--jobs", "x"},
                              "Could not convert: --jobs = x; see 'roadstead check --help'"},
                    UsageCase{"store_for_a_built_site",
                              {"serve", "site.tar", "--store", "x"},
                              "--store has no meaning for the built site 'site.tar': it holds its blobs; say --store "
                              "to 'roadstead build'; see 'roadstead serve --help'"},
                    UsageCase{"address_for_a_built_site",
                              {"serve", "site.tar", "--base-url", "https://example.org"},
                              "--base-url has no meaning for the built site 'site.tar': it holds its addresses; say "
                              "--base-url to 'roadstead build'; see 'roadstead serve --help'"},
                    UsageCase{"certificate_without_key",
                              {"serve", "--tls-cert", "x"},
                              "--tls-cert requires --tls-key; see 'roadstead serve --help'"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Run, PrintsHelpToStandardOutput) {
  for (const std::vector<std::string>& words : {std::vector<std::string>{"--help"}, {"image", "inspect", "-h"}}) {
    const Outcome outcome = run_words(words);
    EXPECT_EQ(outcome.status, exit_done);
    EXPECT_NE(outcome.out.find("Usage: roadstead"), outcome.out.npos);
    EXPECT_EQ(outcome.err, "");
  }
}

TEST(Run, PrintsTheVersion) { EXPECT_EQ(run_words({"version"}).out, "roadstead " + std::string(version) + "\n"); }

TEST(Run, TellsAFailureFromAWrongUse) {
  const Outcome outcome = run_words({"check", "/nonexistent/registry"});
  EXPECT_EQ(outcome.status, exit_failed);
  EXPECT_TRUE(outcome.err.starts_with("roadstead: ")) << outcome.err;
}

TEST(Declarations, EachCommandHasAnExampleOrNeedsNone) {
  CLI::App root("", "roadstead");
  Action action;
  declare_all(root, action);
  for (const CLI::App* command : root.get_subcommands({})) {
    EXPECT_FALSE(command->get_description().empty()) << command->get_name();
    const bool is_alone = command->get_subcommands({}).empty() && command->get_name() != "version";
    EXPECT_TRUE(!is_alone || command->get_footer().starts_with("Example: roadstead") ||
                command->get_name() == "completion")
        << command->get_name();
  }
}

}  // namespace roadstead::cli
