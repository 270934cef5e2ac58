// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/tree_text.hpp"

namespace roadstead::test {

/// A change of a registry, in a text that people read: a TreeText whose paths begin with `base/` or `head/`.
///
///   === head/fleet/boat/manifests/1.0/README.md
///   %image b
///   frozen: true
///   === note change
///   branch update/fleet/boat
///   author user:7
///   gone fleet/boat/manifests/old/README.md
///   === note expect
///   fail
///   fleet/boat/manifests/1.0/README.md: error: …
///
/// The base is that of changes/base.txt, unless the note says `empty`, with what `base/` adds; the head is the base,
/// without what is `gone` and with what `head/` adds. The first line "%image b" of a README stands for the front matter
/// of an image whose digest is 64 times "b", with the lines below it, and "%image b https://host/path 8192" for one of
/// another address and size; "%b" in any line stands for such a digest. The first line of `expect` is the verdict.
struct ChangeText {
  std::string about, branch, verdict, findings;
  std::vector<std::string> authors;  ///< "user:7"
  bool defers_teams = false;
  std::vector<TreeFile> base, head;
};

Result<ChangeText> read_change_text(const std::string& name);

/// Puts `text`, a verdict and findings, in place of what the case expects.
Result<void> rewrite_expectation(const std::string& name, const std::string& text);

/// The names of all cases below test/changes, sorted.
std::vector<std::string> change_names();

}  // namespace roadstead::test
