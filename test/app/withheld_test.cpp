// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/withheld.hpp"

#include <gtest/gtest.h>

#include "roadstead/site/profile.hpp"
#include "support/memory_registry.hpp"

namespace roadstead::app {
namespace {

using namespace roadstead::test;

const std::string hex_a(64, 'a');

TreeFile tag(const std::string& path, const std::string& layer) {
  return {
      FileKind::file, path + "/README.md",
      "---\nlayout: manifests/singularity\nsize: 4096\ndigest: sha256:" + hex_a + "\nlayers:\n- " + layer + "\n---\n"};
}

// One line for each tag that is withheld.
std::string withheld_of(std::vector<TreeFile> files, const char* profile, const char* base_url,
                        render::StoreIndex store = {}) {
  TreeText text;
  text.files = std::move(files);
  const MemoryRegistry registry(text);
  const auto host = site::host_of(*site::find_profile(profile).value(), base_url).value();
  std::string lines;
  const Withheld withheld = find_withheld({registry.loaded.catalog, host, std::move(store)});
  for (const WithheldTag& one : withheld.tags)
    lines += fmt::format("{}:{} {}: {}\n", one.name, one.tag, api_name(one.api), one.why);
  return lines;
}

const std::string digest = "size: 4096\n  digest: sha256:" + hex_a;

TEST(Withheld, NothingWhereEveryApiHasIt) {
  const auto file = tag("a/b/manifests/t", digest + "\n  url: https://e.org/a");
  EXPECT_EQ(withheld_of({file}, "nginx", "https://e.org"), "");
}

TEST(Withheld, WithoutAnAddressAndAStore) {
  const auto file = tag("a/b/manifests/t", digest);
  EXPECT_EQ(withheld_of({file}, "nginx", "https://e.org"),
            "a/b:t shub: no address of its bytes is known\na/b:t library: no address of its bytes is known\n"
            "a/b:t OCI: no address of its bytes is known\n");
  EXPECT_EQ(withheld_of({file}, "pages", "https://e.org",
                        render::StoreIndex({catalog::Digest::parse("sha256:" + hex_a).value()})),
            "");
}

TEST(Withheld, WhereTheHostCannot) {
  const auto file = tag("a/b/manifests/t", digest + "\n  url: https://e.org/a");
  EXPECT_EQ(withheld_of({file}, "pages", "https://e.org/below"),
            "a/b:t library: no store has its bytes, and this host cannot redirect to them\n"
            "a/b:t OCI: its clients ask at the root of the host, which is not this site's\n");
}

TEST(Withheld, WhatTheNamesLose) {
  const auto file = tag("a/b/manifests/1+2", digest + "\n  url: https://e.org/a");
  EXPECT_EQ(withheld_of({file}, "nginx", "https://e.org"),
            "a/b:1+2 shub: the tag is not 1 to 64 letters, digits, '-', '_' and '.'\n"
            "a/b:1+2 OCI: the tag is not letters, digits, '-', '_' and '.', beginning with a letter, a digit or '_'\n");
}

TEST(Withheld, CountsAllAndKeepsTheFirst) {
  std::vector<TreeFile> files;
  for (int i = 0; i < 1200; ++i) files.push_back(tag(fmt::format("a/b/manifests/{:04}", i), digest));
  TreeText text;
  text.files = std::move(files);
  const MemoryRegistry registry(text);
  const auto host = site::host_of(*site::find_profile("nginx").value(), "https://e.org").value();
  const Withheld withheld = find_withheld({registry.loaded.catalog, host, {}});
  EXPECT_EQ(withheld.count, 3600u);
  EXPECT_EQ(withheld.tags.size(), Withheld::tags_kept);
  ASSERT_EQ(withheld.groups.size(), 3u);
  const Withheld::Group& shub = withheld.groups.begin()->second;
  EXPECT_EQ(shub.count, 1200u);
  EXPECT_EQ(shub.first, (std::vector<std::string>{"a/b:0000", "a/b:0001", "a/b:0002"}));
}

}  // namespace
}  // namespace roadstead::app
