// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/parse_policy.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "roadstead/base/glob.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/catalog/parse_owner.hpp"
#include "roadstead/catalog/private_hosts.hpp"

namespace roadstead::catalog {

namespace {

using Reader = SchemaReader;
using Node = std::uint32_t;

/// A word of the policy, and what it means.
template <class T>
struct Word {
  std::string_view text;
  T value;
};

constexpr Word<Level> levels[] = {
    {"off", Level::off}, {"warning", Level::warning}, {"review", Level::review}, {"error", Level::error}};
constexpr Word<NewNamespace> new_namespaces[] = {
    {"allow", NewNamespace::allow}, {"review", NewNamespace::review}, {"refuse", NewNamespace::refuse}};

template <class T, std::size_t n>
std::optional<T> one_of(Reader& reader, Node node, const Word<T> (&words)[n]) {
  const std::string_view text = reader.text(node);
  const auto* const found = std::ranges::find(words, text, &Word<T>::text);
  if (found != std::end(words)) return found->value;
  std::vector<std::string_view> all;
  for (const Word<T>& word : words) all.push_back(word.text);
  reader.error(node, fmt::format("'{}' is none of {}", text, fmt::join(all, ", ")));
  return std::nullopt;
}

std::vector<std::string> texts(Reader& reader, Node node) {
  const auto items = reader.texts(node);
  return {items.begin(), items.end()};
}

void read_movable(Reader& reader, Node node, PolicyTerms& terms) {
  terms.movable = texts(reader, node);
  for (const std::string& glob : *terms.movable)
    if (auto fault = glob_fault(glob); !fault.empty()) reader.error(node, std::move(fault));
}

// A prefix that ends in a host's name would take longer names too: "https://images.example.org.evil.example/".
void read_storage(Reader& reader, Node node, PolicyTerms& terms) {
  terms.storage = texts(reader, node);
  for (std::string& prefix : *terms.storage) {
    const auto url = parse_url(prefix);
    if (!url || !is_web_url(*url) || has_credentials(prefix) || prefix.find_first_of("?#") != prefix.npos)
      reader.error(node, fmt::format("'{}' is no beginning of an address, want as https://images.example.org/prefix/",
                                     without_credentials(prefix)));
    else if (url->path.empty())
      prefix += '/';
  }
}

constexpr Reader::Field<Quota> quota_fields[] = {
    {"tags", false, [](Reader& r, Node n, Quota& quota) { quota.tags = r.count(n); }},
    {"bytes", false, [](Reader& r, Node n, Quota& quota) { quota.bytes = r.bytes(n); }}};

void read_quota(Reader& reader, Node node, PolicyTerms& terms) {
  Quota quota;
  reader.mapping<Quota>(node, "'quota'", quota_fields, quota);
  terms.most_tags = quota.tags;
  terms.most_bytes = quota.bytes;
}

void read_rules(Reader& reader, Node node, PolicyTerms& terms) {
  if (reader.yaml()[node].kind != YamlDocument::Kind::mapping)
    return reader.error(node, "'rules' is no mapping, want each rule with off, warning, review or error");
  reader.yaml().for_each_pair(node, [&](Node key, Node value) {
    if (const auto level = one_of(reader, value, levels))
      terms.rules.insert_or_assign(std::string(reader.yaml()[key].text), *level);
  });
}

constexpr Reader::Field<PolicyTerms> term_fields[] = {
    {"storage", false, read_storage},
    {"movable", false, read_movable},
    {"required-labels", false, [](Reader& r, Node n, PolicyTerms& t) { t.required_labels = texts(r, n); }},
    {"quota", false, read_quota},
    {"auto-merge", false, [](Reader& r, Node n, PolicyTerms& t) { t.auto_merge = r.flag(n); }},
    {"new-namespaces", false,
     [](Reader& r, Node n, PolicyTerms& t) { t.new_namespaces = one_of(r, n, new_namespaces); }},
    {"rules", false, read_rules}};

void read_namespaces(Reader& reader, Node node, Policy& policy) {
  if (reader.yaml()[node].kind != YamlDocument::Kind::mapping)
    return reader.error(node, "'namespaces' is no mapping, want each glob of namespaces with its terms");
  reader.yaml().for_each_pair(node, [&](Node key, Node value) {
    auto& [glob, terms] = policy.namespaces.emplace_back(reader.yaml()[key].text, PolicyTerms());
    if (auto fault = glob_fault(glob); !fault.empty()) reader.error(key, std::move(fault));
    reader.mapping<PolicyTerms>(value, fmt::format("'{}'", glob), term_fields, terms);
  });
}

void read_maintainers(Reader& reader, Node node, Policy& policy) {
  for (const Owner& owner : reader.each<Owner>(node, [&](Node item, Owner&read) { read_owner(reader, item, read); })) {
    if (owner.kind == Owner::Kind::name)
      reader.error(node, fmt::format("maintainer '{}' has no id, want user, team, repository or key", owner.name));
    policy.maintainers.push_back({owner.kind, std::string(owner.id)});
  }
}

void read_private_hosts(Reader& reader, Node node, Policy& policy) {
  for (const std::string& text : texts(reader, node)) {
    if (auto fault = private_host_fault(text); !fault.empty()) reader.error(node, std::move(fault));
    policy.private_hosts.push_back(to_lower(text));
  }
}

void read_pgp_keys(Reader& reader, Node node, Policy& policy) {
  if (reader.yaml()[node].kind != YamlDocument::Kind::sequence)
    return reader.error(node, "'pgp-keys' is no list, want one of armoured public keys");
  reader.yaml().for_each_item(node, [&](Node item) {
    if (reader.yaml()[item].kind != YamlDocument::Kind::scalar)
      return reader.error(item, "it is no text, want an armoured PGP public key");
    auto key = PgpKey::parse(reader.text(item));
    if (!key) return reader.error(item, key.error().what);
    if (std::ranges::find(policy.pgp_keys, key->fingerprint, &PgpKey::fingerprint) != policy.pgp_keys.end())
      return reader.error(item, fmt::format("PGP key '{}' stands twice, want each once", key->fingerprint));
    policy.pgp_keys.push_back(std::move(*key));
  });
}

// What is said of all namespaces stands beside what is said of some.
template <std::size_t number>
void into_terms(Reader& reader, Node node, Policy& policy) {
  term_fields[number].read(reader, node, policy.terms);
}

template <std::size_t... numbers>
std::vector<Reader::Field<Policy>> policy_fields(std::index_sequence<numbers...>) {
  return {
      {term_fields[numbers].name, false, into_terms<numbers>}...,
      {"registry-quota", false,
       [](Reader& r, Node n, Policy& p) { r.mapping<Quota>(n, "'registry-quota'", quota_fields, p.registry_quota); }},
      {"maintainers", false, read_maintainers},
      {"private-hosts", false, read_private_hosts},
      {"pgp-keys", false, read_pgp_keys},
      {"namespaces", false, read_namespaces}};
}

}  // namespace

void read_policy(Reader& reader, Node node, Policy& policy) {
  static const auto fields = policy_fields(std::make_index_sequence<std::size(term_fields)>());
  reader.mapping<Policy>(node, "'policy'", fields, policy);
}

}  // namespace roadstead::catalog
