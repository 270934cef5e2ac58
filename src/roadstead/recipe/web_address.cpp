// SPDX-License-Identifier: Apache-2.0
#include "roadstead/recipe/web_address.hpp"

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::recipe {

namespace {

std::string_view trimmed_path(std::string_view path) {
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  if (path.ends_with(".git")) path.remove_suffix(4);
  return path;
}

std::optional<WebAddress> at_host(std::string_view scheme, std::string_view host, std::string_view port,
                                  std::string_view path) {
  path = trimmed_path(path);
  if (host.empty() || path.empty()) return std::nullopt;
  WebAddress address{to_lower(scheme) + "://" + to_lower(host), std::string(path)};
  if (!port.empty()) address.url.append(":").append(port);
  address.url.append("/").append(path);
  if (!parse_url(address.url)) return std::nullopt;
  return address;
}

// [user@]host:path as git and scp take it: a slash before the first colon makes it a path (gitglossary, git-clone(1)).
std::optional<WebAddress> of_scp_form(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == text.npos || text.substr(0, colon).find('/') != text.npos) return std::nullopt;
  const std::string_view host = text.substr(0, colon);
  return at_host("https", host.substr(host.rfind('@') + 1), {}, text.substr(colon + 1));
}

}  // namespace

std::optional<WebAddress> web_address(std::string_view git_address) {
  if (git_address.find("://") == git_address.npos) return of_scp_form(git_address);
  const auto url = parse_url(git_address);
  if (!url) return std::nullopt;
  if (is_web_url(*url)) return at_host(url->scheme, url->host, url->port, url->path);
  constexpr std::string_view others[] = {"ssh", "git", "git+ssh", "ssh+git"};
  if (std::ranges::find(others, to_lower(url->scheme)) == std::end(others)) return std::nullopt;
  return at_host("https", url->host, {}, url->path);
}

}  // namespace roadstead::recipe
