// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/app/withheld.hpp"

namespace roadstead::cli {

/// A line for each API and reason, with the first tags by name; empty when nothing is withheld.
std::string withheld_text(const app::Withheld& withheld);

}  // namespace roadstead::cli
