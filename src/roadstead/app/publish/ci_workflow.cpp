// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/ci_workflow.hpp"

#include <algorithm>
#include <iterator>

namespace roadstead::app {

// What each needs is in docs/continuous-integration.md: a token for the registry, and the store's credentials.
static constexpr CiWorkflow workflows[] = {
    {"github", ".github/workflows/roadstead.yml",
     R"(# Builds what has changed, stores it, and proposes it to the registry.
name: roadstead
on:
  push:
    branches: [main, master]
  workflow_dispatch:
permissions:
  contents: read
concurrency: roadstead
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: eWaterCycle/setup-apptainer@v2
      - uses: roadstead/roadstead@v0
        with:
          command: publish
        env:
          ROADSTEAD_REGISTRY_TOKEN: ${{ secrets.ROADSTEAD_REGISTRY_TOKEN }}
          AWS_ACCESS_KEY_ID: ${{ secrets.AWS_ACCESS_KEY_ID }}
          AWS_SECRET_ACCESS_KEY: ${{ secrets.AWS_SECRET_ACCESS_KEY }}
)"},
    {"gitlab", ".gitlab-ci.yml", R"(# Builds what has changed, stores it, and proposes it to the registry.
# ROADSTEAD_IMAGE: an image with roadstead and the builder. ROADSTEAD_REGISTRY_TOKEN and the store's credentials are
# masked variables of the project.
publish:
  image: $ROADSTEAD_IMAGE
  resource_group: roadstead
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - roadstead publish
)"},
    {"circleci", ".circleci/config.yml", R"(# Builds what has changed, stores it, and proposes it to the registry.
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
)"}};

const CiWorkflow* find_workflow(std::string_view ci) {
  const auto* const found = std::ranges::find(workflows, ci, &CiWorkflow::ci);
  return found == std::end(workflows) ? nullptr : found;
}

}  // namespace roadstead::app
