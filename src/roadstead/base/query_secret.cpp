// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/query_secret.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "roadstead/base/text.hpp"

namespace roadstead {

namespace {

/// What a key in an address's query makes of it.
struct QueryMark {
  std::string_view key;  ///< in lower case
  std::string_view what;
};

constexpr std::string_view signature = "carries a signature, which expires, want a lasting address";
constexpr std::string_view expiry = "says when it expires, want a lasting address";
constexpr std::string_view secret = "carries a secret, want an address that is open to everybody";

constexpr QueryMark query_marks[] = {
    {"x-amz-signature", signature},
    {"x-goog-signature", signature},
    {"signature", signature},
    {"sig", signature},
    {"x-amz-expires", expiry},
    {"x-goog-expires", expiry},
    {"expires", expiry},
    {"expiry", expiry},
    {"x-amz-credential", secret},
    {"x-goog-credential", secret},
    {"x-amz-security-token", secret},
    {"awsaccesskeyid", secret},
    {"googleaccessid", secret},
    {"token", secret},
    {"access_token", secret},
    {"private_token", secret},
    {"job_token", secret},
    {"api_key", secret},
    {"apikey", secret},
};

}  // namespace

// The first mark in the table's order: a signed address mostly has several, and one is enough to say.
std::string_view query_secret(std::string_view query) {
  if (query.empty()) return {};
  std::vector<std::string> keys;
  for (const std::string_view argument : split(query, '&'))
    keys.push_back(to_lower(argument.substr(0, argument.find('='))));
  for (const QueryMark& mark : query_marks)
    if (std::ranges::find(keys, mark.key) != keys.end()) return mark.what;
  return {};
}

}  // namespace roadstead
