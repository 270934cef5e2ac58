// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace roadstead {

/// Forgejo is of Gitea's kind.
enum class ForgeKind : std::uint8_t { github, gitlab, gitea };

/// What kind of forge a host is by its name alone: a public one, or one that a label of its name tells:
/// github.example.com and gitlab.cern.ch, but not notgithub.example.com. nullopt: nobody can tell.
std::optional<ForgeKind> forge_of_host(std::string_view host);

}  // namespace roadstead
