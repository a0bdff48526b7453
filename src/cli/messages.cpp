#include "cli/messages.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace tabard {
namespace {

constexpr std::chrono::milliseconds wait_before(1000), wait_between(200);

}  // namespace

void print_error(const Error& error) {
  print_note(error.message());
}

void print_warning(const Error& warning) {
  print_note("warning: " + warning.message());
}

void print_note(const std::string& text) {
  fmt::print(stderr, "tabard: {}\n", text);
}

void print_faults(const Faults& faults) {
  for (const Error& error : faults.errors()) print_error(error);
  const size_t count = faults.errors().size();
  if (count > 1) print_note(fmt::format("{} faults", count));
}

Progress::Progress() : is_wanted_(::isatty(STDERR_FILENO) != 0), start_(std::chrono::steady_clock::now()), last_(start_) {}

Progress::~Progress() {
  wipe();
}

void Progress::add_document(size_t events) {
  ++documents_;
  events_ += events;
  if (!is_wanted_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - start_ < wait_before || now - last_ < wait_between) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  fmt::print(stderr, "\r{} documents, {} events, {:.0f} documents a second \033[K", documents_, events_,
             static_cast<double>(documents_) / seconds);
  std::fflush(stderr);
  is_shown_ = true;
}

void Progress::wipe() {
  if (is_shown_) fmt::print(stderr, "\r\033[K");
  is_shown_ = false;
}

}  // namespace tabard
