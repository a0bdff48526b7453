#pragma once
// Result<T>: a value, or an Error that a user can mend (bad input, lexicon, model, disk).
//
// Not for our own mistakes: those are TABARD_CHECK, which is on in every build and out of reach of any input.
// Shaped like std::expected, which GCC 12 has in C++23 mode only; tl::expected serves until then.

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace tabard {

struct Error {
  enum class Kind : uint8_t { usage, input, lexicon, model, io };

  Kind kind = Kind::input;
  std::string text;   // what was found, what was expected, and what to do
  std::string file;   // "" where there is none; "-" is standard input
  uint32_t line = 0;  // 1-based; 0 where the file as a whole is meant

  // "lexicon/events/consult.rules:19: '42' is no CAMEO code ..."
  std::string message() const;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}
inline tl::unexpected<Error> fail(Error::Kind kind, std::string text, std::string file = {}, uint32_t line = 0) {
  return tl::unexpected<Error>(Error{kind, std::move(text), std::move(file), line});
}

[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace tabard

#define TABARD_CHECK(condition) ((condition) ? static_cast<void>(0) : ::tabard::check_failed(#condition, __FILE__, __LINE__))

#define TABARD_CONCAT_(a, b) a##b
#define TABARD_CONCAT(a, b) TABARD_CONCAT_(a, b)

// TRY(auto text, read_file(path)); — leaves the function with the error, or goes on with the value.
#define TRY(declaration, expression)                                                            \
  auto TABARD_CONCAT(try_, __LINE__) = (expression);                                            \
  if (!TABARD_CONCAT(try_, __LINE__))                                                           \
    return ::tl::unexpected<::tabard::Error>(std::move(TABARD_CONCAT(try_, __LINE__)).error()); \
  declaration = std::move(*TABARD_CONCAT(try_, __LINE__))

#define TRY_VOID(expression)                                                             \
  if (auto TABARD_CONCAT(try_, __LINE__) = (expression); !TABARD_CONCAT(try_, __LINE__)) \
  return ::tl::unexpected<::tabard::Error>(std::move(TABARD_CONCAT(try_, __LINE__)).error())
