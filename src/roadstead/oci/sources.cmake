# SPDX-License-Identifier: Apache-2.0
set(SOURCES digest.cpp json.cpp manifest.cpp media_type.cpp parse_descriptor.cpp printable.cpp)
set(LIBRARIES)
