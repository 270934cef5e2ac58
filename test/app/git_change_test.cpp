// SPDX-License-Identifier: Apache-2.0
// What only git itself can show of a change: merges, bases that moved on, and signatures. Each row is a few lines of
// shell that make `main` and `head`, and what is said of the change.
#include <gtest/gtest.h>

#include <regex>

#include "roadstead/app/check_change.hpp"
#include "roadstead/base/process.hpp"
#include "support/memory_registry.hpp"
#include "support/scratch.hpp"

namespace roadstead::app {
namespace {

using namespace roadstead::test;

constexpr std::string_view words = R"sh(
set -e
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
for name in ann bob eve; do ssh-keygen -q -t ed25519 -N '' -C '' -f "$name"; done
git init -q -b main registry
cd registry
git config user.name t
git config user.email t@example.org
git config gpg.format ssh
image() { # collection, tag, digit
  mkdir -p "$1/manifests/$2"
  digest=sha256:$(printf '%064d' 0 | tr 0 "$3")
  printf -- '---\nlayout: manifests/singularity\nsize: 4096\ndigest: %s\nlayers:\n- {size: 4096, digest: "%s", url: "https://images.example.org/%s"}\n---\n' \
    "$digest" "$digest" "$3" >"$1/manifests/$2/README.md"
}
owner() { # folder, owner, layout
  mkdir -p "$1"
  printf -- '---\nlayout: %s\nowners:\n- {%s}\n---\n' "${3-collection}" "$2" >"$1/README.md"
}
key() { printf 'key: "%s"' "$(cut -d ' ' -f 1,2 "../$1.pub")"; } # whose
save() { git add -A && git commit -q -m one; }
signed() { git add -A && git -c user.signingkey="../$1" commit -q -S -m one; } # whose key
begin() { # owner
  owner fleet/boat "$1" && image fleet/boat 1.0 1
  owner harbor/light 'user: 8' && image harbor/light 1.0 2
  save
}
branch() { git checkout -q -b head; }
)sh";

struct GitCase {
  const char* name;
  std::string_view script, expected;
};

void PrintTo(const GitCase& row, std::ostream* out) { *out << row.name; }

class GitChange : public testing::TestWithParam<GitCase> {};

// "pass" or "fail", and below it the findings, without the ids of commits.
std::string said_of(const ChangeReport& report) {
  const std::string text =
      fmt::format("{}\n{}", check::verdict_name(report.judgement.verdict), text_of(report.judgement.findings));
  return std::regex_replace(text, std::regex("commit [0-9a-f]{12} "), "commit … ");
}

TEST_P(GitChange, IsJudged) {
  if (!run({.arguments = {"sh", "-c", "command -v ssh-keygen"}}, 10000)) GTEST_SKIP() << "there is no ssh-keygen";
  const Scratch scratch;
  const auto made =
      run({.arguments = {"sh", "-c", fmt::format("{}{}", words, GetParam().script)}, .folder = scratch.root().string()},
          1 << 20);
  ASSERT_TRUE(made) << made.error().message();
  ChangeOptions options{.repository = (scratch.root() / "registry").string(),
                        .base = "main",
                        .head = "head",
                        .branch = "update/fleet/boat",
                        .authors = {{catalog::Owner::Kind::user, "7"}}};
  const auto report = check_change(options);
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_EQ(said_of(*report), GetParam().expected);
}

constexpr std::string_view not_signed =
    "fail\nfleet/boat: error: commit … is not signed, want each signed by a key of the owners [ownership]\n";
constexpr std::string_view unknown_key =
    "fail\nfleet/boat: error: commit … is signed by no key that the base knows, want each signed by a key of the "
    "owners [ownership]\n";
constexpr std::string_view stale =
    "fail\nfleet/boat/manifests/1.0/README.md: error: the base has changed it since, want the change made anew on it "
    "[fresh]\n";

const GitCase signatures[] = {
    {"by_an_owner",
     R"sh(begin "$(key ann)"; branch
image fleet/boat 2.0 3; signed ann)sh",
     "pass\n"},
    {"by_nobody",
     R"sh(begin "$(key ann)"; branch
image fleet/boat 2.0 3; save)sh",
     not_signed},
    {"by_a_stranger",
     R"sh(begin "$(key ann)"; branch
image fleet/boat 2.0 3; signed eve)sh",
     unknown_key},
    {"by_the_owner_of_another",
     R"sh(begin "$(key ann)"
owner fleet/raft "$(key bob)"; image fleet/raft 1.0 4; save
branch; image fleet/boat 2.0 3; signed bob)sh",
     "fail\nfleet/boat: error: commit … is signed by another's key, want each signed by a key of the owners "
     "[ownership]\n"},
    {"by_a_key_that_was_revoked",
     R"sh(begin "$(key ann)"; branch
image fleet/boat 2.0 3; signed ann
git checkout -q main; owner fleet/boat "$(key bob)"; save)sh",
     unknown_key},
    {"by_a_key_that_the_change_names",
     R"sh(begin "$(key ann)"; branch
owner fleet/boat "$(key eve)"; image fleet/boat 2.0 3; signed eve)sh",
     "fail\nfleet/boat: error: commit … is signed by no key that the base knows, want each signed by a key of the "
     "owners [ownership]\nfleet/boat/README.md: review: names other owners: a person must look [new-owner]\n"},
    {"of_all_but_one_commit",
     R"sh(begin "$(key ann)"; branch
image fleet/boat 2.0 3; signed ann
image fleet/boat 3.0 4; save
image fleet/boat 4.0 5; signed ann)sh",
     not_signed},
    {"of_something_else",
     R"sh(begin "$(key ann)"; branch
image fleet/boat 2.0 3; signed ann
image fleet/boat 3.0 4; git add -A; tree=$(git write-tree)
git cat-file commit HEAD | sed "s/^tree .*/tree $tree/" >../forged
git reset -q --hard "$(git hash-object -t commit -w ../forged)")sh",
     "fail\nfleet/boat: error: commit … has a signature of something else, want each signed by a key of the owners "
     "[ownership]\n"},
    {"by_the_owner_of_the_folder",
     R"sh(begin 'user: 7'
owner fleet "$(key ann)" owner; save
branch; image fleet/boat 2.0 3; signed ann)sh",
     "pass\n"},
    {"beside_the_owners_own_name",
     R"sh(begin "$(key ann)"; echo 'policy: {new-namespaces: allow, rules: {branch-binding: off}}' >roadstead.yml; save; branch
image fleet/boats 1.0 3; signed ann)sh",
     "pass\n"},
    {"beside_the_name_of_who_signed_one_of_two_commits",
     R"sh(begin "$(key ann)"; echo 'policy: {new-namespaces: allow, rules: {branch-binding: off}}' >roadstead.yml; save; branch
image fleet/boats 1.0 3; signed ann
image fleet/boats 2.0 4; save)sh",
     "review\nfleet/boats: review: 'fleet/boats' is much like 'fleet/boat': a person must look [similar-name]\n"},
    {"by_the_owner_of_a_folder_without_collections",
     R"sh(owner fleet "$(key ann)" owner; save
branch; image fleet/boat 2.0 3; signed ann)sh",
     "pass\n"},
    {"by_nobody_in_the_folder_of_an_owner",
     R"sh(owner fleet "$(key ann)" owner; save
branch; image fleet/boat 2.0 3; save)sh",
     not_signed},
    {"by_an_account_where_keys_are_owners",
     R"sh(begin 'user: 7'
owner fleet "$(key ann)" owner; save
branch; image fleet/boat 2.0 3; save)sh",
     not_signed},
    {"by_nobody_of_a_merge",
     R"sh(begin "$(key ann)"; branch
image fleet/boat 2.0 3; signed ann
git checkout -q main; image harbor/light 2.0 4; save
git checkout -q head; git merge -q -m one main)sh",
     not_signed},
};
INSTANTIATE_TEST_SUITE_P(Signed, GitChange, testing::ValuesIn(signatures),
                         [](const auto& row) { return row.param.name; });

