// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/host.hpp"

#include <string>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::verify {

std::optional<Clock::time_point> Host::next_time(Clock::time_point now) const {
  if (at < objects.size()) return std::max(now, held_until);
  if (waiting.empty()) return std::nullopt;
  return std::max({now, held_until, waiting.begin()->first});
}

static std::string host_of(std::string_view text) {
  const auto url = parse_url(text);
  if (!url) return {};
  std::string host = to_lower(url->host);
  if (!url->port.empty()) host.append(":").append(url->port);
  return host;
}

std::list<Host> by_host(std::span<const Object> objects, Share share) {
  std::list<Host> hosts;
  std::map<std::string, Host*> known;
  for (std::size_t i = share.number; i < objects.size(); i += share.count) {
    Host*& host = known[host_of(objects[i].url)];
    if (host == nullptr) host = &hosts.emplace_back();
    host->objects.push_back(static_cast<std::uint32_t>(i));
  }
  return hosts;
}

}  // namespace roadstead::verify
