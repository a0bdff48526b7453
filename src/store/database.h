#pragma once
// Database: one connection to SQLite or to PostgreSQL, for SQL that both understand. Users want store/store.h.
//
//   TRY(auto database, Database::open("events.db", Access::write));
//   TRY(auto statement, database->prepare("SELECT id FROM documents WHERE date >= $1"));
//   TRY_VOID(statement->query({"2024-01-01"}));
//   for (;;) { TRY(const bool has_row, statement->next()); if (!has_row) break; use(statement->text(0)); }
//
// Errors say what to do: a database that is locked, damaged or of another program, a full disk, a server that is away.
// Statements must die before their database. One thread at a time.

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"

namespace tabard {

// For columns of bytes that are no text.
struct Bytes {
  std::string_view bytes;
};

// A parameter; nullptr is NULL. Texts and bytes must live until the call that takes them returns.
using Value = std::variant<std::nullptr_t, int64_t, double, std::string_view, Bytes>;

// NULL for "".
inline Value value_or_null(std::string_view text) {
  return text.empty() ? Value(nullptr) : Value(text);
}

class Statement {
 public:
  virtual ~Statement() = default;

  // For what gives no rows. PostgreSQL may be told later, at the latest with the next query or commit, which then fails in its
  // place.
  virtual Result<void> run(std::span<const Value> values) = 0;
  Result<void> run(std::initializer_list<Value> values) { return run(std::span(values.begin(), values.size())); }

  // For what gives rows: next() goes to the first one, then to the others; false behind the last. One query at a time is open
  // on a connection to PostgreSQL: read it to its end or call close().
  virtual Result<void> query(std::span<const Value> values) = 0;
  Result<void> query(std::initializer_list<Value> values) { return query(std::span(values.begin(), values.size())); }
  virtual Result<bool> next() = 0;
  virtual void close() = 0;

  // Columns of the row, from 0; a view holds until next() or close(). NULL reads as 0 and "".
  virtual bool is_null(int column) const = 0;
  virtual int64_t integer(int column) const = 0;
  virtual double number(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual std::string bytes(int column) const = 0;
};

enum class Access : bool { read, write };
enum class Dialect : bool { sqlite, postgres };

class Database {
 public:
  // `where`: a file, which Access::write makes if it is not there, or "postgresql://…".
  static Result<std::unique_ptr<Database>> open(const std::string& where, Access access);

  virtual ~Database() = default;
  virtual Dialect dialect() const = 0;

  virtual Result<std::unique_ptr<Statement>> prepare(const std::string& sql) = 0;
  // One or more statements without parameters and rows.
  virtual Result<void> execute(const std::string& sql) = 0;

  // A transaction, in which this connection alone may write.
  virtual Result<void> begin() = 0;
  virtual Result<void> commit() = 0;
  virtual void roll_back() = 0;

  // 0: holds nothing yet. An error where tables are there that are not tabard's.
  virtual Result<int> schema_version() = 0;
  virtual Result<void> set_schema_version(int version) = 0;
};

// The server's name stands in `where` without the password.
std::string shown_place(const std::string& where);

}  // namespace tabard
