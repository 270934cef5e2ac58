// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/source_remote.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/forge/git_settings.hpp"
#include "roadstead/net/redact.hpp"
#include "roadstead/net/resolve.hpp"

namespace roadstead::app {

// git asks the name anew, and would get another answer from a server that lies (git-config(1), http.curloptResolve).
static std::string pinned(const Url& url, std::span<const std::string> addresses) {
  const bool is_secure = to_lower(url.scheme) == "https";
  const std::string port = url.port.empty() ? (is_secure ? "443" : "80") : std::string(url.port);
  return fmt::format("{}:{}:{}", url.host, port, fmt::join(addresses, ","));
}

Result<forge::GitRemote> source_remote(const std::string& address, const std::filesystem::path& home,
                                       const verify::ProbeOptions& reach, std::chrono::seconds patience) {
  const auto url = parse_url(address);
  if (!url || !is_web_url(*url) || has_credentials(address))
    return fail(Code::denied, "is no address that everybody may ask, want https://");
  const net::Reach of_host = reach.reach(to_lower(url->host));
  const auto addresses = net::addresses_in_reach(*url, of_host, reach.networks);
  if (!addresses) return Failure(addresses.error());
  forge::GitSettings settings{{"http.followRedirects", "false"},
                              {"credential.helper", ""},
                              {"core.askPass", "false"},
                              {"http.lowSpeedLimit", "1024"},
                              {"http.lowSpeedTime", fmt::to_string(patience.count())}};
  if (!is_literal_host(*url)) settings.emplace_back("http.curloptResolve", pinned(*url, *addresses));
  if (of_host == net::Reach::everybody) settings.emplace_back("http.proxy", "");  // it would ask for itself
  forge::GitRemote remote{.address = address, .environment = {}};
  remote.environment = {"GIT_ALLOW_PROTOCOL=http:https", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1",
                        "GIT_ASKPASS=false", "HOME=" + home.string()};
  std::ranges::move(forge::environment_of(settings, [](std::string_view) { return std::nullopt; }),
                    std::back_inserter(remote.environment));
  return remote;
}

}  // namespace roadstead::app
