// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/url.hpp"

#include <string>

#include "require.hpp"
#include "roadstead/base/site_address.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/catalog/reach.hpp"
#include "roadstead/site/profile.hpp"

using namespace roadstead;
using fuzz::require;

// The parts put together again, without the marks of empty ones.
static std::string print(const Url& url) {
  std::string text = std::string(url.scheme) + "://";
  if (!url.user_info.empty()) text.append(url.user_info).append("@");
  text.append(url.host);
  if (!url.port.empty()) text.append(":").append(url.port);
  text.append(url.path);
  if (!url.query.empty()) text.append("?").append(url.query);
  if (!url.fragment.empty()) text.append("#").append(url.fragment);
  return text;
}

static void check_url(std::string_view text) {
  const auto url = parse_url(text);
  if (!url) return;
  // What was taken may stand in a header, in a rule and in an attribute as it is.
  require(text.find_first_of(" \"<>\\\r\n\t") == text.npos && is_plain_utf8(text));
  require(!url->host.empty() && url->host.find_first_of("/?#@") == url->host.npos);
  require(url->host.starts_with('[') == url->host.ends_with(']'));
  static_cast<void>(catalog::is_ci_artifact(*url));
  const std::string printed = print(*url);
  const auto again = parse_url(printed);
  require(again && print(*again) == printed && again->host == url->host && again->path == url->path);
  require(is_web_url(*again) == is_web_url(*url) && is_literal_host(*again) == is_literal_host(*url));
}

static void check_escapes(std::string_view text) {
  std::string encoded;
  append_url_path(encoded, text);
  require(percent_decode(encoded) == text);
  const std::string address = "https://e.org/" + encoded;
  const auto url = parse_url(address);
  require(url && url->path.substr(1) == encoded && url->query.empty());
}

static void check_host(std::string_view text) {
  const auto host = site::host_of(site::profiles().front(), std::string(text));
  if (!host) return;
  require(std::string(host->is_tls() ? "https://" : host->base_url.substr(0, host->base_url.find("//") + 2)) +
              std::string(host->authority()).append(host->prefix()) ==
          host->base_url);
  require(!host->authority().empty() && !host->prefix().ends_with('/'));
  require(parse_site_address(host->base_url) == host->base_url && !has_upper(host->authority()));
}

// What is taken is taken again, and stands in a host's rules as it is.
static void check_prefix(std::string_view text) {
  const auto prefix = parse_site_prefix(text);
  if (!prefix) return;
  require(prefix->empty() || (prefix->front() == '/' && !prefix->ends_with('/')));
  require(parse_site_prefix(*prefix) == *prefix && prefix->find_first_of(" \"'{};$\\\n") == prefix->npos);
  require(parse_site_address("https://e.org" + *prefix) == "https://e.org" + *prefix);
}

// URLs from metadata, and the address of a site.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  check_url(text);
  check_escapes(text);
  check_host(text);
  check_prefix(text);
  return 0;
}
