// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "roadstead/catalog/finding.hpp"

namespace roadstead::verify {

/// What is wrong with one object.
struct Fault {
  std::string_view rule;  ///< a literal, as in check::rules()
  catalog::Severity severity = catalog::Severity::error;
  std::string message;
};

/// The rule of that name with its severity, without a message; nullopt: it is none of these.
std::optional<Fault> fault_of(std::string_view rule);

}  // namespace roadstead::verify
