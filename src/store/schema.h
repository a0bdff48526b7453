#pragma once
// The tables of a store and how older stores become of today's make. docs/store.md describes every column.

#include "store/database.h"

namespace tabard {

// What this program writes.
extern const int schema_version;

// Brings an empty or older database to make `to`; does nothing where it is. A newer one than schema_version is an error.
Result<void> migrate(Database& database, const std::string& where, int to = schema_version);

}  // namespace tabard
