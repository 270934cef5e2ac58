# SPDX-License-Identifier: Apache-2.0
set(SOURCES open_builder.cpp)
set(LIBRARIES)
