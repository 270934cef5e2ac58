# SPDX-License-Identifier: Apache-2.0
set(SOURCES aws_profile.cpp blob_directory.cpp blob_file.cpp blob_key.cpp connect.cpp directory_store.cpp
    environment.cpp hashed_body.cpp md5.cpp open_blob_store.cpp part_reader.cpp refusal.cpp s3_client.cpp s3_object.cpp
    s3_parts.cpp s3_place.cpp s3_store.cpp s3_upload.cpp store_address.cpp xml.cpp)
set(LIBRARIES OpenSSL::Crypto PkgConfig::expat)
