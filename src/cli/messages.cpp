#include "cli/messages.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace tabard {
namespace {

constexpr std::chrono::milliseconds wait_before(1000), wait_between(200), wait_between_lines(5000);

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

Progress::Progress(Show show)
    : is_terminal_(::isatty(STDERR_FILENO) != 0),
      is_wanted_(is_terminal_ || show == Show::always),
      start_(std::chrono::steady_clock::now()),
      last_(start_) {}

Progress::~Progress() {
  wipe();
}

std::string Progress::time_left(double fraction, std::chrono::steady_clock::time_point now) {
  constexpr double too_early = 0.001;
  if (fraction < too_early) return {};
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const auto left = static_cast<int64_t>(seconds * (1 - fraction) / fraction);
  return fmt::format(", {:.0f} %, {}:{:02}:{:02} left", 100 * fraction, left / 3600, left / 60 % 60, left % 60);
}

void Progress::add_document(size_t events, std::optional<double> fraction) {
  ++documents_;
  events_ += events;
  if (!is_wanted_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - start_ < wait_before || now - last_ < (is_terminal_ ? wait_between : wait_between_lines)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const std::string line = fmt::format("{} documents, {} events, {:.0f} documents a second{}", documents_, events_,
                                       static_cast<double>(documents_) / seconds, fraction ? time_left(*fraction, now) : "");
  fmt::print(stderr, fmt::runtime(is_terminal_ ? "\r{} \033[K" : "tabard: {}\n"), line);
  std::fflush(stderr);
  is_shown_ = is_terminal_;
}

void Progress::wipe() {
  if (is_shown_) fmt::print(stderr, "\r\033[K");
  is_shown_ = false;
}

}  // namespace tabard
