#pragma once
// Statements: those of one database, each prepared once.

#include <memory>
#include <string>
#include <unordered_map>

#include "store/database.h"

namespace tabard {

class Statements {
 public:
  explicit Statements(Database& database) : database_(database) {}

  Result<Statement*> operator()(const std::string& sql) {
    auto& kept = kept_[sql];
    if (!kept) {
      TRY(kept, database_.prepare(sql));
    }
    return kept.get();
  }

  // The first column of the first row; `otherwise` where there is none.
  Result<int64_t> integer(const std::string& sql, std::initializer_list<Value> values, int64_t otherwise = 0) {
    TRY(Statement * select, (*this)(sql));
    TRY_VOID(select->query(values));
    TRY(const bool has_row, select->next());
    const int64_t value = has_row ? select->integer(0) : otherwise;
    select->close();
    return value;
  }
  Result<void> run(const std::string& sql, std::initializer_list<Value> values) {
    TRY(Statement * statement, (*this)(sql));
    return statement->run(values);
  }

 private:
  Database& database_;
  std::unordered_map<std::string, std::unique_ptr<Statement>> kept_;
};

}  // namespace tabard
