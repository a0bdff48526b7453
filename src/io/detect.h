#pragma once
// What kind of documents a file holds, by its name or by how it begins.

#include <memory>
#include <string_view>

#include "io/documents.h"
#include "io/input.h"

namespace tabard {

// By the ending, ".gz" and ".zst" behind it passed over; `detect` for ".xml", where only a look inside tells; `text` for what
// is not known.
InputKind kind_of_name(std::string_view path);

// By the first bytes: "{" begins JSON lines, "WARC/1." a web archive, and so on; `text` for anything else.
InputKind kind_of_content(std::string_view first);

// Looks at the first bytes of `input`, which is put back so that they are read again.
Result<InputKind> look_inside(std::unique_ptr<Input>& input);

}  // namespace tabard
