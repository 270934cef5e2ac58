# SPDX-License-Identifier: Apache-2.0
set(SOURCES environment.cpp)
set(LIBRARIES)
