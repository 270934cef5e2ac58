# SPDX-License-Identifier: Apache-2.0
set(SOURCES
  archive_source.cpp elf.cpp hash_file.cpp image_config.cpp inspect.cpp labels.cpp layout.cpp layout_directory.cpp
  layout_labels.cpp layout_tar.cpp layout_walk.cpp metadata.cpp reader.cpp report_json.cpp report_text.cpp sif.cpp
  sif_names.cpp sif_object.cpp squashfs.cpp squashfs_files.cpp squashfs_library.cpp timestamp.cpp)
set(LIBRARIES PkgConfig::archive PkgConfig::squashfs)
