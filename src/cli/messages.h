#pragma once
// What goes to standard error: one line a fault, a summary, and progress where somebody watches.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "lexicon/faults.h"

namespace tabard {

// The exit statuses of CONTRACT.md.
inline constexpr int exit_done = 0, exit_usage = 1, exit_failed = 2;
// After Ctrl-C, as shells have it: 128 and the signal.
inline constexpr int exit_interrupted = 130;

// "tabard: reports.jsonl:12: no "text"". A line that progress left standing is wiped first.
void print_error(const Error& error);
void print_warning(const Error& warning);
void print_note(const std::string& text);
// All of them, and how many there are.
void print_faults(const Faults& faults);

// Shows how far a long run has come, on a line of its own that is written over, if standard error is a terminal and the run
// lasts longer than a second. Show::always: also elsewhere, then a line every few seconds.
class Progress {
 public:
  enum class Show : bool { on_terminals, always };

  explicit Progress(Show show = Show::on_terminals);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // `fraction` of all input that has been read; nothing where nobody knows.
  void add_document(size_t events, std::optional<double> fraction = std::nullopt);
  void wipe();

 private:
  std::string time_left(double fraction, std::chrono::steady_clock::time_point now);

  bool is_terminal_, is_wanted_;
  bool is_shown_ = false;
  std::chrono::steady_clock::time_point start_, last_;
  size_t documents_ = 0, events_ = 0;
};

}  // namespace tabard
