// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/policy.hpp"

#include <gmock/gmock.h>

#include "roadstead/base/text.hpp"
#include "roadstead/catalog/parse.hpp"
#include "support/memory_registry.hpp"
#include "support/pgp_key.hpp"

namespace roadstead::catalog {
namespace {

using testing::ElementsAre;
using testing::Optional;
using testing::Pair;

Settings parse(std::string_view text, Findings& findings) {
  Settings settings;
  parse_settings("roadstead.yml", text, findings, settings);
  return settings;
}

TEST(Policy, SaysOfANamespaceWhatTheLastGlobThatTakesItSays) {
  Findings findings;
  const Policy policy = parse(R"(title: The harbour
policy:
  storage: [https://images.example.org, "https://bucket.example.org/prefix/"]
  movable: [latest, "dev-*"]
  required-labels: [org.opencontainers.image.licenses]
  quota: {tags: 100, bytes: 50000000000}
  registry-quota: {tags: 5000}
  auto-merge: true
  maintainers: [{user: 1, name: ann}, {key: ssh-ed25519 AAAA}]
  private-hosts: [Images.harbor.internal, "*.harbor.internal", 10.1.0.0/16, "fd00::1"]
  new-namespaces: refuse
  rules: {similar-name: off, media: review}
  namespaces:
    "fleet/*": {new-namespaces: allow, quota: {tags: 10}, rules: {media: error}}
    fleet/boat: {auto-merge: false, quota: {bytes: 5}}
)",
                              findings)
                            .policy;
  EXPECT_EQ(test::text_of(findings), "");
  EXPECT_THAT(policy.terms.storage,
              Optional(ElementsAre("https://images.example.org/", "https://bucket.example.org/prefix/")));
  EXPECT_THAT(policy.terms.movable, Optional(ElementsAre("latest", "dev-*")));
  EXPECT_THAT(policy.terms.required_labels, Optional(ElementsAre("org.opencontainers.image.licenses")));
  EXPECT_EQ(policy.terms.new_namespaces, NewNamespace::refuse);

  EXPECT_EQ(policy.registry_quota.tags, 5000U);
  EXPECT_EQ(policy.registry_quota.bytes, std::nullopt);
  EXPECT_THAT(policy.private_hosts,
              ElementsAre("images.harbor.internal", "*.harbor.internal", "10.1.0.0/16", "fd00::1"));
  EXPECT_THAT(policy.maintainers,
              ElementsAre(OwnerId{Owner::Kind::user, "1"}, OwnerId{Owner::Kind::key, "ssh-ed25519 AAAA"}));

  const PolicyTerms boat = policy.of("fleet/boat"), other = policy.of("fleet/a/b");
  EXPECT_EQ(boat.new_namespaces, NewNamespace::allow);
  EXPECT_EQ(boat.auto_merge, false);
  EXPECT_EQ(boat.most_tags, 10U);
  EXPECT_EQ(boat.most_bytes, 5U);
  EXPECT_THAT(boat.rules, ElementsAre(Pair("media", Level::error), Pair("similar-name", Level::off)));
  EXPECT_EQ(other, policy.terms);
}

// An item of a list of texts, as people paste it.
std::string item(const std::string& text) {
  std::string item = "    - |\n";
  for (const std::string_view line : split(text, '\n')) item.append("      ").append(line).append("\n");
  return item;
}

TEST(Policy, HasTheKeysOfThoseWhoSignImages) {
  const test::SigningKey boat, buoy;
  Findings findings;
  const std::string keys = "policy:\n  pgp-keys:\n" + item(boat.armoured()) + item(buoy.armoured());
  const Policy policy = parse(keys, findings).policy;
  EXPECT_EQ(test::text_of(findings), "");
  ASSERT_EQ(policy.pgp_keys.size(), 2U);
  EXPECT_EQ(policy.pgp_keys[0].fingerprint, boat.fingerprint());
  EXPECT_EQ(policy.pgp_keys[1].fingerprint, buoy.fingerprint());

  parse(keys + item(boat.armoured()), findings);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "PGP key '" + boat.fingerprint() + "' stands twice, want each once");
}

struct RefusedCase {
  const char* name;
  const char* text;  ///< below "policy:"
  const char* finding;
};

class PolicyRefuses : public testing::TestWithParam<RefusedCase> {};

TEST_P(PolicyRefuses, WithThePlace) {
  Findings findings;
  parse(std::string("policy:\n") + GetParam().text, findings);
  EXPECT_EQ(test::text_of(findings), std::string("roadstead.yml:") + GetParam().finding + " [schema]\n");
}

INSTANTIATE_TEST_SUITE_P(
    Texts, PolicyRefuses,
    testing::Values(
        RefusedCase{"unknown", "  auto-merges: true\n",
                    "2:3: error: unknown key 'auto-merges', did you mean 'auto-merge'?"},
        RefusedCase{"no_mapping", "  - a\n", "2:3: error: 'policy' is a list, want a mapping"},
        RefusedCase{"level", "  rules: {media: fatal}\n",
                    "2:18: error: 'fatal' is none of off, warning, review, error"},
        RefusedCase{"rules_list", "  rules: [media]\n",
                    "2:10: error: 'rules' is no mapping, want each rule with off, warning, review or error"},
        RefusedCase{"new", "  new-namespaces: never\n", "2:19: error: 'never' is none of allow, review, refuse"},
        RefusedCase{"maintainer", "  maintainers: [ann]\n",
                    "2:16: error: maintainer 'ann' has no id, want user, team, repository or key"},
        RefusedCase{"quota", "  quota: {tag: 1}\n", "2:11: error: unknown key 'tag', did you mean 'tags'?"},
        RefusedCase{"quota_tags", "  quota: {tags: many}\n",
                    "2:17: error: 'many' is not a whole number, want one as 100"},
        RefusedCase{"quota_tags_quoted", "  quota: {tags: '1'}\n",
                    "2:17: error: '1' is text because of its quotes, want the number without them"},
        RefusedCase{"quota_tags_over", "  quota: {tags: 9007199254740993}\n",
                    "2:17: error: 9007199254740993 is over 2^53"},
        RefusedCase{"quota_bytes", "  quota: {bytes: many}\n",
                    "2:18: error: 'many' is not a whole number, want bytes as 42819584"},
        RefusedCase{"namespace_glob", "  namespaces: {'fleet/[abc': {auto-merge: true}}\n",
                    "2:16: error: glob 'fleet/[abc' has a '[' without its ']', want both, or '\\['"},
        RefusedCase{"movable_glob", "  movable: [latest, 'dev-[!0']\n",
                    "2:12: error: glob 'dev-[!0' has a '[' without its ']', want both, or '\\['"},
        RefusedCase{"namespaces", "  namespaces: [a/b]\n",
                    "2:15: error: 'namespaces' is no mapping, want each glob of namespaces with its terms"},
        RefusedCase{"namespace_in_namespace", "  namespaces: {a/b: {namespaces: {}}}\n",
                    "2:22: error: unknown key 'namespaces'"},
        RefusedCase{"storage_host", "  storage: [images.example.org]\n",
                    "2:12: error: 'images.example.org' is no beginning of an address, want as "
                    "https://images.example.org/prefix/"},
        RefusedCase{
            "private_host_url", "  private-hosts: ['https://a.internal/']\n",
            "2:18: error: 'https://a.internal/' is an address, want its host alone, as images.example.internal"},
        RefusedCase{
            "private_host_blank", "  private-hosts: ['a b']\n",
            "2:18: error: 'a b' is no host, want as images.example.internal, *.example.internal or 10.1.0.0/16"},
        RefusedCase{"private_host_all", "  private-hosts: ['*']\n",
                    "2:18: error: '*' is no host, want as images.example.internal, *.example.internal or 10.1.0.0/16"},
        RefusedCase{"private_host_port", "  private-hosts: ['a.internal:5000']\n",
                    "2:18: error: 'a.internal:5000' has a port, want a host or a network without one"},
        RefusedCase{"private_address_port", "  private-hosts: ['[fd00::1]:5000']\n",
                    "2:18: error: '[fd00::1]:5000' has a port, want a host or a network without one"},
        RefusedCase{"private_network_short", "  private-hosts: [10.1]\n",
                    "2:18: error: '10.1' is no network, want as 10.1.0.0/16 or fd00::/8"},
        RefusedCase{"private_network_within", "  private-hosts: [10.1.2.3/16]\n",
                    "2:18: error: '10.1.2.3/16' has an address within the network, want the first one"},
        RefusedCase{"private_hosts_of_a_namespace", "  namespaces: {a/b: {private-hosts: [a.internal]}}\n",
                    "2:22: error: unknown key 'private-hosts'"},
        RefusedCase{"pgp_keys_text", "  pgp-keys: boat\n",
                    "2:13: error: 'pgp-keys' is no list, want one of armoured public keys"},
        RefusedCase{"pgp_key_mapping", "  pgp-keys: [{key: boat}]\n",
                    "2:14: error: it is no text, want an armoured PGP public key"},
        RefusedCase{"pgp_key", "  pgp-keys: [boat]\n",
                    "2:14: error: it is no armoured PGP public key, want what 'gpg --armor --export' writes"},
        RefusedCase{"pgp_key_broken", "  pgp-keys: ['-----BEGIN PGP PUBLIC KEY BLOCK-----']\n",
                    "2:14: error: the PGP key cannot be read, want what 'gpg --armor --export' writes"},
        RefusedCase{"pgp_keys_of_a_namespace", "  namespaces: {a/b: {pgp-keys: []}}\n",
                    "2:22: error: unknown key 'pgp-keys'"},
        RefusedCase{"storage_login", "  storage: ['https://me:secret@a.org/']\n",
                    "2:12: error: 'https://a.org/' is no beginning of an address, want as "
                    "https://images.example.org/prefix/"}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace roadstead::catalog
