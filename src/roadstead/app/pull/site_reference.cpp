// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/pull/site_reference.hpp"

#include "roadstead/base/url.hpp"

namespace roadstead::app {

std::string SiteReference::tags_address() const { return collection + "/tags/"; }

std::string SiteReference::manifest_address() const {
  std::string address = collection + "/manifests/";
  append_url_path(address, tag);
  return address + "/";
}

static Failure no_reference(std::string_view text, std::string_view why) {
  return fail(Code::invalid, "'{}' {}, want as https://example.org/owner/repo:tag", without_credentials(text), why);
}

static std::string_view fault_of(const std::string& address) {
  const auto url = parse_url(address);
  if (has_credentials(address)) return "has a login";
  if (!url || !is_web_url(*url)) return "is no address of the web";
  if (!url->query.empty() || !url->fragment.empty()) return "has a query or a fragment";
  if (address.find('@', address.find("://") + 3) != address.npos) return "names a digest or a login";
  if (url->path.find_first_not_of('/') == url->path.npos) return "names no collection";
  return {};
}

Result<SiteReference> parse_site_reference(const std::string& text) {
  std::string address = text.find("://") == text.npos ? "https://" + text : text;
  while (address.ends_with('/')) address.pop_back();
  if (const auto fault = fault_of(address); !fault.empty()) return no_reference(text, fault);
  const std::size_t last = address.rfind('/') + 1, colon = address.find(':', last);
  SiteReference reference{address.substr(0, colon), address.substr(last, colon - last), "latest"};
  if (colon != address.npos) reference.tag = address.substr(colon + 1);
  if (reference.repository.empty() || reference.tag.empty()) return no_reference(text, "has an empty part");
  return reference;
}

}  // namespace roadstead::app
