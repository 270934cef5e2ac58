# SPDX-License-Identifier: Apache-2.0
set(SOURCES
    audit_command.cpp
    build_command.cpp
    check_change_run.cpp
    check_command.cpp
    check_tree_run.cpp
    completion.cpp
    completion_bash.cpp
    completion_fish.cpp
    completion_words.cpp
    completion_zsh.cpp
    connect_command.cpp
    finding_file.cpp
    gc_command.cpp
    govern_commands.cpp
    help_command.cpp
    help_formatter.cpp
    image_command.cpp
    import_command.cpp
    init_command.cpp
    merge_pulls.cpp
    print_change.cpp
    print_findings.cpp
    print_rules.cpp
    print_sarif.cpp
    progress_bar.cpp
    publish_commands.cpp
    pull_command.cpp
    pull_request_command.cpp
    query_commands.cpp
    recipes_command.cpp
    run.cpp
    serve_command.cpp
    serve_loop.cpp
    usage_error.cpp
    values.cpp
    verify_arguments.cpp
    verify_command.cpp
    version_command.cpp
    withheld_text.cpp)
set(LIBRARIES CLI11::CLI11)
set(PRECOMPILED <CLI/CLI.hpp>)
configure_file(${CMAKE_CURRENT_LIST_DIR}/version.hpp.in ${CMAKE_BINARY_DIR}/generated/roadstead/cli/version.hpp @ONLY)
