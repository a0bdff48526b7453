#include "io/warc_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "pages/ascii.h"

namespace tabard {
namespace {

constexpr std::string_view magic = "WARC/1.", boundary = "\r\n\r\nWARC/1.";
constexpr size_t chunk = 1 << 16, longest_head = 1 << 16, longest_beginning = 1 << 14;

}  // namespace

WarcRecords::WarcRecords(std::unique_ptr<Input> input, std::string path, size_t limit)
    : input_(std::move(input)), path_(std::move(path)), limit_(limit) {}

void WarcRecords::fill(size_t count) {
  if (start_ > chunk && start_ * 2 > buffer_.size()) {
    buffer_.erase(0, start_);
    start_ = 0;
  }
  while (buffer_.size() - start_ < count && !is_input_done_) {
    const size_t held = buffer_.size();
    buffer_.resize(held + chunk);
    auto got = input_->read(buffer_.data() + held, chunk);
    buffer_.resize(held + got.value_or(0));
    is_input_done_ = !got || *got == 0;
    if (!got) failure_ = std::move(got).error();  // told when what came before it has been read
  }
}

tl::unexpected<Error> WarcRecords::fault(const std::string& what, const WarcRecord* record) {
  is_lost_ = true;
  const std::string_view address = record ? record->head["warc-target-uri"] : std::string_view();
  return fail(
      Error::Kind::input,
      fmt::format("record {}{}: {}", number_, address.empty() ? "" : fmt::format(" ({})", address.substr(0, 200)), what),
      path_);
}

tl::unexpected<Error> WarcRecords::end_of_input(const std::string& what, const WarcRecord* record) {
  if (!failure_) return fault(what, record);
  Error error = *std::exchange(failure_, std::nullopt);
  error.text = fmt::format("record {}: {}", number_, error.text);
  const auto resumed = input_->resume();
  is_input_done_ = !resumed || !*resumed;
  is_lost_ = false;
  buffer_.clear();
  start_ = 0;
  return fail(std::move(error));
}

Result<bool> WarcRecords::find_record() {
  for (;;) {
    fill(chunk);
    if (!is_lost_) {  // only line ends may stand between records
      while (start_ < buffer_.size() && (buffer_[start_] == '\r' || buffer_[start_] == '\n')) ++start_;
      if (buffer_.size() - start_ < magic.size() && !is_input_done_) continue;
      if (rest().starts_with(magic)) return true;
      if (rest().empty() && is_input_done_ && !failure_) return false;
      ++number_;
      if (rest().empty()) return end_of_input("", nullptr);
      return fault("no WARC record begins where one should", nullptr);
    }
    const size_t at = rest().find(magic);
    if (at != std::string_view::npos) {
      start_ += at;
      const bool begins_line = start_ == 0 || buffer_[start_ - 1] == '\n';
      is_lost_ = !begins_line;
      if (begins_line) return true;
      ++start_;
      continue;
    }
    start_ = std::max(start_, buffer_.size() - std::min(buffer_.size(), magic.size()));
    if (is_input_done_ && failure_) return end_of_input("", nullptr);
    if (is_input_done_) return false;
    fill(chunk + magic.size());
  }
}

Result<bool> WarcRecords::take_head(WarcRecord& record) {
  TRY(const bool is_found, find_record());
  if (!is_found) return false;
  record = {};
  record.number = ++number_;
  fill(longest_head);
  const size_t end = end_of_head(rest().substr(0, longest_head));
  if (end == std::string_view::npos) {
    start_ += magic.size();
    if (rest().size() < longest_head) return end_of_input("its head does not end", nullptr);
    return fault("its head does not end", nullptr);
  }
  const std::string_view head = rest().substr(0, end);
  record.head = HeaderFields(head.substr(head.find('\n') + 1));
  start_ += end;
  return true;
}

// The length that a record names is believed only if a record, or the file, ends there.
Result<void> WarcRecords::take_block(WarcRecord& record, size_t length, bool is_kept) {
  record.is_too_long = length > limit_;
  const size_t kept = !is_kept ? 0 : record.is_too_long ? longest_beginning : length;
  size_t left = length;
  while (left > 0) {
    const size_t wanted = std::min(left, std::max(kept - std::min(kept, record.block.size()), chunk));
    fill(std::min(wanted, chunk) + boundary.size());
    const std::string_view window = rest().substr(0, std::min(left, chunk));
    if (window.empty())
      return end_of_input(
          fmt::format("{} of its {} bytes are missing: the file is truncated or the length wrong", left, length), &record);
    // A record that begins inside this one.
    const size_t inner = rest().substr(0, window.size() + boundary.size() - 1).find(boundary);
    if (inner != std::string_view::npos && inner + 4 < left) {
      start_ += inner + 4;
      auto lie = fault(fmt::format("its length of {} bytes reaches into the next record", length), &record);
      is_lost_ = false;
      return lie;
    }
    if (record.block.size() < kept) record.block += window.substr(0, kept - record.block.size());
    start_ += window.size();
    left -= window.size();
  }
  fill(boundary.size());
  const std::string_view behind = rest().substr(0, boundary.size());
  const bool is_end = behind.empty() || behind.starts_with("\r\n\r\n") || behind.starts_with("\n\n");
  const size_t next = std::min(behind.find_first_not_of("\r\n"), behind.size());
  if (!is_end && next < behind.size() && !behind.substr(next).starts_with(magic.substr(0, behind.size() - next)))
    return fault(fmt::format("its length of {} bytes is too short", length), &record);
  return {};
}

Result<bool> WarcRecords::take(std::string_view type, WarcRecord& record) {
  TRY(const bool is_found, take_head(record));
  if (!is_found) {
    is_done_ = true;
    return false;
  }
  const std::string_view given = record.head["content-length"];
  size_t length = 0;
  const auto parsed = std::from_chars(given.data(), given.data() + given.size(), length);
  if (given.empty() || parsed.ec != std::errc() || parsed.ptr != given.data() + given.size())
    return fault("its head has no Content-Length", &record);
  const bool is_wanted = is_same_ignoring_case(record.head["warc-type"], type);
  TRY_VOID(take_block(record, length, is_wanted));
  return is_wanted;
}

Result<WarcRecords::Outcome> WarcRecords::next(std::string_view type, WarcRecord& record) {
  while (!is_done_) {
    TRY(const bool is_taken, take(type, record));
    if (is_taken) return Outcome::record;
  }
  return Outcome::end;
}

}  // namespace tabard
