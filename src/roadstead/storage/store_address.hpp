// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"

namespace roadstead::storage {

/// SCHEME…PLACE?OPTION=VALUE&…
struct StoreAddress {
  std::string place;  ///< what stands between the scheme and the options, as it is written
  std::map<std::string, std::string, std::less<>> options;

  std::string option(std::string_view name) const;  ///< empty: it is not given
};

/// Splits what follows `scheme` in `address`. Code::invalid for an option that is not among `known`.
Result<StoreAddress> parse_store_address(std::string_view address, std::string_view scheme,
                                         std::span<const std::string> known);

/// A part of an address as an error may quote it: "(a login)" where one stands in the address, with a scheme or
/// without.
std::string shown_part(const std::string& part, const std::string& address);

}  // namespace roadstead::storage
