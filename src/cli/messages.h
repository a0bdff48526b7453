#pragma once
// What goes to standard error: one line a fault, a summary, and progress where somebody watches.

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "lexicon/faults.h"

namespace tabard {

// The exit statuses of CONTRACT.md.
inline constexpr int exit_done = 0, exit_usage = 1, exit_failed = 2;

// "tabard: reports.jsonl:12: no "text"". A line that progress left standing is wiped first.
void print_error(const Error& error);
void print_warning(const Error& warning);
void print_note(const std::string& text);
// All of them, and how many there are.
void print_faults(const Faults& faults);

// Shows how far a long run has come, on a line of its own that is written over, if standard error is a terminal and the run
// lasts longer than a second.
class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void add_document(size_t events);
  void wipe();

 private:
  bool is_wanted_;
  bool is_shown_ = false;
  std::chrono::steady_clock::time_point start_, last_;
  size_t documents_ = 0, events_ = 0;
};

}  // namespace tabard
