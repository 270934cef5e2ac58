# SPDX-License-Identifier: Apache-2.0
set(SOURCES response.cpp)
set(LIBRARIES)
