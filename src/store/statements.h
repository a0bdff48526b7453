#pragma once
// Statements: those of one database, each prepared once.

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/database.h"

namespace tabard {

class Statements {
 public:
  explicit Statements(Database& database) : database_(database) {}

  Result<Statement*> operator()(std::string_view sql) {
    if (const auto found = kept_.find(sql); found != kept_.end()) return found->second.get();
    TRY(auto prepared, database_.prepare(std::string(sql)));
    return kept_.emplace(sql, std::move(prepared)).first->second.get();
  }

  // The first column of the first row; `otherwise` where there is none.
  Result<int64_t> integer(std::string_view sql, std::initializer_list<Value> values, int64_t otherwise = 0) {
    TRY(Statement * select, (*this)(sql));
    TRY_VOID(select->query(values));
    TRY(const bool has_row, select->next());
    const int64_t value = has_row ? select->integer(0) : otherwise;
    select->close();
    return value;
  }
  Result<void> run(std::string_view sql, std::initializer_list<Value> values) {
    TRY(Statement * statement, (*this)(sql));
    return statement->run(values);
  }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  Database& database_;
  std::unordered_map<std::string, std::unique_ptr<Statement>, Hash, std::equal_to<>> kept_;
};

}  // namespace tabard
