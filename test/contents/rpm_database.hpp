// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/sif_writer.hpp"

// rpm's databases in small, written as rpm writes them.
namespace roadstead::test {

inline std::string big_endian(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift);
  return bytes;
}

inline std::string little_endian(std::uint32_t number) {
  std::string bytes(4, '\0');
  put_number(bytes, 0, number, 4);
  return bytes;
}

struct RpmField {
  std::uint32_t tag, type;
  std::string value;  ///< a text, or four bytes
};

inline std::string rpm_header(const std::vector<RpmField>& fields) {
  std::string index, data;
  for (const RpmField& field : fields) {
    index += big_endian(field.tag) + big_endian(field.type) + big_endian(static_cast<std::uint32_t>(data.size())) +
             big_endian(1);
    data += field.value;
    if (field.type != 4) data += '\0';
  }
  return big_endian(static_cast<std::uint32_t>(fields.size())) + big_endian(static_cast<std::uint32_t>(data.size())) +
         index + data;
}

inline std::string bash_header() {
  return rpm_header({{1000, 6, "bash"},
                     {1001, 6, "5.2.15"},
                     {1002, 6, "3.fc38"},
                     {1003, 4, big_endian(1)},
                     {1014, 6, "GPLv3+"},
                     {1022, 6, "x86_64"},
                     {1044, 6, "bash-5.2.15-3.fc38.src.rpm"}});
}

/// Packages.db of ndb: a page of slots, then blobs in blocks of 16 bytes.
inline std::string ndb(const std::vector<std::string>& headers) {
  std::string file = "RpmP" + little_endian(0) + little_endian(1) + little_endian(1) + little_endian(9);
  file.resize(4096, '\0');
  std::size_t slot = 32;
  std::uint32_t number = 1;
  for (const std::string& header : headers) {
    std::string blob = "BlbS" + little_endian(number) + little_endian(1) +
                       little_endian(static_cast<std::uint32_t>(header.size())) + header;
    blob.resize((blob.size() + 12 + 15) / 16 * 16, '\0');
    file.replace(slot, 16,
                 "Slot" + little_endian(number) + little_endian(static_cast<std::uint32_t>(file.size() / 16)) +
                     little_endian(static_cast<std::uint32_t>(blob.size() / 16)));
    file += blob;
    slot += 16;
    ++number;
  }
  return file;
}

/// What SQLite makes of these statements, as a file.
inline std::string sqlite_file(const std::string& statements, const std::vector<std::string>& headers = {}) {
  sqlite3* database = nullptr;
  sqlite3_open(":memory:", &database);
  sqlite3_exec(database, statements.c_str(), nullptr, nullptr, nullptr);
  for (const std::string& header : headers) {
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(database, "INSERT INTO Packages (blob) VALUES (?)", -1, &insert, nullptr);
    sqlite3_bind_blob(insert, 1, header.data(), static_cast<int>(header.size()), SQLITE_TRANSIENT);
    sqlite3_step(insert);
    sqlite3_finalize(insert);
  }
  sqlite3_int64 size = 0;
  unsigned char* const bytes = sqlite3_serialize(database, "main", &size, 0);
  std::string file(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  sqlite3_free(bytes);
  sqlite3_close(database);
  return file;
}

inline std::string rpmdb_sqlite(const std::vector<std::string>& headers) {
  return sqlite_file("CREATE TABLE Packages (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)", headers);
}

}  // namespace roadstead::test
