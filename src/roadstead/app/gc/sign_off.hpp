// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "roadstead/base/error.hpp"

namespace roadstead::app {

/// A list of what to remove is signed off by a person. Where the policy of a registry names maintainers by key, one of
/// each registry's must have signed it: LIST.sig, as `ssh-keygen -Y sign -n roadstead-gc` writes it beside the list
/// (ssh-keygen(1)). `text` is what the file `list` holds. Code::denied without.
Result<void> expect_sign_off(const std::string& list, const std::string& text,
                             const std::vector<std::string>& registries);

}  // namespace roadstead::app
