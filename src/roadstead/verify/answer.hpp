// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "roadstead/net/http_client.hpp"
#include "roadstead/verify/object.hpp"

// What the head of an answer says of an object.
namespace roadstead::verify {

/// The rule that a status breaks by itself: gone, refused, or no answer to what was asked. Empty: it has the object.
std::string_view rule_of(long status);

/// A server may know no HEAD, or grant it to nobody, and give the object all the same.
bool may_refuse_heads(long status);

/// How large the whole object is: of a 206 the end of Content-Range (RFC 9110 section 14.4), else Content-Length.
std::optional<std::uint64_t> total_bytes(const net::Response& response);

/// A head that has the object, and speaks against it: another size or none, a page, an encoding.
bool is_doubtful(const Object& object, const net::Response& response);

/// Why a redirection is not followed; empty: it is.
std::string redirect_fault(std::string_view from, std::string_view to);

/// A foreign header as a message may show it.
std::string shown_header(std::string_view value);

}  // namespace roadstead::verify
