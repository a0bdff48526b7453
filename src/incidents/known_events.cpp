#include "incidents/known_events.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <map>

#include "incidents/same_happening.h"

namespace tabard {
namespace {

constexpr int days_around = 3;
constexpr int longest = 7;  // a longer range of days counts by its first seven: "this month" is compared with little
// Of all events of a key the latest ones are compared, and so many in all, those of the nearest days first: a bound on the time
// that days full of events cost.
constexpr size_t most_of_a_key = 200, most_compared = 300;
constexpr size_t best_ones = 3;
// A word that one in twenty texts has, or more, tells little: events of one happening share another one.
constexpr float least_telling = 3.04F;  // log(1 + 20)

std::optional<Day> day_of(const ReportedEvent& event) {
  return event.date ? std::optional<Day>(event.date->from) : event.published;
}

int days_of(const ReportedEvent& event) {
  return event.date ? std::min(longest, static_cast<int>((event.date->to - event.date->from).count()) + 1) : 1;
}

std::vector<std::string_view> countries_of(const ReportedEvent& event) {
  std::vector<std::string_view> countries;
  const auto add = [&countries](const std::string& country) {
    if (!country.empty() && std::find(countries.begin(), countries.end(), country) == countries.end())
      countries.push_back(country);
  };
  if (event.place) add(event.place->country);
  for (const auto* parties : {&event.actors, &event.recipients})
    for (const ReportedParty& party : *parties) add(party.country);
  if (countries.empty()) countries.emplace_back();
  return countries;
}

// Events that can be one happening share a key or have keys of days close by. What is told as fact is so now and in retrospect.
uint64_t key_of(std::optional<Day> day, std::string_view country, const ReportedEvent& event) {
  const auto number = static_cast<uint64_t>(day ? day->time_since_epoch().count() : 0);
  const Status told = event.status == Status::historical ? Status::actual : event.status;
  const auto kind = static_cast<uint64_t>(told) * 4 + static_cast<uint64_t>(family_of(event.type));
  return XXH3_64bits_withSeed(country.data(), country.size(), number * 64 + kind);
}

template <class Use>
void each_key(const ReportedEvent& event, Use use) {
  const auto day = day_of(event);
  for (const std::string_view country : countries_of(event))
    for (int i = 0; i < (day ? days_of(event) : 1); ++i)
      use(key_of(day ? std::optional<Day>(*day + std::chrono::days(i)) : day, country, event));
}

// And those of the days around, the nearest ones first.
template <class Use>
void each_key_around(const ReportedEvent& event, Use use) {
  each_key(event, use);
  const auto day = day_of(event);
  if (!day) return;
  for (int i = 1; i <= days_around; ++i)
    for (const std::string_view country : countries_of(event)) {
      use(key_of(*day - std::chrono::days(i), country, event));
      use(key_of(*day + std::chrono::days(days_of(event) - 1 + i), country, event));
    }
}

// The best of an incident's events, the best first.
struct Evidence {
  std::array<double, best_ones> values{no_evidence, no_evidence, no_evidence};
  size_t count = 0;

  void add(double value) {
    ++count;
    for (double& kept : values)
      if (value > kept) std::swap(value, kept);
  }
  double mean() const {
    double all = 0;
    const size_t counted = std::min(best_ones, count);
    for (size_t i = 0; i < counted; ++i) all += std::max(values[i], least_counted);
    return all / static_cast<double>(counted);
  }
};

// One event beside hundreds of others.
class Comparison {
 public:
  explicit Comparison(const KnownEvent& event) : event_(event.event), words_(event.words), context_(*event.context) {
    for (size_t i = 0; i < event.words.words.size(); ++i)
      if (event.words.weights[i] >= least_telling) telling_.add(event.words.words[i]), has_telling_ = true;
  }

  bool may_be(const WordMask& words) const { return !has_telling_ || words.meets(telling_); }

  // Nothing where it is certain to be less than `least`, which is sooner found than how much less.
  std::optional<double> evidence_with(const KnownEvent& known, const WordMask& context, double least) const {
    const InCommon words = words_.with(known.words);
    if (has_telling_ && words.heaviest < least_telling) return std::nullopt;
    const double facts = evidence_of_facts(event_, known.event);
    if (facts == no_evidence || facts + evidence_of_words(words.share, 1) < least) return std::nullopt;
    // The names of whole reports are many: compared only where they can matter.
    const double most_of_context = context_.most_with(context, known.context->total);
    if (facts + evidence_of_words(words.share, most_of_context) < least) return std::nullopt;
    return facts + evidence_of_words(words.share, context_.with(*known.context).share);
  }

