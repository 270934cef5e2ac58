// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/catalog/finding.hpp"
#include "roadstead/catalog/load.hpp"
#include "roadstead/oci/manifest.hpp"
#include "roadstead/source/tree.hpp"

namespace roadstead::check {

/// One path that differs between what the registry is and what it would become.
struct ChangedFile {
  std::string path;
  bool is_there = true;   ///< afterwards
  bool was_there = true;  ///< before
};

/// Who proposes a change, as the forge says it: a user, a team or a repository.
using Author = catalog::OwnerId;

/// What a commit's signature is worth.
enum class Signature : std::uint8_t { none, broken, unknown, known };

/// A commit of a change, and the key of its signature.
struct SignedCommit {
  std::string id;
  Signature signature = Signature::none;
  std::string key;  ///< "ssh-ed25519 AAAA…" of a known one: a key that the base names
};

/// A file in a commit of a change that is larger than any may be; it may be gone again at the end.
struct LargeFile {
  std::string path;
  std::uint64_t size_bytes = 0;
};

/// A registry, or the part of it that a change concerns, with the findings of its tree.
struct Side {
  const source::Tree& tree;
  const catalog::Loaded& loaded;
};

/// What all collections have together: their tags, and the bytes of their images, each image once in a collection.
struct RegistryUse {
  std::uint64_t tags = 0, bytes = 0;
};

/// What would become of a registry. `before` is the base, `after` is what merging makes of it, not the head alone: what
/// others have merged meanwhile is no part of the change.
struct Change {
  std::string branch;  ///< empty: nobody says
  std::vector<Author> authors;
  bool defers_teams = false;          ///< nobody has asked which teams the authors are of: who merges does
  std::vector<SignedCommit> commits;  ///< that the base does not have
  std::vector<ChangedFile> files;     ///< sorted by path; those too that are no part of any namespace
  std::vector<LargeFile> large_files;
  /// Of the base, without those of tags; as deep as the new collections. Empty where there is none.
  std::vector<std::string> folders;
  std::optional<RegistryUse> use;  ///< of the base; where its policy bounds it
  Side before, after;
};

enum class Verdict : std::uint8_t { pass, review, fail };
std::string_view verdict_name(Verdict verdict);

struct Judgement {
  std::string collection;      ///< that the change is of; empty: none, or several
  catalog::Findings findings;  ///< of the change, and of the tree where the change touches it; sorted
  Verdict verdict = Verdict::pass;
  bool may_merge = false;  ///< by itself once it passes, says the policy
};

/// Of a whole registry.
RegistryUse use_of(const catalog::Catalog& catalog);

/// A file of a collection may have 1 MiB, and an OCI document 4 MiB (docs/registry-format.md, Limits).
constexpr std::uint64_t file_limit_bytes = 1 << 20, document_limit_bytes = oci::manifest_limit_bytes;

/// Judges a change by the policy and the owners of its base. `tree_findings` are those of `after`.
Result<Judgement> judge(const Change& change, const catalog::Findings& tree_findings);

}  // namespace roadstead::check
