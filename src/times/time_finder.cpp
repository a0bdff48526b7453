#include "times/time_finder.h"

#include "core/pieces.h"
#include "times/time_grammar.h"

namespace tabard {
namespace {

bool is_word(std::string_view form, std::string_view lower) {
  if (form.size() != lower.size()) return false;
  for (size_t i = 0; i < form.size(); ++i) {
    const char c = form[i] >= 'A' && form[i] <= 'Z' ? static_cast<char>(form[i] - 'A' + 'a') : form[i];
    if (c != lower[i]) return false;
  }
  return true;
}

}  // namespace

TimeFinder::TimeFinder(const Lexicon& lexicon) : words_(lexicon), known_days_(lexicon) {}

std::vector<TimeExpression> TimeFinder::find(const Reading& reading, const ReportDate& report) const {
  std::vector<TimeExpression> times;
  TimeGrammar grammar(reading, report);
  for (uint32_t i = 0; i < reading.sentences.size(); ++i)
    for (const Sentence& piece : pieces_of(reading.sentences[i])) grammar.find(words_.read(reading, piece), i, times);
  return times;
}

std::optional<DayRange> range_with_preposition(const Reading& reading, const TimeExpression& time, const ReportDate& report) {
  if (!time.range || time.first == 0) return time.range;
  const std::string_view before = reading.tokens[time.first - 1].form;
  if (is_word(before, "since") && report.range && report.range->to >= time.range->from)
    return DayRange{time.range->from, report.range->to};
  if ((is_word(before, "until") || is_word(before, "till")) && report.range && report.range->from <= time.range->to)
    return DayRange{report.range->from, time.range->to};
  return time.range;
}

}  // namespace tabard
