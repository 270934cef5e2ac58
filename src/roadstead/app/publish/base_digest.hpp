// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "roadstead/net/http_client.hpp"
#include "roadstead/recipe/find.hpp"

namespace roadstead::app {

/// Where a reference of docker:// or oras:// leads: "debian:12" is the official image at Docker Hub.
struct BaseReference {
  std::string server;      ///< "https://registry-1.docker.io"; http:// for this machine itself
  std::string repository;  ///< "library/debian"
  std::string tag;         ///< or a digest
};

/// nullopt: not a reference of these two kinds.
std::optional<BaseReference> parse_base_reference(std::string_view reference);

/// Asks registries for the digest that a reference leads to now (distribution specification, "Checking if content
/// exists in the registry"), with the anonymous token that most of them want. Who is not there, wants a login or gives
/// no answer has no digest: such a base rebuilds nothing. None is asked for twice. `http` is borrowed.
recipe::BaseResolver make_base_resolver(net::HttpClient& http);

}  // namespace roadstead::app
