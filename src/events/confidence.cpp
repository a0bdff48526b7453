#include "events/confidence.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tabard {
namespace {

// Weights of a logistic regression, fitted on corpus/ by tools/fit_confidence.py, which knows the same clues.
constexpr double bias = 0.87;
constexpr double actor = 0.13;
constexpr double recipient = 0.01;
constexpr double actor_named = 0.44;
constexpr double recipient_named = 0.35;
constexpr double actor_coded = 0.08;
constexpr double recipient_coded = 0.33;
constexpr double not_actual = -0.49;
constexpr double companions = -0.64;
constexpr double capital = -0.51;
constexpr double late = -0.80;
constexpr double gerund = -0.63;
constexpr double placed = 0.29;
constexpr double dated = 0.34;
constexpr double attributed = -0.53;
constexpr double has_mode = 0.36;
constexpr std::array<double, 17> of_type = {0.00,  0.28, -0.57, 0.59,  0.34, 0.14,  0.08,  -0.09, -0.11,
                                            -0.05, 0.64, -0.26, -0.16, 0.08, -0.02, -0.31, -0.31};

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
    if (event.trigger.in(reading.text()).ends_with("ing")) x += gerund;
    if (event.place) x += placed;
    if (event.date && event.date->span) x += dated;
    if (!event.attribution.empty()) x += attributed;
    if (!event.mode.empty()) x += has_mode;
    event.confidence = std::round(1000 / (1 + std::exp(-x))) / 1000;
  }
}

}  // namespace tabard
