#include "names/name_finder.h"

#include <algorithm>

#include "names/name_features.h"
#include "names/name_votes.h"

namespace tabard {
namespace {

constexpr float nearly_sure = 3.9f, likely = 1.6f, firm = 2.3f;  // 50, 5 and 10 times as likely

constexpr std::array<Sense, name_kinds> own_senses = {Sense::own_person, Sense::own_organization, Sense::own_place,
                                                      Sense::own_none};

void add(NameScores& scores, const float* more) {
  for (size_t k = 0; k < name_kinds; ++k) scores[k] += more[k];
}

NameKind likeliest(const NameScores& scores) {
  return static_cast<NameKind>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace

NameScores table_scores(const NameWords& words, const NameRun& run) {
  NameScores scores{};
  const Senses told = words.tables.by_key(words.key(run.first, run.end));
  const auto is_own = [&](Sense sense) { return told.has(sense); };
  const auto own = std::find_if(own_senses.begin(), own_senses.end(), is_own);
  if (std::count_if(own_senses.begin(), own_senses.end(), is_own) == 1) {
    const bool may_be_person =
        *own != Sense::own_person && run.end - run.first == 1 && told.has_any(Senses(Sense::given) | Sense::surname);
    scores[static_cast<size_t>(own - own_senses.begin())] = may_be_person ? likely : nearly_sure;
  } else if (run.end - run.first > 1 && words.is(run.end - 1, Sense::firm)) {
    scores[static_cast<size_t>(NameKind::organization)] = firm;
  }
  return scores;
}

Name name_of(const NameWords& words, const NameRun& run, NameKind kind) {
  Name name{run.first, run.end, to_kind(kind)};
  if (kind == NameKind::person)
    while (name.end - name.first > 1 && words.is(name.first, Sense::title) && !words.is(name.first, Sense::saint)) ++name.first;
  return name;
}

Result<NameFinder> NameFinder::load(const SectionFile& file, const Lexicon& lexicon) {
  TRY(NameModel model, NameModel::load(file));
  return NameFinder(std::move(model), lexicon);
}

void NameFinder::find(Reading& reading, const Tree& tree) const {
  const NameWords words(reading, tree, tables_);
  const std::vector<NameRun> runs = find_runs(words);

  struct Answer {
    NameModel::Sums sums;
    NameScores told{};  // by the tables and the network
    NameChances first{};
  };
  std::vector<Answer> answers(runs.size());
  NameVotes votes;
  std::vector<uint32_t> features;
  for (size_t i = 0; i < runs.size(); ++i) {
    Answer& answer = answers[i];
    find_features(words, runs[i], features);
    answer.sums = model_.sums(features);
    answer.told = table_scores(words, runs[i]);
    add(answer.told, model_.network(runs[i].tagged));
    NameScores scores = model_.scores(answer.sums.first);
    add(scores, answer.told.data());
    answer.first = chances_of(scores);
    votes.add(words, runs[i], answer.first);
  }
  votes.count();

  std::vector<Name> names;
  std::vector<PartialFeature> elsewhere;
  for (size_t i = 0; i < runs.size(); ++i) {
    Answer& answer = answers[i];
    votes.find_features(words, runs[i], answer.first, elsewhere);
    model_.add(elsewhere, answer.sums);
    NameScores scores = model_.scores(answer.sums.second);
    add(scores, answer.told.data());
    const NameKind kind = likeliest(scores);
    if (kind != NameKind::none) names.push_back(name_of(words, runs[i], kind));
  }
  reading.names = std::move(names);
}

}  // namespace tabard
