# SPDX-License-Identifier: Apache-2.0
set(SOURCES attached.cpp case_twins.cpp digest.cpp format.cpp front_matter.cpp image_size.cpp layout.cpp load.cpp
    load_documents.cpp load_theme.cpp manifest_faults.cpp md5.cpp model.cpp name.cpp name_index.cpp nesting.cpp outline.cpp
    parse_collection.cpp parse_owner.cpp parse_policy.cpp parse_settings.cpp parse_tag.cpp part_loader.cpp policy.cpp private_hosts.cpp reach.cpp recipe_file.cpp schema.cpp stated_layout.cpp
    stored_bytes.cpp stripped.cpp svg_drawing.cpp theme_logo.cpp url_fault.cpp yaml.cpp yaml_cursor.cpp yaml_plain.cpp)
set(LIBRARIES PkgConfig::expat PkgConfig::md4c PkgConfig::yaml)
