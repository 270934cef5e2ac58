# SPDX-License-Identifier: Apache-2.0
set(SOURCES check.cpp locate.cpp rules.cpp tree_rules.cpp)
set(LIBRARIES)
