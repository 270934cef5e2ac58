# SPDX-License-Identifier: Apache-2.0
set(SOURCES builder_of.cpp duration.cpp environment.cpp find.cpp names.cpp parse_settings.cpp work_files.cpp)
set(LIBRARIES)
