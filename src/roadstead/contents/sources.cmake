# SPDX-License-Identifier: Apache-2.0
set(SOURCES
  collector.cpp conda.cpp contents_text.cpp cyclonedx.cpp document.cpp fields.cpp file_tree.cpp gzip.cpp os_release.cpp
  package.cpp package_url.cpp rpm_header.cpp rpm_ndb.cpp rpm_sqlite.cpp spdx.cpp text_databases.cpp)
set(LIBRARIES PkgConfig::sqlite3 PkgConfig::zlib)
