// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/base/environment.hpp"

namespace roadstead {

/// A CI, and how its variables say what we want to know: "{NAME}" stands for the value of one, and after a '|' stands
/// what is asked when the first is not set. Empty: it does not say.
struct Ci {
  std::string_view name;         ///< "github", "gitlab", "circleci", "travis", "jenkins", "forgejo"
  std::string_view sign;         ///< the variable that tells that it runs us
  std::string_view forge;        ///< whose repositories it builds: "github", "gitlab", "gitea"; empty: any forge's
  bool is_forges_own;            ///< its runners are a part of that forge
  std::string_view repository;   ///< "owner/repo"
  std::string_view address;      ///< of the repository, for people or for git
  std::string_view commit, ref;  ///< `ref` is a branch or "refs/…"
  std::string_view base;         ///< the repository's default branch
  std::string_view actor;        ///< who pushed
  std::string_view server, api;  ///< addresses of the forge and of its API
};

/// The one that runs us; nullptr: none that we know.
const Ci* find_ci(const Environment& environment);

/// A field of a Ci; empty when a variable in it is not set: half of an address is none.
std::string ci_value(std::string_view field, const Environment& environment);

/// "FORGEJO_REPOSITORY, FORGEJO_ACTIONS, …": what find_ci() looks for.
std::string ci_signs();

}  // namespace roadstead
