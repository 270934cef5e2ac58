# SPDX-License-Identifier: Apache-2.0
set(SOURCES build.cpp registry.cpp)
set(LIBRARIES)
