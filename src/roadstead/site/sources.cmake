# SPDX-License-Identifier: Apache-2.0
set(SOURCES byte_sink.cpp directory_output.cpp file_name.cpp file_set.cpp folders.cpp files_site.cpp http_server.cpp nginx_config.cpp
    pagination.cpp prepared.cpp profile.cpp publisher.cpp range.cpp site_path.cpp socket_address.cpp tar_output.cpp
    tar_writer.cpp)
set(LIBRARIES PkgConfig::microhttpd PkgConfig::zlib PkgConfig::zstd)
