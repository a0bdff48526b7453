#include "store/database.h"

#include "store/postgres_database.h"
#include "store/sqlite_database.h"

namespace tabard {

std::string shown_place(const std::string& where) {
  const size_t scheme = where.find("://"), at = where.find('@');
  if (scheme == std::string::npos || at == std::string::npos) return where;
  const size_t colon = where.find(':', scheme + 3);
  return colon < at ? where.substr(0, colon) + where.substr(at) : where;
}

Result<std::unique_ptr<Database>> Database::open(const std::string& where, Access access) {
  for (const std::string_view scheme : {"postgresql://", "postgres://"})
    if (where.starts_with(scheme)) return open_postgres(where);
  return open_sqlite(where, access);
}

}  // namespace tabard
