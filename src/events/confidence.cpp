#include "events/confidence.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tabard {
namespace {

// Weights of a logistic regression: tools/fit_confidence.py, which knows the same clues, on the reports of corpus/ that are not
// held out.
constexpr double bias = 0.60;
constexpr double actor = -0.06;
constexpr double recipient = -0.00;
constexpr double actor_named = 0.88;
constexpr double recipient_named = 0.21;
constexpr double actor_coded = 0.06;
constexpr double recipient_coded = 0.18;
constexpr double not_actual = -0.67;
constexpr double companions = -0.79;
constexpr double capital = -0.36;
constexpr double late = -0.76;
constexpr double gerund = -0.43;
constexpr double placed = 0.18;
constexpr double dated = 0.37;
constexpr double attributed = -0.25;
constexpr double has_mode = 0.46;
constexpr double past = 0.77;
constexpr double actor_behind = -0.46;
constexpr double quoted = -1.11;
constexpr std::array<double, 17> of_type = {0.00,  0.37, -0.54, 0.51,  0.03, 0.12,  0.21,  -0.10, -0.18,
                                            -0.07, 0.42, -0.19, -0.18, 0.19, -0.18, -0.07, -0.17};

bool is_named(const Party& party) {
  return party.span.has_value();
}
bool is_coded(const Party& party) {
  return !party.actor.is_uncoded();
}

double side(const std::vector<Party>& parties, double present, double named, double coded) {
  double sum = parties.empty() ? 0 : present;
  if (std::any_of(parties.begin(), parties.end(), is_named)) sum += named;
  if (std::any_of(parties.begin(), parties.end(), is_coded)) sum += coded;
  return sum;
}

constexpr uint32_t quotation_reach = 1000;  // bytes: a sentence can be as long as a report

// Whether a quotation that began in `before` is still open at its end.
bool is_quote_open(std::string_view before) {
  const auto count = [&](std::string_view mark) {
    int64_t n = 0;
    for (size_t at = before.find(mark); at != std::string_view::npos; at = before.find(mark, at + mark.size())) ++n;
    return n;
  };
  return count("\"") % 2 == 1 || count("“") > count("”");
}

}  // namespace

void rate_confidence(const Reading& reading, std::vector<Event>& events) {
  for (Event& event : events) {
    double x = bias + of_type[static_cast<size_t>(event.type)];
    x += side(event.actors, actor, actor_named, actor_coded);
    x += side(event.recipients, recipient, recipient_named, recipient_coded);
    if (event.status != Status::actual) x += not_actual;
    const bool has_companions = std::any_of(events.begin(), events.end(), [&](const Event& other) {
      return &other != &event && other.sentence == event.sentence && other.type != EventType::none;
    });
    if (has_companions) x += companions;
    const char first = reading.text()[event.trigger.start];
    if (first >= 'A' && first <= 'Z') x += capital;
    const Span sentence = reading.sentences[event.sentence].span;
    if (2 * event.trigger.start > sentence.start + sentence.end) x += late;
    const std::string_view trigger = event.trigger.in(reading.text());
    if (trigger.ends_with("ing")) x += gerund;
    if (trigger.ends_with("ed")) x += past;
    const auto is_behind = [&](const Party& party) { return party.span && party.span->start > event.trigger.start; };
    if (std::any_of(event.actors.begin(), event.actors.end(), is_behind)) x += actor_behind;
    const uint32_t reach = std::min(quotation_reach, event.trigger.start);
    const uint32_t from = std::min(std::max(sentence.start, event.trigger.start - reach), event.trigger.start);
    if (is_quote_open(Span{from, event.trigger.start}.in(reading.text()))) x += quoted;
    if (event.place) x += placed;
    if (event.date && event.date->span) x += dated;
    if (!event.attribution.empty()) x += attributed;
    if (!event.mode.empty()) x += has_mode;
    event.confidence = std::round(1000 / (1 + std::exp(-x))) / 1000;
  }
}

}  // namespace tabard
