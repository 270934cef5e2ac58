// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <vector>

#include "roadstead/app/verify.hpp"

namespace roadstead::app {

/// How deep each object is looked at.
class Depths {
 public:
  /// Borrowed.
  explicit Depths(const VerifyOptions& options) : options_(options) {}
  bool is_asked_again(const verify::Object& object) const;
  verify::Depth of(const verify::Object& object) const;

 private:
  const VerifyOptions& options_;
};

/// What is looked at.
struct VerifyTask {
  LoadedRegistry registry;
  std::vector<verify::Object> objects;
  std::set<std::string> older_sources{};  ///< what is_older() knows
  catalog::Policy policy{};               ///< that holds

  /// The base has an image that was made there, of the same recipe: it is not looked at again.
  bool is_older(const catalog::Source& source) const;
};

/// The objects that the options choose.
Result<VerifyTask> choose_objects(const VerifyOptions& options);

}  // namespace roadstead::app
