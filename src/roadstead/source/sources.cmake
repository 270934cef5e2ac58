# SPDX-License-Identifier: Apache-2.0
set(SOURCES
    built_sites.cpp
    directory_listing.cpp
    directory_tree.cpp
    fingerprint.cpp
    git_change.cpp
    git_folders.cpp
    git_history.cpp
    git_reader.cpp
    git_revision.cpp
    git_tree.cpp
    memory_tree.cpp
    tree.cpp)
set(LIBRARIES)
