# SPDX-License-Identifier: Apache-2.0
set(SOURCES pull_requests.cpp)
set(LIBRARIES)
