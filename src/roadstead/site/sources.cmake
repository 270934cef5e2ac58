# SPDX-License-Identifier: Apache-2.0
set(SOURCES accept_encoding.cpp answer_cache.cpp byte_sink.cpp caching.cpp daemon.cpp directory_batch.cpp
    directory_output.cpp entity_tag.cpp error_answer.cpp file_name.cpp file_set.cpp files_site.cpp filter_search.cpp folders.cpp gzip.cpp
    http_server.cpp name_list_file.cpp nginx_config.cpp nginx_locations.cpp nginx_maps.cpp page_files.cpp pagination.cpp
    prepared.cpp profile.cpp publisher.cpp range.cpp recent_files.cpp redirects.cpp reply.cpp request_head.cpp
    response.cpp search_hits.cpp site_path.cpp site_rules.cpp socket_address.cpp spill.cpp tar_output.cpp tar_writer.cpp)
set(LIBRARIES PkgConfig::microhttpd PkgConfig::zlib PkgConfig::zstd)