const GitCase merges[] = {
    {"with_the_base",
     R"sh(begin 'user: 7'; branch
image fleet/boat 2.0 3; save
git checkout -q main; image harbor/light 2.0 4; save
git checkout -q head; git merge -q -m one main)sh",
     "pass\n"},
    {"that_smuggles",
     R"sh(begin 'user: 7'; branch
image fleet/boat 2.0 3; save
git checkout -q main; image harbor/light 2.0 4; save
git checkout -q head; git merge -q --no-commit main
image harbor/light 3.0 5; save)sh",
     "fail\n"
     "harbor/light: error: is not what the branch 'update/fleet/boat' names, want a change of 'fleet/boat' alone "
     "[branch-binding]\n"
     "harbor/light: error: changes fleet/boat, harbor/light together, want one collection in a change "
     "[one-namespace]\n"
     "harbor/light: error: is changed by who is not among its owners on the base [ownership]\n"},
    {"that_undoes_the_base",
     R"sh(begin 'user: 7'; branch
image fleet/boat 2.0 3; save
git checkout -q main; image harbor/light 2.0 4; save
git checkout -q head; git merge -q -s ours -m one main)sh",
     "fail\n"
     "harbor/light: error: is not what the branch 'update/fleet/boat' names, want a change of 'fleet/boat' alone "
     "[branch-binding]\n"
     "harbor/light: error: changes fleet/boat, harbor/light together, want one collection in a change "
     "[one-namespace]\n"
     "harbor/light: error: is changed by who is not among its owners on the base [ownership]\n"
     "harbor/light/manifests/2.0/README.md: error: the tag is gone, want it yanked with a reason, so that its digests "
     "stay [add-only]\n"},
    {"base_moved_on_elsewhere",
     R"sh(begin 'user: 7'; branch
image fleet/boat 2.0 3; save
git checkout -q main; image harbor/light 2.0 4; save)sh",
     "pass\n"},
    {"base_moved_on_here",
     R"sh(begin 'user: 7'; branch
image fleet/boat 1.0 3; save
git checkout -q main; image fleet/boat 1.0 4; save)sh",
     stale},
    {"base_moved_on_and_attributes_say_union",
     R"sh(begin 'user: 7'; branch
image fleet/boat 1.0 3; echo '* merge=union' >.gitattributes; save
git checkout -q main; image fleet/boat 1.0 4; save
git checkout -q head)sh",
     stale},
    {"owners_moved_on",
     R"sh(begin 'user: 7'; branch
image fleet/boat 2.0 3; save
git checkout -q main; owner fleet/boat 'user: 9'; save)sh",
     "fail\nfleet/boat: error: is changed by who is not among its owners on the base [ownership]\n"},
    {"branch_that_was_rebased",
     R"sh(begin 'user: 7'; branch
image fleet/boat 2.0 3; save
git checkout -q main; image harbor/light 2.0 4; save
git checkout -q head; git rebase -q main)sh",
     "pass\n"},
    {"branch_with_a_copy_of_what_was_merged",
     R"sh(begin 'user: 7'; branch
image harbor/light 2.0 4; save
image fleet/boat 2.0 3; save
git checkout -q main; image harbor/light 2.0 4; save)sh",
     "pass\n"},
    {"unrelated_histories",
     R"sh(begin 'user: 7'
git checkout -q --orphan head; image fleet/boat 2.0 3; save)sh",
     "fail\n.: error: the head has no commit in common with the base, want the change made anew on it [fresh]\n"},
    {"histories_cut_off",
     R"sh(begin 'user: 7'; branch
image fleet/boat 2.0 3; save
git checkout -q main; image harbor/light 2.0 4; save
cd ..; mv registry whole
git clone -q --bare --depth 1 --no-single-branch "file://$PWD/whole" registry)sh",
     "fail\n.: error: the head has no commit in common with the base in what was fetched, want all of the history "
     "[fresh]\n"},
    {"commit_that_was_replaced",
     R"sh(begin 'user: 7'; branch
image harbor/light 3.0 5; save
git checkout -q -b good main; image fleet/boat 2.0 3; save
git replace head good; git checkout -q main)sh",
     "fail\n"
     "harbor/light: error: is not what the branch 'update/fleet/boat' names, want a change of 'fleet/boat' alone "
     "[branch-binding]\n"
     "harbor/light: error: is changed by who is not among its owners on the base [ownership]\n"},
    {"large_file_that_is_gone_again",
     R"sh(begin 'user: 7'; branch
head -c 2000000 /dev/zero >fleet/boat/film; save
rm fleet/boat/film; image fleet/boat 2.0 3; save)sh",
     "fail\nfleet/boat/film: error: has 2000000 bytes in a commit of the change, and git keeps them, want at most "
     "1048576 [media]\n"},
    {"large_file_of_a_merge",
     R"sh(begin 'user: 7'; branch
image fleet/boat 2.0 3; save
git checkout -q main; image harbor/light 2.0 4; save
git checkout -q head; git merge -q --no-commit main
head -c 2000000 /dev/zero >fleet/boat/film; save
git rm -q fleet/boat/film; save)sh",
     "fail\nfleet/boat/film: error: has 2000000 bytes in a commit of the change, and git keeps them, want at most "
     "1048576 [media]\n"},
};
INSTANTIATE_TEST_SUITE_P(Merge, GitChange, testing::ValuesIn(merges), [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace roadstead::app
