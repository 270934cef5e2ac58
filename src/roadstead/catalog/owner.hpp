// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace roadstead::catalog {

/// Who may change a collection. A name tells people only: forges give names anew, and never an id.
struct Owner {
  enum class Kind : std::uint8_t { name, user, team, repository, key };
  Kind kind = Kind::name;
  std::string_view id;    ///< digits, as the forge gives it; of a key "ssh-ed25519 AAAA…"; empty of a name
  std::string_view name;  ///< for people
};

/// "ssh-ed25519 AAAA…": what ssh-keygen(1) writes, without the comment.
bool is_ssh_key(std::string_view text);

}  // namespace roadstead::catalog
