// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::catalog {

/// Why an address is none to send clients to, wherever it is stated: it is no http or https URL, its port is none, or
/// it carries credentials, which are not quoted. Empty when it is fit.
std::string url_fault(std::string_view text);

}  // namespace roadstead::catalog
