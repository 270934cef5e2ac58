// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "roadstead/base/pgp.hpp"
#include "roadstead/catalog/owner.hpp"

namespace roadstead::catalog {

/// What a rule's findings count as where the policy says so.
enum class Level : std::uint8_t { off, warning, review, error };

/// What becomes of the first tag of a namespace.
enum class NewNamespace : std::uint8_t { allow, review, refuse };

/// What a registry's `policy` says, of all namespaces or of those that a glob takes (docs/governance.md). What is not
/// said is left to the terms before: those of the registry, then ours.
struct PolicyTerms {
  std::optional<std::vector<std::string>> storage;  ///< prefixes of URLs where images may lie: "https://host/path/"
  std::optional<std::vector<std::string>> movable;  ///< globs of tags that may get another image
  std::optional<std::vector<std::string>> required_labels;
  std::optional<std::uint64_t> most_tags, most_bytes;  ///< of one collection
  std::optional<bool> auto_merge;
  std::optional<NewNamespace> new_namespaces;
  std::map<std::string, Level> rules;  ///< rule → level

  bool operator==(const PolicyTerms&) const = default;
};

/// An owner by the id that is never given anew.
struct OwnerId {
  Owner::Kind kind = Owner::Kind::name;
  std::string id;
  bool operator==(const OwnerId&) const = default;
};

/// How much there may be; nullopt: as much as there is.
struct Quota {
  std::optional<std::uint64_t> tags, bytes;

  bool operator==(const Quota&) const = default;
};

struct Policy {
  PolicyTerms terms;
  Quota registry_quota;  ///< of all collections together
  /// Hosts that may be asked although their addresses are private, in lower case: a name, "*.example.org" for those
  /// below it, or a Network of addresses.
  std::vector<std::string> private_hosts;
  std::vector<PgpKey> pgp_keys;      ///< of those who sign images
  std::vector<OwnerId> maintainers;  ///< who may change what is of no collection, and merge what is under review
  std::vector<std::pair<std::string, PolicyTerms>> namespaces;  ///< glob → terms, in the order of the file

  /// All that is said of one namespace; of several globs that take it, the last one has the last word.
  PolicyTerms of(std::string_view collection) const;

  bool operator==(const Policy&) const = default;
};

}  // namespace roadstead::catalog
