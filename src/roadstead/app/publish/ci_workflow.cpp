// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/ci_workflow.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/app/publish/ci_matrix.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/net/forge_kind.hpp"

namespace roadstead::app {

namespace {

/// What opens the door of a store with such an address.
struct StoreVariables {
  std::string_view scheme;
  std::vector<std::string_view> names;
};

const std::vector<StoreVariables>& store_variables() {
  static const std::vector<StoreVariables> rows = {{"s3:", {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}},
                                                   {"github-release:", {"GITHUB_TOKEN"}},
                                                   {"gitlab-release:", {"GITLAB_TOKEN"}},
                                                   {"gitea-release:", {"GITEA_TOKEN"}},
                                                   {"http", {"ROADSTEAD_STORE_TOKEN"}}};
  return rows;
}

std::string release_place(const CiNeeds& needs) {
  const std::string place = needs.storage.substr(needs.storage.find(':') + 1);
  return place.substr(0, place.find_first_of("@?"));
}

// The host of `?api=`; empty: the address names none, and it is the CI's own or the public one.
std::string api_host(const CiNeeds& needs) {
  const std::size_t mark = needs.storage.find("?api=");
  const auto api = percent_decode(mark == needs.storage.npos ? "" : needs.storage.substr(mark + 5));
  const auto url = parse_url(api.value_or(""));
  return url ? to_lower(url->host) : "";
}

// A forge's own tokens go to its public host and to the one whose CI runs (net::may_go_to_api), and nowhere else.
bool takes_forge_token(const CiNeeds& needs) {
  const std::string host = api_host(needs);
  const auto is_public = [&](const net::ForgeFacts& forge) {
    const auto api = parse_url(forge.public_api);
    return needs.storage.starts_with(fmt::format("{}-release:", forge.name)) &&
           (host == forge.public_host || (api && host == api->host));
  };
  return host.empty() || host == needs.host || std::ranges::any_of(net::all_forges(), is_public);
}

std::vector<std::string_view> store_variables_of(const CiNeeds& needs) {
  const auto row = std::ranges::find_if(
      store_variables(), [&](const StoreVariables& known) { return needs.storage.starts_with(known.scheme); });
  if (row == store_variables().end()) return {};
  return takes_forge_token(needs) ? row->names : std::vector<std::string_view>{"ROADSTEAD_STORE_TOKEN"};
}

std::string github_text(const CiNeeds& needs) {
  std::string text = fmt::format(R"(# Builds what has changed, stores it, and proposes it to the registry.
name: roadstead
on:
  push:
    branches: [main, master]
  workflow_dispatch:
permissions:
  contents: {}
concurrency: roadstead
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
)",
                                 stores_at_home("github", needs) ? "write" : "read");
  if (needs_apptainer(needs)) text += "      - uses: eWaterCycle/setup-apptainer@v2\n";
  text += "      - uses: roadstead/roadstead@v0\n        with:\n          command: publish\n";
  return text + github_environment(secrets_for("github", needs));
}

constexpr std::string_view gitlab_text =
    R"(# Builds what has changed, stores it, and proposes it to the registry. As .gitlab-ci.yml, or included into one.
# ROADSTEAD_IMAGE: an image with roadstead and the builder. ROADSTEAD_REGISTRY_TOKEN and the store's credentials are
# masked variables of the project.
roadstead-publish:
  image: $ROADSTEAD_IMAGE
  resource_group: roadstead
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - roadstead publish
)";

constexpr std::string_view circleci_text = R"(# Builds what has changed, stores it, and proposes it to the registry.
# ROADSTEAD_REGISTRY_TOKEN and the store's credentials are variables of the context `roadstead`; the machine's image has
# roadstead and the builder.
version: 2.1
jobs:
  publish:
    machine:
      image: default
    steps:
      - checkout
      - run: roadstead publish
workflows:
  publish:
    jobs:
      - publish:
          context: roadstead
          filters:
            branches:
              only: [main, master]
)";

}  // namespace

const std::vector<std::string>& ci_names() {
  static const std::vector<std::string> names = {"github", "gitlab", "circleci"};
  return names;
}

// A job's own token stores in the releases of its own repository.
bool stores_at_home(std::string_view ci, const CiNeeds& needs) {
  const std::string host = api_host(needs);
  const bool is_own_host =
      host.empty() || host == needs.host || (host == "api.github.com" && needs.host == "github.com");
  return needs.storage.starts_with(fmt::format("{}-release:", ci)) && release_place(needs) == needs.repository &&
         is_own_host;
}

bool needs_apptainer(const CiNeeds& needs) {
  return std::ranges::any_of(needs.recipes, [](const recipe::Recipe& recipe) {
    return recipe.build.builder == "apptainer" || recipe.build.builder == "singularity";
  });
}

// GitHub lets no secret's name begin with its own.
std::string github_environment(const std::vector<CiSecret>& secrets) {
  std::string text = secrets.empty() ? "" : "        env:\n";
  for (const CiSecret& secret : secrets)
    text += fmt::format("          {}: ${{{{ secrets.{} }}}}\n",
                        secret.name == "RELEASES_TOKEN" ? "GITHUB_TOKEN" : secret.name, secret.name);
  return text;
}

Result<CiFile> make_workflow(std::string_view ci, const CiNeeds& needs, Jobs jobs) {
  if (jobs == Jobs::matrix) return make_matrix_workflow(ci, needs);
  if (ci == "github") return CiFile{".github/workflows/roadstead.yml", github_text(needs)};
  if (ci == "gitlab") return CiFile{".gitlab-ci.yml", std::string(gitlab_text)};
  return CiFile{".circleci/config.yml", std::string(circleci_text)};
}

std::vector<CiSecret> secrets_for(std::string_view ci, const CiNeeds& needs) {
  std::vector<CiSecret> secrets{
      {"ROADSTEAD_REGISTRY_TOKEN", fmt::format("pushes branches to {} and opens pull requests there", needs.registry)}};
  if (stores_at_home(ci, needs)) return secrets;
  for (const std::string_view name : store_variables_of(needs))
    secrets.push_back({ci == "github" && name == "GITHUB_TOKEN" ? "RELEASES_TOKEN" : std::string(name),
                       fmt::format("stores images in {}", needs.storage)});
  return secrets;
}

}  // namespace roadstead::app
