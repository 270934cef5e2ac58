# SPDX-License-Identifier: Apache-2.0
set(SOURCES api/library.cpp api/oci.cpp api/oci_documents.cpp api/oci_files.cpp api/oci_names.cpp api/oci_pages.cpp
    api/oci_reach.cpp api/referrers.cpp api/search.cpp api/schema1.cpp api/seed.cpp api/shub.cpp api/sif_manifest.cpp
    api/tag_list.cpp files.cpp host.cpp refusal.cpp route.cpp site.cpp web/collection_page.cpp web/common_pages.cpp
    web/file_table.cpp web/html.cpp web/layout.cpp web/markdown.cpp web/pull.cpp
    web/pull_image_file.cpp web/pull_oci_image.cpp web/tag_order.cpp web/tag_page.cpp web/usage.cpp writer.cpp)
set(LIBRARIES PkgConfig::md4c)
