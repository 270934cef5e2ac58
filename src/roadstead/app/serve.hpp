// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "roadstead/app/build.hpp"
#include "roadstead/site/http_server.hpp"

namespace roadstead::app {

struct ServeOptions {
  std::string registry = ".";  ///< a registry tree, or a site that was built for serving
  std::string base_url{};      ///< empty: the address that is listened on
  std::optional<std::filesystem::path> store{};
  std::optional<std::filesystem::path> audit_report{};  ///< whose findings pages show
  site::ServerOptions server{};
  unsigned jobs = 0;
  OnError on_error = OnError::stop;
};

/// What is served right now, and what was found while loading it.
struct Served {
  std::shared_ptr<site::Answers> answers;  ///< null when errors stop it
  catalog::Findings findings;
  std::uint64_t collections = 0, tags = 0;
  Withheld withheld{};
  std::string stated_url{};  ///< where the settings say that the registry lives; empty: nowhere
  std::string built_for{};   ///< of a built site: the address that its pages hold; else empty
};

/// Loads what a server at `base_url` answers with.
Result<Served> load_served(const ServeOptions& options, const std::string& base_url);

/// A value that changes when the registry or the store does: a revision's tree, else a hash over the names and states
/// (stat_text) of all files; with it such a hash of the store's blobs.
Result<std::string> fingerprint(const ServeOptions& options);

}  // namespace roadstead::app
