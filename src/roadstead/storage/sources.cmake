# SPDX-License-Identifier: Apache-2.0
set(SOURCES blob_directory.cpp open_blob_store.cpp)
set(LIBRARIES)
