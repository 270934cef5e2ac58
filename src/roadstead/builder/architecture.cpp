// SPDX-License-Identifier: Apache-2.0
#include "roadstead/builder/architecture.hpp"

#include <sys/utsname.h>

#include <map>
#include <string_view>

namespace roadstead::builder {

std::string machine_architecture() {
  static const std::map<std::string_view, std::string_view> names = {
      {"x86_64", "amd64"}, {"aarch64", "arm64"}, {"armv7l", "arm"}, {"i686", "386"}};
  utsname machine{};
  ::uname(&machine);
  const auto found = names.find(machine.machine);
  return std::string(found == names.end() ? machine.machine : found->second);
}

}  // namespace roadstead::builder