 private:
  const ReportedEvent& event_;
  Overlap words_, context_;
  WordMask telling_;
  bool has_telling_ = false;
};

}  // namespace

void KnownEvents::add(KnownEvent fresh) {
  const auto index = static_cast<uint32_t>(events_.size());
  words_.add(fresh.words.words);
  contexts_.add(fresh.context->words);
  const Glance glance{WordMask(fresh.words.words), index};
  each_key(fresh.event, [&](uint64_t key) { by_key_[key].push_back(glance); });
  context_glances_.emplace_back(fresh.context->words);
  by_report_[fresh.event.doc].push_back(index);
  fresh.words.weights = {};
  events_.push_back(std::move(fresh));
}

void KnownEvents::remove(const std::string& doc) {
  const auto found = by_report_.find(doc);
  if (found == by_report_.end()) return;
  for (const uint32_t index : found->second) {
    KnownEvent& event = events_[index];
    each_key(event.event, [&](uint64_t key) {
      std::erase_if(by_key_[key], [index](const Glance& glance) { return glance.index == index; });
    });
    words_.remove(event.words.words);
    contexts_.remove(event.context->words);
    event = {};
  }
  by_report_.erase(found);
}

KnownEvent weigh(ReportedEvent event, std::span<const KnownEvents* const> shelves) {
  std::vector<const WordWeights*> words, contexts;
  for (const KnownEvents* shelf : shelves) {
    words.push_back(&shelf->words_);
    contexts.push_back(&shelf->contexts_);
  }
  KnownEvent fresh;
  fresh.words = WordWeights::weigh(std::move(event.words), words);
  fresh.context = std::make_shared<WeightedWords>(WordWeights::weigh(std::move(event.context), contexts));
  fresh.event = std::move(event);
  return fresh;
}

// An incident is as good as its best events, three at most: one odd report must not draw others in.
std::optional<int64_t> find_incident(const KnownEvent& fresh, std::span<const KnownEvents* const> shelves,
                                     double least_evidence, const std::function<bool(int64_t)>& is_taken) {
  struct Compared {
    const KnownEvents* shelf;
    uint32_t index;
    bool may_be;                     // false: it has too little in common for any evidence
    std::optional<double> evidence;  // none where there is too little for a first one
  };
  std::vector<Compared> found;
  found.reserve(most_compared);
  std::map<int64_t, Evidence> good;  // incidents that have some event which is good enough
  std::vector<bool> is_compared;
  const Comparison comparison(fresh);
  const auto evidence_with = [&comparison](const KnownEvents& shelf, uint32_t index, double least) {
    return comparison.evidence_with(shelf.events_[index], shelf.context_glances_[index], least);
  };
  for (const KnownEvents* shelf : shelves) {
    is_compared.assign(shelf->events_.size(), false);
    each_key_around(fresh.event, [&](uint64_t key) {
      const auto glances = found.size() < most_compared ? shelf->by_key_.find(key) : shelf->by_key_.end();
      if (glances == shelf->by_key_.end()) return;
      const auto& all = glances->second;
      const size_t last = all.size() - std::min(all.size(), most_of_a_key);
      for (size_t i = all.size(); i > last && found.size() < most_compared; --i) {
        const auto& [words, index] = all[i - 1];
        if (is_compared[index]) continue;
        is_compared[index] = true;
        found.push_back({shelf, index, comparison.may_be(words), std::nullopt});  // clang 14 cannot emplace an aggregate
        Compared& one = found.back();
        if (one.may_be) one.evidence = evidence_with(*shelf, index, least_evidence);
        if (one.evidence >= least_evidence) good.try_emplace(shelf->events_[index].incident);
      }
    });
  }
  if (good.empty()) return std::nullopt;
  for (const Compared& one : found) {
    const auto incident = good.find(one.shelf->events_[one.index].incident);
    if (incident == good.end()) continue;
    const auto exact = one.evidence || !one.may_be ? one.evidence : evidence_with(*one.shelf, one.index, least_counted);
    incident->second.add(exact.value_or(no_evidence));
  }
  std::optional<int64_t> best;
  double most = least_evidence;
  for (const auto& [incident, evidence] : good) {
    if (evidence.mean() <= most || is_taken(incident)) continue;
    most = evidence.mean();
    best = incident;
  }
  return best;
}

}  // namespace tabard
