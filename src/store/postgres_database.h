#pragma once
// PostgreSQL behind the interface of store/database.h. Writers take turns by an advisory lock; what they write goes to the
// server in long rows of statements that are answered together.

#include <memory>
#include <string>

#include "store/database.h"

namespace tabard {

// `where`: "postgresql://USER@HOST/NAME?…", as libpq has it; the tables lie in the user's first schema.
Result<std::unique_ptr<Database>> open_postgres(const std::string& where);

}  // namespace tabard
