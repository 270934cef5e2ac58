// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace roadstead::forge {

/// One image that a pull request proposes. Whatever is empty or 0 is not shown.
struct ProposedTag {
  std::string tag;
  std::string old_digest;  ///< "sha256:<hex>"; empty: the tag is new
  std::string new_digest;
  std::uint64_t old_size_bytes = 0, new_size_bytes = 0;
  std::string architecture;
  std::string recipe_link;   ///< web address of what changed in the recipe
  std::string commit;        ///< of the recipe's repository
  bool is_outdated = false;  ///< it stays as it was, and was made from something else than the tag is now
};

/// "Update owner/repo: latest, gpu and 2 more", one line of at most 200 bytes; "Add" when every tag is new.
std::string proposal_title(std::string_view collection, const std::vector<ProposedTag>& tags);

/// Markdown that GitHub, GitLab and Gitea show alike: a table, the new digests, and a comment that names the collection
/// for programs. At most 60,000 bytes, below GitHub's limit of 65,536 characters: what does not fit is counted. Values
/// are shown as code, so that none of them is markup, mentions a person or links anywhere.
std::string proposal_body(std::string_view collection, const std::vector<ProposedTag>& tags);

}  // namespace roadstead::forge
