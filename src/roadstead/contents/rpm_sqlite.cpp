// SPDX-License-Identifier: Apache-2.0
#include <sqlite3.h>

#include <memory>
#include <string>

#include "roadstead/contents/parse_packages.hpp"
#include "roadstead/oci/printable.hpp"

namespace roadstead::contents {

namespace {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct Finalise {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, Finalise>;

constexpr std::size_t header_bytes = 100, write_version_at = 18, read_version_at = 19;
constexpr int header_blob_limit_bytes = 64 << 20;

Failure failure(sqlite3* database) {
  return fail(Code::invalid, "{}, want rpm's database as SQLite writes it", oci::excerpt(sqlite3_errmsg(database)));
}

// The steps of SQLite's machine that reading every row takes are few; a schema made for it would take all time.
int stop(void* left) { return --*static_cast<int*>(left) < 0 ? 1 : 0; }

// A file of a journal in WAL mode opens only beside that journal; its pages are those of any other.
std::string without_wal(std::string_view bytes) {
  std::string copy(bytes);
  copy[write_version_at] = copy[read_version_at] = 1;
  return copy;
}

Result<Database> open(std::string& bytes, int& steps_left) {
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open_v2(":memory:", &raw, SQLITE_OPEN_READWRITE, nullptr);
  Database database(raw);
  if (opened != SQLITE_OK) return fail(Code::unavailable, "no memory to read rpm's database");
  sqlite3_limit(raw, SQLITE_LIMIT_LENGTH, header_blob_limit_bytes);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_progress_handler(raw, 1000, stop, &steps_left);
  const auto size = static_cast<sqlite3_int64>(bytes.size());
  if (sqlite3_deserialize(raw, "main", reinterpret_cast<unsigned char*>(bytes.data()), size, size,
                          SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
    return failure(raw);
  return database;
}

// A view or a virtual table of the name is none of rpm's.
Result<Statement> prepare(sqlite3* database, const char* sql) {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(database, sql, -1, &raw, nullptr) != SQLITE_OK) return failure(database);
  return Statement(raw);
}

Result<void> expect_table(sqlite3* database) {
  auto statement = prepare(database,
                           "SELECT 1 FROM sqlite_schema WHERE name = 'Packages' AND type = 'table' AND rootpage > 0 "
                           "AND sql NOT LIKE 'create virtual%'");
  if (!statement) return Failure(statement.error());
  switch (sqlite3_step(statement->get())) {
    case SQLITE_ROW: return {};
    case SQLITE_DONE: return fail(Code::invalid, "no table 'Packages', want rpm's database");
    default: return failure(database);
  }
}

Result<void> read_rows(sqlite3* database, Packages& packages) {
  auto statement = prepare(database, "SELECT blob FROM Packages");
  if (!statement) return Failure(statement.error());
  int status = SQLITE_ROW;
  while ((status = sqlite3_step(statement->get())) == SQLITE_ROW) {
    const auto* const bytes = static_cast<const char*>(sqlite3_column_blob(statement->get(), 0));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement->get(), 0));
    if (auto done = parse_rpm_header({bytes, bytes == nullptr ? 0 : size}, packages); !done) return done;
  }
  return status == SQLITE_DONE ? Result<void>() : Result<void>(failure(database));
}

}  // namespace

Result<void> parse_rpm_sqlite(std::string_view bytes, Packages& packages) {
  if (bytes.size() < header_bytes || !bytes.starts_with("SQLite format 3"))
    return fail(Code::invalid, "no SQLite database, want rpm's");
  std::string copy = without_wal(bytes);
  int steps_left = 1'000'000;
  auto database = open(copy, steps_left);
  if (!database) return Failure(database.error());
  if (auto done = expect_table(database->get()); !done) return done;
  return read_rows(database->get(), packages);
}

}  // namespace roadstead::contents
