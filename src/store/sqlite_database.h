#pragma once
// SQLite behind the interface of store/database.h: write-ahead log, ten seconds of patience with other writers.

#include <memory>
#include <string>

#include "store/database.h"

namespace tabard {

Result<std::unique_ptr<Database>> open_sqlite(const std::string& file, Access access);

}  // namespace tabard
