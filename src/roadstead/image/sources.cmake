# SPDX-License-Identifier: Apache-2.0
set(SOURCES
  archive_source.cpp elf.cpp file_entry.cpp hash_file.cpp image_config.cpp inspect.cpp labels.cpp layer_files.cpp
  layer_source.cpp layer_stack.cpp layout.cpp layout_directory.cpp layout_labels.cpp layout_tar.cpp layout_walk.cpp
  list_files.cpp metadata.cpp reader.cpp recognise.cpp report_json.cpp report_text.cpp sif.cpp
  sif_integrity.cpp sif_names.cpp sif_object.cpp sif_signature.cpp squashfs.cpp squashfs_files.cpp squashfs_library.cpp squashfs_walk.cpp timestamp.cpp)
set(LIBRARIES OpenSSL::Crypto PkgConfig::archive PkgConfig::squashfs)
