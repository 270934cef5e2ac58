# SPDX-License-Identifier: Apache-2.0
set(SOURCES byte_sink.cpp directory_output.cpp file_name.cpp nginx_config.cpp profile.cpp publisher.cpp tar_output.cpp
    tar_writer.cpp)
set(LIBRARIES PkgConfig::zstd)
