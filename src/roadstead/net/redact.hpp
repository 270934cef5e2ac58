// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::net {

/// A URL as errors and logs may show it: without login, query and fragment, where secrets and signatures stand. What is
/// no URL is not shown at all.
std::string redacted(std::string_view url);

}  // namespace roadstead::net
