// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "cli/run_words.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/version.hpp"
#include "support/scratch.hpp"

namespace roadstead::cli {

namespace {

using test::Outcome;
using test::run_words;

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
    testing::Values(
        UsageCase{"command", {"biuld"}, "'biuld' is no command of 'roadstead'; did you mean 'build'?"},
        UsageCase{
            "command_and_its_argument", {"chekc", "."}, "'chekc' is no command of 'roadstead'; did you mean 'check'?"},
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
        UsageCase{"no_command", {}, "a subcommand is required; see 'roadstead --help'"},
        UsageCase{"no_argument", {"image", "inspect"}, "file is required; see 'roadstead image inspect --help'"},
        UsageCase{
            "no_reference", {"show"}, "want a reference, owner/repo or owner/repo:tag; see 'roadstead show --help'"},
        UsageCase{"no_required_option", {"build", "."}, "--out is required; see 'roadstead build --help'"},
        UsageCase{"arguments_too_many",
                  {"list", "a", "b", "c"},
                  "'c' is one argument too many for 'roadstead list', want [REGISTRY] [REFERENCE]"},
        UsageCase{"argument_too_many",
                  {"version", "now"},
                  "'now' is one argument too many for 'roadstead version', want none"},
        UsageCase{"value_outside_of_its_set",
                  {"check", "--format", "xml"},
                  "--format: 'xml' is not one of text, json, github, sarif, markdown; see 'roadstead check --help'"},
        UsageCase{"value_near_one_of_its_set",
                  {"build", "-o", "x", "--host", "ngnix"},
                  "--host: 'ngnix' is not one of pages, nginx, roadstead; did you mean 'nginx'? See "
                  "'roadstead build --help'"},
        UsageCase{"shell",
                  {"completion", "bsh"},
                  "shell: 'bsh' is not one of bash, zsh, fish; did you mean 'bash'? See 'roadstead "
                  "completion --help'"},
        UsageCase{"shell_near_none",
                  {"completion", "tcsh"},
                  "shell: 'tcsh' is not one of bash, zsh, fish; see 'roadstead completion --help'"},
        UsageCase{"option_without_its_value",
                  {"build", "-o"},
                  "-o,--out wants a value: directory, FILE.tar, FILE.tar.zst, or - for a tar on standard output; see "
                  "'roadstead build --help'"},
        UsageCase{"option_of_a_nested_command_without_its_value",
                  {"import", "singularity-hub", "x", "--out"},
                  "-o,--out wants a value: registry tree to write; must be empty or absent; see 'roadstead import "
                  "singularity-hub --help'"},
        UsageCase{"help_of_what_is_no_command",
                  {"help", "biuld"},
                  "'biuld' is no command of 'roadstead'; did you mean 'build'?"},
        UsageCase{"help_of_what_is_no_command_of_a_group",
                  {"help", "image", "inspct"},
                  "'inspct' is no command of 'roadstead image'; did you mean 'inspect'?"},
        UsageCase{"value_that_is_no_number",
                  {"check", "--jobs", "x"},
                  "--jobs: 'x' is not a number of threads, want 1 to 1024; see 'roadstead check --help'"},
        UsageCase{"no_threads",
                  {"build", "-o", "x", "-j", "0"},
                  "--jobs: '0' is not a number of threads, want 1 to 1024; see 'roadstead build --help'"},
        UsageCase{"too_many_threads",
                  {"serve", "-j", "1025"},
                  "--jobs: '1025' is not a number of threads, want 1 to 1024; see 'roadstead serve --help'"},
        UsageCase{"address",
                  {"serve", "--listen", "x"},
                  "--listen: 'x' is not ADDRESS:PORT, want as 127.0.0.1:8080 or :8080; see 'roadstead "
                  "serve --help'"},
        UsageCase{"port",
                  {"serve", "--listen", ":65536"},
                  "--listen: ':65536' has port 65536, want 0 to 65535; see 'roadstead "
                  "serve --help'"},
        UsageCase{"base_url",
                  {"build", "-o", "x", "--base-url", "ftp://e.org"},
                  "--base-url: base URL 'ftp://e.org' is not http(s)://host[:port][/prefix]; see "
                  "'roadstead build --help'"},
        UsageCase{
            "base_url_with_a_port",
            {"serve", "--base-url", "https://x:99999"},
            "--base-url: base URL 'https://x:99999' has port 99999, want 1 to 65535; see 'roadstead serve --help'"},
        UsageCase{"store_for_a_built_site",
                  {"serve", "site.tar", "--store", "x"},
                  "--store has no meaning for the built site 'site.tar': it holds its blobs; say --store "
                  "to 'roadstead build'; see 'roadstead serve --help'"},
        UsageCase{"address_for_a_built_site",
                  {"serve", "site.tar", "--base-url", "https://example.org"},
                  "--base-url has no meaning for the built site 'site.tar': it holds its addresses; say "
                  "--base-url to 'roadstead build'; see 'roadstead serve --help'"},
        UsageCase{"option_twice",
                  {"build", "-o", "a", "-o", "b"},
                  "-o,--out is given twice, want one value; see 'roadstead build --help'"},
        UsageCase{"no_value",
                  {"build", "-o"},
                  "-o,--out wants a value: directory, FILE.tar, FILE.tar.zst, or - for a tar on standard output; see "
                  "'roadstead build --help'"},
        UsageCase{"empty_output",
                  {"build", "-o", "", "."},
                  "--out: the name is empty, want a directory, *.tar, *.tar.zst or -; see 'roadstead build --help'"},
        UsageCase{"registry_that_is_a_tar",
                  {"import", "singularity-hub", "rows", "-o", "h7.tar"},
                  "--out: 'h7.tar' ends with '.tar', want a directory; see 'roadstead import singularity-hub --help'"},
        UsageCase{"mark_of_arguments", {"build", "--", "reg"}, "--out is required; see 'roadstead build --help'"},
        UsageCase{"option_before_the_command",
                  {"--json", "list", "reg"},
                  "'--json' stands before the command, want 'roadstead list --json'"},
        UsageCase{"unknown_option_before_the_command", {"--jsn", "list", "reg"}, "'--jsn' is no option of 'roadstead'"},
        UsageCase{"value_of_a_flag",
                  {"build", "-o", "x", "--keep-going=maybe"},
                  "--keep-going takes no value, but 'maybe' is given; see 'roadstead build --help'"},
        UsageCase{"help_of_no_command", {"help", "build", "extra"}, "'roadstead build' has no commands, so no 'extra'"},
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

TEST(Run, PrintsTheVersion) {
  for (const char* word : {"version", "--version"}) {
    const Outcome outcome = run_words({word});
    EXPECT_EQ(outcome.status, exit_done);
    EXPECT_EQ(outcome.out, "roadstead " + std::string(version) + "\n");
  }
}

TEST(Run, HelpOfACommandIsWhatItsOptionPrints) {
  const std::vector<std::string> commands[] = {{}, {"build"}, {"image"}, {"image", "inspect"}, {"help"}};
  for (std::vector<std::string> words : commands) {
    std::vector<std::string> asking = words;
    asking.push_back("--help");
    words.insert(words.begin(), "help");
    const Outcome outcome = run_words(words);
    EXPECT_EQ(outcome.status, exit_done);
    EXPECT_EQ(outcome.out, run_words(asking).out);
  }
}

TEST(Run, TheFirstLineOfHelpHasTheOptionsThatAreRequired) {
  const auto usage = [](const std::vector<std::string>& words) {
    const std::string help = run_words(words).out;
    const std::size_t at = help.find("Usage: ");
    return help.substr(at, help.find('\n', at) - at);
  };
  EXPECT_EQ(usage({"help", "build"}), "Usage: roadstead build [OPTIONS] -o OUT [registry]");
  EXPECT_EQ(usage({"help", "check"}), "Usage: roadstead check [OPTIONS] [registry]");
  EXPECT_EQ(usage({"help", "import", "singularity-hub"}),
            "Usage: roadstead import singularity-hub [OPTIONS] -o OUT file");
}

TEST(Run, ListsTheRulesAsJsonToo) {
  const Outcome outcome = run_words({"check", "--list-rules", "--json"});
  EXPECT_TRUE(outcome.out.starts_with(
      R"({"rules":[{"rule":"schema","severity":"error","text":"every document has the keys and types of its form, each once"},)"))
      << outcome.out;
  EXPECT_EQ(outcome.out, run_words({"check", "--list-rules", "--format", "json"}).out);
  EXPECT_TRUE(run_words({"check", "--list-rules"}).out.starts_with("schema  "));
}

TEST(Run, TellsAFailureFromAWrongUse) {
  const Outcome outcome = run_words({"check", "/nonexistent/registry"});
  EXPECT_EQ(outcome.status, exit_failed);
  EXPECT_TRUE(outcome.err.starts_with("roadstead: ")) << outcome.err;
}

// A folder with two collections, one of whose tags has an error.
class QueryHere : public testing::Test {
 protected:
  void SetUp() override {
    const std::string good = "---\nlayout: manifests/singularity\nsize: 4096\nlayers: [{size: 4096}]\n---\n";
    scratch_.write("harbor/buoy/manifests/1.0/README.md", good);
    scratch_.write("harbor/buoy/manifests/2.0/README.md", "no front matter");
    scratch_.write("harbor/raft/manifests/1.0/README.md", good);
    scratch_.write("empty/notes.txt", "");
    before_ = std::filesystem::current_path();
    std::filesystem::current_path(scratch_.root());
  }
  void TearDown() override { std::filesystem::current_path(before_); }

  test::Scratch scratch_;
  std::filesystem::path before_;
};

TEST_F(QueryHere, AFolderOfTheRegistryIsAReference) {
  const Outcome outcome = run_words({"list", "harbor/raft"});
  EXPECT_TRUE(outcome.out.starts_with("1.0 ")) << outcome.out << outcome.err;
}

TEST_F(QueryHere, AFolderWithCollectionsIsARegistry) {
  EXPECT_TRUE(run_words({"list", "harbor"}).out.starts_with("buoy  "));
  EXPECT_TRUE(run_words({"list", scratch_.root().string()}).out.starts_with("harbor/buoy  "));
}

TEST_F(QueryHere, WhatIsNeitherIsSaidToBeNeither) {
  const Outcome outcome = run_words({"list", "harbor/rafd"});
  EXPECT_EQ(outcome.status, exit_failed);
  EXPECT_NE(outcome.err.find("roadstead: neither a registry at 'harbor/rafd' nor a name in the registry here: "
                             "collection 'harbor/rafd' is not in this "
                             "registry; did you mean 'harbor/raft'?\n"),
            outcome.err.npos)
      << outcome.err;
  EXPECT_NE(
      run_words({"list", "empty"}).err.find("roadstead: neither a registry at 'empty' nor a name in the registry here"),
      outcome.err.npos);
}

// In a folder that is no registry at all.
TEST_F(QueryHere, AFolderWithoutARegistryIsRefusedByEveryCommand) {
  const std::string at_empty =
      "no registry at 'empty': want roadstead.yml or _config.yml, or a tag as "
      "<owner>/<repo>/manifests/<tag>/README.md\n";
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"check", "empty"}, {"build", "empty", "-o", "out"}, {"list", "empty", "a/b"}}) {
    const Outcome outcome = run_words(words);
    EXPECT_EQ(outcome.status, exit_failed);
    EXPECT_EQ(outcome.err, "roadstead: " + at_empty);
    EXPECT_FALSE(std::filesystem::exists("out"));
  }
  std::filesystem::current_path("empty");
  const Outcome outcome = run_words({"list", "a/b"});
  EXPECT_EQ(outcome.status, exit_failed);
  EXPECT_TRUE(outcome.err.starts_with(
      "roadstead: neither a registry at 'a/b' nor a name in the registry here: no registry at '.': want "))
      << outcome.err;
}

TEST_F(QueryHere, ANewRegistryMayBeEmpty) {
  for (const char* settings : {"roadstead.yml", "_config.yml"}) {
    scratch_.write("new/" + std::string(settings), "title: New\n");
    EXPECT_EQ(run_words({"check", "new"}).status, exit_done) << settings;
    EXPECT_EQ(run_words({"list", "new"}).status, exit_done) << settings;
    std::filesystem::remove_all("new");
  }
}

TEST_F(QueryHere, WhatIsLeftOutIsCounted) {
  const Outcome outcome = run_words({"list"});
  EXPECT_EQ(outcome.status, exit_findings);
  EXPECT_EQ(outcome.err, "roadstead: 1 entry left out because of errors; 'roadstead check' says which\n");
  EXPECT_EQ(run_words({"show", "--json", "harbor/raft:1.0"}).status, exit_findings);
  std::filesystem::remove_all("harbor/buoy/manifests/2.0");
  EXPECT_EQ(run_words({"list"}).err, "");
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
