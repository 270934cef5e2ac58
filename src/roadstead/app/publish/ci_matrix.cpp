// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/ci_matrix.hpp"

#include <fmt/format.h>

namespace roadstead::app {

namespace {

constexpr std::string_view checkout = "      - uses: actions/checkout@v4\n";
constexpr std::string_view program =
    "      - uses: roadstead/roadstead@v0\n        with:\n          command: version\n";

// A matrix without a job is an error, so the jobs of one are skipped.
constexpr std::string_view github_head =
    R"(# Builds what has changed, each image in a job of its own, and proposes all of it to the registry at once.
name: roadstead
on:
  push:
    branches: [main, master]
  workflow_dispatch:
permissions:
  contents: read
concurrency: roadstead
jobs:
  recipes:
    runs-on: ubuntu-latest
    outputs:
      matrix: ${{ steps.recipes.outputs.matrix }}
    steps:
)";

constexpr std::string_view github_recipes = R"(      - id: recipes
        run: |
          matrix=$(roadstead recipes --matrix github)
          echo "matrix=$matrix" >>"$GITHUB_OUTPUT"
)";

// What runs the recipes finds no token in the clone.
constexpr std::string_view github_images = R"(  images:
    needs: recipes
    if: needs.recipes.outputs.matrix != '{{"include":[]}}'
    strategy:
      fail-fast: false
      matrix: ${{{{ fromJSON(needs.recipes.outputs.matrix) }}}}
    runs-on: ubuntu-latest
    permissions:
      contents: {}
    env:
      TAG: ${{{{ matrix.tag }}}}
    steps:
      - uses: actions/checkout@v4
        with:
          persist-credentials: false
)";

constexpr std::string_view github_build = "      - run: roadstead images build --only \"$TAG\"\n";
constexpr std::string_view github_push = "      - run: roadstead images push --only \"$TAG\" --records records\n";

// What did not build keeps nobody else from being proposed; and without an image, the description may have changed.
constexpr std::string_view github_propose = R"(      - uses: actions/upload-artifact@v4
        with:
          name: records-${{ matrix.tag }}
          path: records
  propose:
    needs: [recipes, images]
    if: ${{ !cancelled() && needs.recipes.result == 'success' }}
    runs-on: ubuntu-latest
    steps:
)";

constexpr std::string_view github_end = R"(      - uses: actions/download-artifact@v4
        with:
          pattern: records-*
          path: records
          merge-multiple: true
      - run: roadstead propose --work records
)";

// Each step gets the secrets that it needs: what builds has none of the store's.
std::string github_text(const CiNeeds& needs) {
  std::vector<CiSecret> secrets = secrets_for("github", needs);
  const std::string registry = github_environment({secrets.front()});
  secrets.erase(secrets.begin());
  const bool at_home = stores_at_home("github", needs);
  const std::string store =
      at_home ? "        env:\n          GITHUB_TOKEN: ${{ github.token }}\n" : github_environment(secrets);
  std::string text(github_head);
  text.append(checkout).append(program).append(github_recipes).append(registry);
  text += fmt::format(github_images, at_home ? "write" : "read");
  if (needs_apptainer(needs)) text += "      - uses: eWaterCycle/setup-apptainer@v2\n";
  text.append(program).append(github_build).append(registry).append(github_push).append(store);
  text.append(github_propose).append(checkout).append(program).append(github_end).append(registry);
  return text;
}

// Jobs that a job finds stand in a pipeline of their own. A matrix without a job is an error.
constexpr std::string_view gitlab_text =
    R"(# Builds what has changed, each image in a job of its own, and proposes all of it to the registry at once. As
# .gitlab-ci.yml, or included into one. ROADSTEAD_IMAGE: an image with roadstead and the builder.
# ROADSTEAD_REGISTRY_TOKEN and the store's credentials are masked variables of the project.
roadstead-recipes:
  image: $ROADSTEAD_IMAGE
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - matrix=$(roadstead recipes --matrix gitlab)
    - |
      cat >roadstead-images.yml <<'PIPELINE'
      stages: [images, propose]
      roadstead-propose:
        stage: propose
        image: $ROADSTEAD_IMAGE
        when: always
        script:
          - roadstead propose --work records
      PIPELINE
    - |
      [ "$matrix" = "[]" ] || cat >>roadstead-images.yml <<PIPELINE
      roadstead-image:
        stage: images
        image: \$ROADSTEAD_IMAGE
        script:
          - roadstead images build --only "\$TAG"
          - roadstead images push --only "\$TAG" --records records
        artifacts:
          paths: [records]
          expire_in: 1 day
        parallel:
          matrix: $matrix
      PIPELINE
  artifacts:
    paths: [roadstead-images.yml]
    expire_in: 1 day
roadstead-images:
  needs: [roadstead-recipes]
  resource_group: roadstead
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  trigger:
    include:
      - artifact: roadstead-images.yml
        job: roadstead-recipes
    strategy: depend
)";

}  // namespace

Result<void> expect_matrix(std::string_view ci) {
  if (ci == "github" || ci == "gitlab") return {};
  return fail(Code::invalid, "no matrix of jobs for '{}', want --matrix with github or gitlab", ci);
}

Result<CiFile> make_matrix_workflow(std::string_view ci, const CiNeeds& needs) {
  if (auto fine = expect_matrix(ci); !fine) return Failure(fine.error());
  if (ci == "github") return CiFile{".github/workflows/roadstead.yml", github_text(needs)};
  return CiFile{".gitlab-ci.yml", std::string(gitlab_text)};
}

}  // namespace roadstead::app
