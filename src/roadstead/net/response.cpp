// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstring>

#include "roadstead/net/http_client.hpp"

namespace roadstead::net {

Body Body::of(std::string bytes) {
  const std::uint64_t size = bytes.size();
  return {size, [bytes = std::move(bytes)](std::uint64_t offset, std::span<char> out) -> Result<void> {
            std::memcpy(out.data(), bytes.data() + offset, out.size());
            return {};
          }};
}

std::string_view header_of(const Headers& headers, std::string_view name) {
  const auto at = std::ranges::find(headers, name, &std::pair<std::string, std::string>::first);
  return at == headers.end() ? std::string_view() : std::string_view(at->second);
}

}  // namespace roadstead::net
