// The file is JSON lines: {"feed":"https://...","etag":"...","last_modified":"..."} and {"item":"<16 hex
// digits>","day":"2024-03-14"}.
#include "feeds/watch_state.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <simdjson.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <vector>

#include "io/json_text.h"
#include "io/lines.h"
#include "io/output.h"

namespace tabard {
namespace {

constexpr std::chrono::days kept_for{90};
constexpr size_t longest_line = 1 << 16;

uint64_t hash_of(std::string_view feed, std::string_view item) {
  return XXH3_64bits_withSeed(item.data(), item.size(), XXH3_64bits(feed.data(), feed.size()));
}

std::string string_at(const simdjson::dom::object& object, const char* key) {
  std::string_view text;
  return object.at_key(key).get_string().get(text) ? std::string() : std::string(text);
}

}  // namespace

Result<WatchState> WatchState::load(const std::string& path, Day today) {
  WatchState state(today);
  std::error_code error;
  if (!std::filesystem::exists(path, error) && !error) return state;
  TRY(auto input, Input::open(path));
  Lines lines(std::move(input), longest_line);
  simdjson::dom::parser parser;
  std::string line;
  for (;;) {
    TRY(const Lines::Outcome outcome, lines.next(line));
    if (outcome == Lines::Outcome::end) return state;
    simdjson::dom::object object;
    if (outcome != Lines::Outcome::line || parser.parse(line).get_object().get(object))
      return fail(Error::Kind::input, "no state of a watch: move the file away to begin anew", path, lines.number());
    if (std::string feed = string_at(object, "feed"); !feed.empty())
      state.validators_[std::move(feed)] = {string_at(object, "etag"), string_at(object, "last_modified")};
    const std::string item = string_at(object, "item");
    const auto day = parse_day(string_at(object, "day"));
    if (uint64_t hash = 0; day && std::from_chars(item.data(), item.data() + item.size(), hash, 16).ec == std::errc())
      state.seen_[hash] = *day;
  }
}

Result<void> WatchState::save(const std::string& path) const {
  std::string text;
  for (const auto& [feed, validators] : validators_) {
    text += '{';
    append_json_field(text, "feed", feed);
    append_json_field(text, "etag", validators.etag);
    append_json_field(text, "last_modified", validators.last_modified);
    text += "}\n";
  }
  std::vector<std::pair<uint64_t, Day>> seen(seen_.begin(), seen_.end());
  std::sort(seen.begin(), seen.end());
  for (const auto& [hash, day] : seen)
    if (today_ - day <= kept_for) text += fmt::format("{{\"item\":\"{:016x}\",\"day\":\"{}\"}}\n", hash, to_iso(day));

  const std::string fresh = path + ".new";
  const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return fail(Error::Kind::io, fmt::format("cannot be written: {}", std::strerror(errno)), fresh);
  Output output(file);
  auto written = output.write(text);
  if (written) written = output.flush();
  if (written && ::fsync(file) != 0)
    written = fail(Error::Kind::io, fmt::format("cannot be written: {}", std::strerror(errno)));
  ::close(file);
  if (!written) return fail(Error::Kind::io, written.error().text, fresh);
  if (std::rename(fresh.c_str(), path.c_str()) != 0)
    return fail(Error::Kind::io, fmt::format("cannot be written: {}", std::strerror(errno)), path);
  return {};
}

WatchState::Validators WatchState::validators(const std::string& feed) const {
  const auto found = validators_.find(feed);
  return found == validators_.end() ? Validators() : found->second;
}

void WatchState::set_validators(const std::string& feed, Validators validators) {
  validators_[feed] = std::move(validators);
}

bool WatchState::has_seen(std::string_view feed, std::string_view item) {
  const auto found = seen_.find(hash_of(feed, item));
  if (found == seen_.end()) return false;
  found->second = today_;
  return true;
}

void WatchState::set_seen(std::string_view feed, std::string_view item) {
  seen_[hash_of(feed, item)] = today_;
}

}  // namespace tabard
