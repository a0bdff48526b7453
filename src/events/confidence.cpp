#include "events/confidence.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tabard {
namespace {

// Weights of a logistic regression, fitted on corpus/ by tools/fit_confidence.py, which knows the same clues.
constexpr double bias = 1.02;
constexpr double actor = -0.08;
constexpr double recipient = 0.15;
constexpr double actor_named = 0.59;
constexpr double recipient_named = 0.37;
constexpr double actor_coded = 0.04;
constexpr double recipient_coded = 0.28;
constexpr double not_actual = -0.70;
constexpr double companions = -0.73;
constexpr double capital = -0.64;
constexpr std::array<double, 17> of_type = {0.00, 0.17, -0.32, 0.39, 0.23, 0.04, -0.14, 0.12, -0.15,
                                            0.03, 0.40, -0.32, 0.00, 0.27, 0.09, -0.11, -0.39};

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
    event.confidence = std::round(1000 / (1 + std::exp(-x))) / 1000;
  }
}

}  // namespace tabard
