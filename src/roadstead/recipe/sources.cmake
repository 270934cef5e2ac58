# SPDX-License-Identifier: Apache-2.0
set(SOURCES duration.cpp environment.cpp names.cpp parse_settings.cpp)
set(LIBRARIES)
