#include "incidents/same_happening.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tabard {

// Types that reports of one happening are coded as one for the other.
int family_of(EventType type) {
  switch (type) {
    case EventType::ASSAULT:
    case EventType::COERCE:
    case EventType::PROTEST:
    case EventType::MOBILIZE:
    case EventType::SANCTION: return 1;
    case EventType::REQUEST:
    case EventType::ACCUSE:
    case EventType::REJECT:
    case EventType::THREATEN: return 2;
    default: return 3;
  }
}

namespace {

bool is_told_as_fact(Status status) {
  return status == Status::actual || status == Status::historical;
}

double evidence_of_kind(const ReportedEvent& a, const ReportedEvent& b) {
  if (a.status != b.status && !(is_told_as_fact(a.status) && is_told_as_fact(b.status))) return no_evidence;
  double evidence = a.trigger == b.trigger ? 0.4 : 0;
  if (a.cameo == b.cameo) return evidence + 0.8;
  if (a.type != b.type) return family_of(a.type) == family_of(b.type) ? evidence - 0.8 : no_evidence;
  if (a.mode == b.mode || a.mode.empty() || b.mode.empty()) return evidence + 0.4;
  return evidence - 0.4;
}

double evidence_of_date(const ReportedEvent& a, const ReportedEvent& b) {
  if (!a.date || !b.date) return -0.3;
  const auto gap = std::max(a.date->from - b.date->to, b.date->from - a.date->to).count();
  if (gap > 3) return no_evidence;
  const bool are_told = a.is_date_told && b.is_date_told;
  if (gap > 0) return are_told ? -1.2 * static_cast<double>(gap) : -0.5 * static_cast<double>(gap);  // published a day later
  const auto longest = std::max(a.date->to - a.date->from, b.date->to - b.date->from).count();
  if (longest > 2) return 0.2;
  return are_told ? 0.8 : a.is_date_told || b.is_date_told ? 0.4 : -0.2;  // that they came out on one day is little
}

double kilometres_between(const ReportedPlace& a, const ReportedPlace& b) {
  constexpr double radius = 6371, degree = std::numbers::pi / 180;
  const double height = std::sin((b.lat - a.lat) * degree / 2), width = std::sin((b.lon - a.lon) * degree / 2);
  const double chord = height * height + std::cos(a.lat * degree) * std::cos(b.lat * degree) * width * width;
  return 2 * radius * std::asin(std::sqrt(std::min(1.0, chord)));
}

double evidence_of_place(const ReportedEvent& a, const ReportedEvent& b) {
  if (!a.place || !b.place) return a.place || b.place ? 0 : -0.2;
  const ReportedPlace &one = *a.place, &other = *b.place;
  if (!one.country.empty() && !other.country.empty() && one.country != other.country) return no_evidence;
  if (one.name == other.name) return one.is_exact ? 1.5 : 0.5;
  if (!one.is_located || !other.is_located || !one.is_exact || !other.is_exact) return 0.2;  // a region may hold the town
  const double kilometres = kilometres_between(one, other);
  if (kilometres < 20) return 1;
  return kilometres < 60 ? -0.7 : no_evidence;
}

// The best that two lists of parties have in common.
double evidence_of_parties(const std::vector<ReportedParty>& a, const std::vector<ReportedParty>& b) {
  constexpr double apart = -1.8;
  double best = apart;
  bool is_known = false;
  for (const ReportedParty& one : a)
    for (const ReportedParty& other : b) {
      if (one.code.empty() || other.code.empty()) continue;
      is_known = true;
      double evidence = apart;
      if (!one.name.empty() && one.name == other.name)
        evidence = 1;
      else if (one.code == other.code)
        evidence = one.code.size() > 3 ? 0.8 : 0.5;
      else if (one.country.empty() || other.country.empty())
        evidence = -0.1;
      else if (one.country == other.country)
        evidence = 0.1;
      best = std::max(best, evidence);
    }
  return is_known ? best : 0;
}

double evidence_of_all_parties(const ReportedEvent& a, const ReportedEvent& b) {
  const double straight = evidence_of_parties(a.actors, b.actors) + evidence_of_parties(a.recipients, b.recipients);
  // Who met whom is told from either side.
  const double crossed = evidence_of_parties(a.actors, b.recipients) + evidence_of_parties(a.recipients, b.actors);
  const bool is_mutual = a.type == EventType::CONSULT || a.type == EventType::AGREE;
  return is_mutual ? std::max(straight, crossed) : straight;
}

double evidence_of_numbers(const ReportedEvent& a, const ReportedEvent& b) {
  double evidence = 0;
  for (const ReportedNumber& one : a.numbers)
    for (const ReportedNumber& other : b.numbers) {
      if (one.kind != other.kind) continue;
      const double low = std::min(one.value, other.value), high = std::max(one.value, other.value);
      const double pair = low == high ? 0.6 : high <= 1.5 * low + 1 ? 0.2 : high <= 3 * low ? -0.4 : -1;
      if (std::abs(pair) > std::abs(evidence)) evidence = pair;
    }
  return evidence;
}

}  // namespace

double evidence_of_facts(const ReportedEvent& a, const ReportedEvent& b) {
  if (a.doc == b.doc) return no_evidence;  // the coder joins what one report says again
  constexpr double prior = -2.6, of_copies = 2;
  double evidence = prior;
  for (const auto& part : {evidence_of_kind, evidence_of_date, evidence_of_place}) {
    const double own = part(a, b);
    if (own == no_evidence) return no_evidence;
    evidence += own;
  }
  evidence += evidence_of_all_parties(a, b) + evidence_of_numbers(a, b);
  return a.story == b.story && a.story != 0 ? evidence + of_copies : evidence;
}

double evidence_of_words(double words_in_common, double context_in_common) {
  constexpr double by_chance = 0.2;
  return 3 * (words_in_common - by_chance) + 4 * (context_in_common - by_chance);
}

}  // namespace tabard
