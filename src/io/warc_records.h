#pragma once
// WarcRecords: the records of a web archive (WARC 1.0, 1.1), one after another.
//
// Memory is bounded by the longest record that is kept. A record whose length is a lie, a head that is none, a gzip member that
// is broken: each is one Error that names the record, and the next call goes on at the next record that begins behind it. So
// next() may fail many times; only Outcome::end ends.

#include <memory>
#include <optional>
#include <string>

#include "io/http_message.h"
#include "io/input.h"

namespace tabard {

struct WarcRecord {
  uint32_t number = 0;  // from 1
  HeaderFields head;    // WARC-Type, WARC-Target-URI, ...
  std::string block;    // what the record holds; of one that is too long, its beginning
  bool is_too_long = false;
};

class WarcRecords {
 public:
  enum class Outcome : uint8_t { record, end };

  // Of records of more than `limit` bytes only the beginning is kept.
  WarcRecords(std::unique_ptr<Input> input, std::string path, size_t limit);

  // Records of `type` only ("response"); others are passed over.
  Result<Outcome> next(std::string_view type, WarcRecord& record);

 private:
  void fill(size_t count);     // at least so many bytes of buffer_ from start_, unless the input ends
  Result<bool> find_record();  // true: a record begins at start_; false: none does any more
  // The next record; false where it is of another type, or there is none.
  Result<bool> take(std::string_view type, WarcRecord& record);
  Result<bool> take_head(WarcRecord& record);
  Result<void> take_block(WarcRecord& record, size_t length, bool is_kept);
  // What is wrong with the record; the next one has to be looked for.
  tl::unexpected<Error> fault(const std::string& what, const WarcRecord* record);
  // The same where the input ends: if it ended by a failure, that is told instead, and reading goes on behind it where it can.
  tl::unexpected<Error> end_of_input(const std::string& what, const WarcRecord* record);
  std::string_view rest() const { return std::string_view(buffer_).substr(start_); }

  std::unique_ptr<Input> input_;
  std::string path_;
  size_t limit_;
  std::string buffer_;
  size_t start_ = 0;
  uint32_t number_ = 0;
  std::optional<Error> failure_;  // of the input, behind the bytes of buffer_
  bool is_input_done_ = false, is_lost_ = false, is_done_ = false;
};

}  // namespace tabard
