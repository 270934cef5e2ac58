// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/app/progress.hpp"
#include "roadstead/app/registry.hpp"
#include "roadstead/base/error.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/catalog/finding.hpp"
#include "roadstead/catalog/policy.hpp"
#include "roadstead/verify/choose.hpp"
#include "roadstead/verify/fault.hpp"
#include "roadstead/verify/object_key.hpp"

namespace roadstead::app {

struct VerifyOptions {
  std::string registry = ".";  ///< a directory, or REPOSITORY@REVISION
  /// A revision of its repository: only what that one does not have is looked at, and its policy holds. Empty: all is.
  std::string changed_since;
  verify::Depth depth = verify::Depth::head;
  verify::Shard shard;
  verify::Sample sample;
  /// Objects that are looked at whatever the sample is, as deep at least: by digest, or by redacted URL where none is
  /// known.
  std::map<std::string, verify::Depth> again{};
  std::string state;       ///< file that lets a run go on; empty: none
  unsigned per_host = 16;  ///< questions at once
  std::chrono::seconds patience{30};
  bool recipes = false;            ///< the repositories that tags were made from are asked too
  bool may_reach_private = false;  ///< addresses of this network too, whatever the policy says
  unsigned jobs = 1;
  Progress progress = [](std::uint64_t, std::uint64_t) {};
};

/// A finding, and the object that it is about.
struct ObjectFinding {
  catalog::Finding finding;
  std::string digest, url;   ///< the digest is empty where none is known; the URL is redacted
  std::uint32_t places = 1;  ///< that name the same

  auto operator<=>(const ObjectFinding&) const = default;
};

struct VerifyReport {
  verify::Depth depth = verify::Depth::head;
  std::uint64_t objects = 0;                   ///< that were looked at, each address by itself
  std::uint64_t known = 0;                     ///< of these, from the state file
  std::uint64_t left_out = 0;                  ///< entries of the registry that cannot be read
  std::vector<ObjectFinding> findings;         ///< sorted
  std::uint64_t recipes = 0;                   ///< tags whose source was looked at
  std::vector<ObjectFinding> recipe_findings;  ///< of these, sorted; `url` is the repository's
  /// Fingerprint of a key that the policy does not have → images that were read in full and are said to be signed by
  /// it: that a signature names it is all that was looked at.
  std::map<std::string, std::uint64_t> unverified{};
};

/// An object and what is wrong with it.
struct Faulty {
  verify::Object object;
  verify::Fault fault;
};

/// A report, and what it was made from.
struct Verified {
  LoadedRegistry registry;
  std::vector<verify::Object> objects;  ///< that were looked at; their views are the registry's
  std::vector<Faulty> faulty;
  catalog::Policy policy;  ///< that holds
  VerifyReport report;
};

/// Asks the stored objects of a registry whether they are what it says.
Result<Verified> verify_registry(const VerifyOptions& options);
/// The report alone.
Result<VerifyReport> verify_objects(const VerifyOptions& options);

/// Asks for some of its objects again, in this depth, without a state file; gives those that are not as they
/// should be.
Result<std::vector<Faulty>> look_at(const VerifyOptions& options, const Verified& verified,
                                    std::span<const verify::Object> objects, verify::Depth depth);

/// "head", "first-bytes", "bytes".
std::string_view depth_name(verify::Depth depth);
std::optional<verify::Depth> depth_named(std::string_view name);

/// The keys of a finding, into an object that is open.
void write_object(JsonWriter& json, const ObjectFinding& object);
/// "depth", "objects", "sound", "leftOut" and "counts", into an object that is open.
void write_summary(JsonWriter& json, const VerifyReport& report);

/// The same report gives the same bytes: no time, no host of ours, nothing that depends on the order of answers.
std::string verify_json(const VerifyReport& report);

}  // namespace roadstead::app
