#include "store/sqlite_database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cstring>

namespace tabard {
namespace {

constexpr int patience_ms = 10'000;
constexpr int application_id = 0x54425244;  // "TBRD": the file is tabard's

// What failed and what to do about it.
tl::unexpected<Error> failure(sqlite3* database, const std::string& file) {
  const int code = sqlite3_errcode(database);
  const int system = sqlite3_system_errno(database);
  std::string text;
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      text = "another program is writing to it and did not finish within 10 seconds; run the same command again when it has";
      break;
    case SQLITE_FULL:
      text =
          "no space is left on the disk; all that was finished before is kept: free some space and run the same command again";
      break;
    case SQLITE_NOTADB: text = "is no SQLite database; give the name of another file with --db"; break;
    case SQLITE_CORRUPT: text = "is damaged: restore a copy, or save what can be read with `sqlite3 FILE .recover`"; break;
    case SQLITE_READONLY: text = "may only be read; check the rights of the file and of its folder"; break;
    case SQLITE_CANTOPEN:
      text = fmt::format("cannot be opened: {}", system != 0 ? std::strerror(system) : "no such database");
      break;
    case SQLITE_IOERR:
      text = fmt::format(
          "cannot be read or written: {}; all that was finished before is kept: run the same command "
          "again when the disk is well and has space",
          system != 0 ? std::strerror(system) : sqlite3_errmsg(database));
      break;
    default: text = sqlite3_errmsg(database);
  }
  return fail(Error::Kind::io, std::move(text), file);
}

// SQLite numbers a parameter by its place in the text, but for one written ?N.
std::string with_numbers(std::string sql) {
  for (size_t i = 0; i + 1 < sql.size(); ++i)
    if (sql[i] == '$' && sql[i + 1] >= '1' && sql[i + 1] <= '9') sql[i] = '?';
  return sql;
}

class SqliteStatement : public Statement {
 public:
  SqliteStatement(sqlite3* database, sqlite3_stmt* statement, const std::string& file)
      : database_(database), statement_(statement), file_(file) {}
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;
  ~SqliteStatement() override { sqlite3_finalize(statement_); }

  Result<void> run(std::span<const Value> values) override {
    close();
    TRY_VOID(bind_all(values, SQLITE_STATIC));  // they live until the end of this call, which is all that is needed
    TRY(const bool has_row, next());
    if (has_row) close();
    return {};
  }

  Result<void> query(std::span<const Value> values) override {
    close();
    return bind_all(values, SQLITE_TRANSIENT);
  }

  Result<bool> next() override {
    const int outcome = sqlite3_step(statement_);
    if (outcome == SQLITE_ROW) return true;
    if (outcome == SQLITE_DONE) {
      close();
      return false;
    }
    auto error = failure(database_, file_);
    close();
    return error;
  }

  void close() override { sqlite3_reset(statement_); }

  bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  double number(int column) const override { return sqlite3_column_double(statement_, column); }
  std::string_view text(int column) const override {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return bytes == nullptr ? std::string_view()
                            : std::string_view(bytes, static_cast<size_t>(sqlite3_column_bytes(statement_, column)));
  }
  std::string bytes(int column) const override {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return bytes == nullptr ? std::string() : std::string(bytes, static_cast<size_t>(sqlite3_column_bytes(statement_, column)));
  }

 private:
  Result<void> bind_all(std::span<const Value> values, sqlite3_destructor_type life) {
    for (size_t i = 0; i < values.size(); ++i)
      if (bind(static_cast<int>(i) + 1, values[i], life) != SQLITE_OK) return failure(database_, file_);
    return {};
  }

  int bind(int index, const Value& value, sqlite3_destructor_type life) {
    if (const auto* number = std::get_if<int64_t>(&value)) return sqlite3_bind_int64(statement_, index, *number);
    if (const auto* number = std::get_if<double>(&value)) return sqlite3_bind_double(statement_, index, *number);
    if (const auto* text = std::get_if<std::string_view>(&value))
      return sqlite3_bind_text64(statement_, index, text->data() == nullptr ? "" : text->data(), text->size(), life,
                                 SQLITE_UTF8);
    if (const auto* bytes = std::get_if<Bytes>(&value))
      return sqlite3_bind_blob64(statement_, index, bytes->bytes.data() == nullptr ? "" : bytes->bytes.data(),
                                 bytes->bytes.size(), life);
    return sqlite3_bind_null(statement_, index);
  }

