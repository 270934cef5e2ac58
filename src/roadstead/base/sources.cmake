# SPDX-License-Identifier: Apache-2.0
set(SOURCES
    ci.cpp
    environment.cpp
    error.cpp
    file.cpp
    forge_host.cpp
    glob.cpp
    hex.cpp
    installed.cpp
    interruption.cpp
    json.cpp
    json_writer.cpp
    link.cpp
    markdown.cpp
    natural.cpp
    network.cpp
    one_line.cpp
    open_beneath.cpp
    parallel.cpp
    pgp.cpp
    process.cpp
    query_secret.cpp
    sha256.cpp
    site_address.cpp
    temporary_folder.cpp
    text.cpp
    time.cpp
    url.cpp)
set(LIBRARIES OpenSSL::Crypto PkgConfig::rnp Threads::Threads)
set(PUBLIC_LIBRARIES PkgConfig::simdjson)  # its flags change the layout of types in json.hpp
