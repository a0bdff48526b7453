#pragma once
// An input that is one thing, read to its end.

#include <string>

#include "io/input.h"

namespace tabard {

// All bytes of `input` but a byte order mark of UTF-8. An error where there are more than `limit` of them: "a page of more than
// 16000000 bytes".
Result<std::string> read_whole(Input& input, const char* what, size_t limit, const std::string& path);

}  // namespace tabard