  sqlite3* database_;
  sqlite3_stmt* statement_;
  const std::string& file_;
};

class SqliteDatabase : public Database {
 public:
  SqliteDatabase(sqlite3* database, std::string file) : database_(database), file_(std::move(file)) {}
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;
  ~SqliteDatabase() override { sqlite3_close(database_); }

  Dialect dialect() const override { return Dialect::sqlite; }

  Result<std::unique_ptr<Statement>> prepare(const std::string& sql) override {
    sqlite3_stmt* statement = nullptr;
    const std::string numbered = with_numbers(sql);
    if (sqlite3_prepare_v3(database_, numbered.c_str(), static_cast<int>(numbered.size()) + 1, SQLITE_PREPARE_PERSISTENT,
                           &statement, nullptr) != SQLITE_OK)
      return failure(database_, file_);
    return std::unique_ptr<Statement>(std::make_unique<SqliteStatement>(database_, statement, file_));
  }

  Result<void> execute(const std::string& sql) override {
    if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return failure(database_, file_);
    return {};
  }

  Result<void> begin() override { return execute("BEGIN IMMEDIATE"); }
  Result<void> commit() override { return execute("COMMIT"); }
  void roll_back() override {
    if (sqlite3_get_autocommit(database_) == 0) sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
  }

  Result<int> schema_version() override {
    TRY(const int64_t id, single("PRAGMA application_id"));
    TRY(const int64_t version, single("PRAGMA user_version"));
    if (id == application_id) return static_cast<int>(version);
    TRY(const int64_t tables, single("SELECT count(*) FROM sqlite_schema"));
    if (tables > 0) return fail(Error::Kind::io, "is a database of another program; give another file with --db", file_);
    return 0;
  }

  Result<void> set_schema_version(int version) override {
    return execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", application_id, version));
  }

  Result<void> prepare_connection(Access access) {
    sqlite3_busy_timeout(database_, patience_ms);
    // Looking up what every row refers to is half the time of writing: the store keeps rows together itself, and tests check.
    TRY_VOID(execute("PRAGMA foreign_keys = OFF; PRAGMA secure_delete = OFF; PRAGMA cache_size = -65536"));
    if (access == Access::read || sqlite3_db_readonly(database_, "main") == 1) return {};
    TRY(const int64_t is_new, single("SELECT count(*) = 0 FROM sqlite_schema"));
    // A log that is copied into the file every 32 MB, not 4: pages that change often are written there once.
    TRY_VOID(execute("PRAGMA wal_autocheckpoint = 8000"));
    // With the log a crash of the program loses nothing, one of the machine at most the last batches.
    return is_new != 0 ? execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
                       : execute("PRAGMA synchronous = NORMAL");
  }

 private:
  Result<int64_t> single(const std::string& sql) {
    TRY(auto statement, prepare(sql));
    TRY(const bool has_row, statement->next());
    return has_row ? statement->integer(0) : 0;
  }

  sqlite3* database_;
  std::string file_;
};

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::string& file, Access access) {
  // SQLite's count of its memory takes a lock for every piece of it; nobody asks.
  static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)uncounted;
  const int flags = access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
  sqlite3* handle = nullptr;
  const int outcome = sqlite3_open_v2(file.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  auto database = std::make_unique<SqliteDatabase>(handle, file);
  if (outcome != SQLITE_OK) {
    if (handle == nullptr) return fail(Error::Kind::io, "no memory is left to open it", file);
    return failure(handle, file);
  }
  TRY_VOID(database->prepare_connection(access));
  return std::unique_ptr<Database>(std::move(database));
}

}  // namespace tabard
