# SPDX-License-Identifier: Apache-2.0
set(SOURCES base_history.cpp expect_inside.cpp git_folder.cpp git_settings.cpp make_commit.cpp merge_folders.cpp
    push_change.cpp remote_repository.cpp starting_point.cpp)
list(APPEND SOURCES action_settings.cpp dialect.cpp draft_mark.cpp event.cpp gitea.cpp github.cpp gitlab.cpp
    proposal_text.cpp pull_requests.cpp repos_forge.cpp)  # pull requests
list(APPEND SOURCES gitea_merger.cpp github_merger.cpp gitlab_merger.cpp pull_merger.cpp repos_merger.cpp)
set(LIBRARIES)
