// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/init/registry_ci.hpp"

namespace roadstead::app {

// GitLab gives protected variables, as the token is one, to pipelines of protected branches alone: the branch itself
// and its schedules, and never a proposal.
constexpr std::string_view pipeline =
    R"yaml(# A registry: judges what is proposed, merges what passes and the policy lets merge, publishes the branch, and asks
# every night whether all stored images are there still.
#
# ROADSTEAD_IMAGE: an image with roadstead and git. GITLAB_TOKEN: masked and protected, of the scope `api`.
stages: [check, merge, deploy]
default:
  image: $ROADSTEAD_IMAGE
variables:
  GIT_DEPTH: '0'

# By the owners and the policy of the branch. It is advice to who proposes; what merges judges once more.
check:
  stage: check
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH =~ /^update\//
  script:
    - FROM=origin
    - set -- --author "user:$GITLAB_USER_ID"
    # Of a fork: what merges asks whether who opened it is of a team. Who has pushed here, only this check knows.
    - |
      if [ "${CI_MERGE_REQUEST_PROJECT_ID:-$CI_PROJECT_ID}" != "$CI_PROJECT_ID" ]; then
        FROM=$CI_MERGE_REQUEST_PROJECT_URL
        set -- "$@" --author "repository:$CI_PROJECT_ID" --defer-teams
      fi
    - git fetch --quiet --no-tags "$FROM" @BRANCH@
    - BRANCH=${CI_MERGE_REQUEST_SOURCE_BRANCH_NAME:-$CI_COMMIT_BRANCH}
    - VERIFIED=0; roadstead verify ".@$CI_COMMIT_SHA" --changed-since FETCH_HEAD || VERIFIED=$?
    - roadstead check . --base FETCH_HEAD --head "$CI_COMMIT_SHA" --branch "$BRANCH" "$@"
    - exit "$VERIFIED"

# It trusts no earlier verdict: it judges once more, the very commit that it merges.
merge:
  stage: merge
  resource_group: merge
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule" && $AUDIT == null
  script:
    - roadstead merge --registry "$CI_PROJECT_URL" --base @BRANCH@ --repository .

audit:
  stage: merge
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule" && $AUDIT
  script:
    - roadstead audit . --report .audit/report.json --base @BRANCH@ --remote "$CI_PROJECT_URL"
  cache:
    key: audit
    paths: [.audit]
    when: always

pages:
  stage: deploy
  rules:
    - if: $CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == "@BRANCH@"
  script:
    - set --
    - '[ ! -f .audit/report.json ] || set -- --audit-report .audit/report.json'
    - roadstead build . -o public --host pages --base-url "$CI_PAGES_URL" "$@"
  cache:
    key: audit
    paths: [.audit]
    policy: pull
  artifacts:
    paths: [public]
)yaml";

std::vector<CiFile> gitlab_pipeline(const std::string& branch) {
  return {{".gitlab-ci.yml", with_branch(pipeline, branch)}};
}

}  // namespace roadstead::app
