# SPDX-License-Identifier: Apache-2.0
set(SOURCES builder_of.cpp duration.cpp environment.cpp find.cpp names.cpp origin.cpp parse_settings.cpp web_address.cpp
    work_files.cpp)
set(LIBRARIES)
