# SPDX-License-Identifier: Apache-2.0
set(SOURCES builder_of.cpp definition.cpp dockerfile.cpp dockerfile_lines.cpp dockerfile_variables.cpp duration.cpp
    find.cpp inputs.cpp names.cpp origin.cpp parse_settings.cpp tree_digest.cpp web_address.cpp
    words.cpp work_files.cpp)
set(LIBRARIES)
