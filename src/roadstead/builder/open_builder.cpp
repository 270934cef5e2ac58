// SPDX-License-Identifier: Apache-2.0
#include "roadstead/builder/builder.hpp"

namespace roadstead::builder {

std::vector<std::string> builder_names() { return {}; }

Result<std::unique_ptr<Builder>> open_builder(std::string_view name) {
  return fail(Code::invalid, "no builder '{}'", name);
}

}  // namespace roadstead::builder
