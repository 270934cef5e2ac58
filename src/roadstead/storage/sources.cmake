# SPDX-License-Identifier: Apache-2.0
set(SOURCES blob_directory.cpp blob_file.cpp blob_key.cpp directory_store.cpp open_blob_store.cpp)
set(LIBRARIES)
