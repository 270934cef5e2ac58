// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/descriptor_limit.hpp"

#include <sys/resource.h>

#include <algorithm>

namespace roadstead {

void raise_descriptor_limit(unsigned wanted) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, wanted);
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace roadstead
