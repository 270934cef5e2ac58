// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace roadstead::catalog {

/// What makes `text` no entry of the policy's `private-hosts`: a host, "*." before one, or a network. Empty where
/// nothing does.
std::string private_host_fault(const std::string& text);

/// A name of the policy's `private-hosts` means this host, in lower case: "*.example.org" takes what is below, and not
/// the host itself.
bool is_host_of(std::string_view name, std::string_view host);

/// The policy's `private-hosts` name this host of a URL: by its name, or by a network where it is written as an
/// address.
bool names_host(const std::vector<std::string>& private_hosts, std::string_view host);

}  // namespace roadstead::catalog
