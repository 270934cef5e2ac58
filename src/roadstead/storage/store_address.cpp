// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/store_address.hpp"

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::storage {

std::string StoreAddress::option(std::string_view name) const {
  const auto at = options.find(name);
  return at == options.end() ? "" : at->second;
}

static std::string joined(std::span<const std::string> words) {
  std::string all;
  for (const std::string& word : words) all.append(all.empty() ? "" : ", ").append(word);
  return all;
}

// Values are not quoted: a secret may have been put there.
static Failure unknown_option(std::string_view name, std::span<const std::string> known) {
  if (known.empty()) return fail(Code::invalid, "store has the option '{}', want none", name);
  if (const auto near = nearest(name, known))
    return fail(Code::invalid, "store has no option '{}', did you mean {}, want {}", name, *near, joined(known));
  return fail(Code::invalid, "store has no option '{}', want {}", name, joined(known));
}

Result<StoreAddress> parse_store_address(std::string_view address, std::string_view scheme,
                                         std::span<const std::string> known) {
  StoreAddress parsed;
  const std::string_view rest = address.substr(scheme.size());
  const std::size_t mark = std::min(rest.find('?'), rest.size());
  parsed.place = rest.substr(0, mark);
  for (const std::string_view field : split(rest.substr(std::min(mark + 1, rest.size())), '&')) {
    if (field.empty()) continue;
    const std::size_t sign = std::min(field.find('='), field.size());
    const std::string name(field.substr(0, sign));
    if (std::ranges::find(known, name) == known.end()) return unknown_option(name, known);
    const auto value = percent_decode(field.substr(std::min(sign + 1, field.size())));
    if (!value || value->empty()) return fail(Code::invalid, "store's option '{}' has no value, want one", name);
    parsed.options[name] = *value;
  }
  return parsed;
}

std::string shown_part(const std::string& part, const std::string& address) {
  return has_credentials(address) || has_credentials("https://" + address) ? "(a login)" : part;
}

}  // namespace roadstead::storage
