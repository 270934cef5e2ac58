// SPDX-License-Identifier: Apache-2.0
// Compiled once for all rooms, as most files want them: half of a small file's time went to reading these. Each file
// includes what it uses all the same, which the dev preset shows: it compiles without this.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>
