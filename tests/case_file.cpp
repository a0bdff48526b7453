#include "case_file.h"

#include <fmt/format.h>

#include "base/file.h"
#include "core/event.h"

namespace tabard {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::string_view take_word(std::string_view& text) {
  text = trimmed(text);
  const size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text = trimmed(text.substr(end));
  return word;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  for (;;) {
    const size_t bar = text.find(" | ");
    parts.push_back(trimmed(text.substr(0, bar)));
    if (bar == std::string_view::npos) return parts;
    text.remove_prefix(bar + 3);
  }
}

// `NORGOV "The king" (Harald V)`
std::optional<CaseParty> parse_party(std::string_view text) {
  CaseParty party;
  while (!text.empty()) {
    const char first = text.front();
    if (first == '"' || first == '(') {
      const size_t end = text.find(first == '"' ? '"' : ')', 1);
      if (end == std::string_view::npos) return std::nullopt;
      (first == '"' ? party.words : party.name) = std::string(text.substr(1, end - 1));
      text = trimmed(text.substr(end + 1));
    } else {
      party.code = std::string(take_word(text));
    }
  }
  return party;
}

class CaseParser {
 public:
  explicit CaseParser(std::string path) : path_(std::move(path)) {}

  Result<std::vector<Case>> parse(std::string_view text) {
    while (!text.empty()) {
      ++line_;
      const size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      if (trimmed(line).empty() || line.front() == '#') continue;
      TRY_VOID(line.front() == ' ' || line.front() == '\t' ? parse_field(trimmed(line)) : parse_line(trimmed(line)));
    }
    return std::move(cases_);
  }

 private:
  tl::unexpected<Error> fault(std::string what) const { return fail(Error::Kind::usage, std::move(what), path_, line_); }

  Result<void> parse_line(std::string_view rest) {
    const std::string_view key = take_word(rest);
    if (key == "case") {
      cases_.push_back({});
      cases_.back().name = rest;
      cases_.back().file = path_;
      cases_.back().line = line_;
      return {};
    }
    if (cases_.empty()) return fault("a file begins with `case NAME`");
    Case& current = cases_.back();
    if (key == "date") {
      current.date = parse_day(rest);
      if (!current.date) return fault("no date: YYYY-MM-DD is wanted");
    } else if (key == "text") {
      if (has_text_ == cases_.size()) current.text += '\n';
      has_text_ = cases_.size();
      current.text += rest;
    } else if (key == "event") {
      return parse_event(rest);
    } else if (key == "no" && take_word(rest) == "event") {
      current.absent.emplace_back(rest);
    } else if (key == "only") {
      current.is_only = true;
    } else if (key == "gap") {
      current.gap = rest;
    } else if (key == "sentences") {
      current.sentences = std::strtoul(std::string(rest).c_str(), nullptr, 10);
    } else {
      return fault(fmt::format("unknown word '{}': case, date, text, event, no event, only, gap, sentences", key));
    }
    return {};
  }

  Result<void> parse_event(std::string_view rest) {
    CaseEvent event;
    event.line = line_;
    std::string_view type = take_word(rest);
    if (const size_t slash = type.find('/'); slash != std::string_view::npos) {
      event.mode = type.substr(slash + 1);
      if (event.mode == "-") event.mode = "";
      type = type.substr(0, slash);
    }
    event.type = type == "none" ? "" : type;
    if (type != "none" && !parse_event_type(type)) return fault(fmt::format("'{}' is no event type", type));
    while (!rest.empty()) {
      const std::string_view word = take_word(rest);
      if (parse_status(word))
        event.status = word;
      else if (word.find_first_not_of("0123456789") == std::string_view::npos)
        event.cameo = word;
      else
        return fault(fmt::format("'{}' is neither a CAMEO code nor a status", word));
    }
    cases_.back().events.push_back(std::move(event));
    return {};
  }

  Result<void> parse_field(std::string_view rest) {
    if (cases_.empty() || cases_.back().events.empty()) return fault("an indented line belongs under an `event` line");
    CaseEvent& event = cases_.back().events.back();
    const std::string_view key = take_word(rest);
    if (key == "actors" || key == "recipients") {
      std::vector<CaseParty> parties;
      if (rest != "-") {
        for (const std::string_view part : split(rest)) {
          auto party = parse_party(part);
          if (!party) return fault("a quote or bracket is not closed");
          parties.push_back(std::move(*party));
        }
      }
      (key == "actors" ? event.actors : event.recipients) = std::move(parties);
    } else if (key == "location") {
      event.location = rest == "-" ? "" : rest;
    } else if (key == "attribution") {
      event.attribution.emplace();
      if (rest != "-")
        for (const std::string_view part : split(rest)) event.attribution->emplace_back(part);
    } else if (key == "date") {
      event.is_undated = rest == "-";
      if (event.is_undated) return {};
      const auto from = parse_day(take_word(rest)), to = rest.empty() ? from : parse_day(rest);
      if (!from || !to) return fault("no date: YYYY-MM-DD, or two of them");
      event.date = DayRange{*from, *to};
    } else {
      return fault(fmt::format("unknown word '{}': actors, recipients, location, date, attribution", key));
    }
    return {};
  }

  std::string path_;
  std::vector<Case> cases_;
  uint32_t line_ = 0;
  size_t has_text_ = 0;  // number of the case that has a text line
};

}  // namespace

Result<std::vector<Case>> read_cases(const std::string& path) {
  TRY(const std::string text, read_file(path));
  return CaseParser(path).parse(text);
}

}  // namespace tabard
