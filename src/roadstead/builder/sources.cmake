# SPDX-License-Identifier: Apache-2.0
set(SOURCES child.cpp log_file.cpp open_builder.cpp run_logged.cpp)
set(LIBRARIES)
