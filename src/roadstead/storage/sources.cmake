# SPDX-License-Identifier: Apache-2.0
set(SOURCES asset_inventory.cpp asset_store.cpp aws_profile.cpp blob_directory.cpp blob_file.cpp blob_key.cpp connect.cpp directory_inventory.cpp directory_store.cpp
    hashed_body.cpp http_store.cpp md5.cpp multipart_body.cpp open_blob_store.cpp package_assets.cpp part_reader.cpp release_assets.cpp release_store.cpp s3_answers.cpp s3_client.cpp s3_object.cpp
    s3_inventory.cpp s3_parts.cpp s3_place.cpp s3_store.cpp s3_upload.cpp store_address.cpp xml.cpp)
set(LIBRARIES OpenSSL::Crypto PkgConfig::expat)
