#include "pipeline/coder.h"

#include "actors/link.h"
#include "actors/link_plurals.h"
#include "actors/mentions.h"
#include "actors/resolver.h"
#include "attribution/find_attributions.h"
#include "core/tree.h"
#include "events/event_coder.h"
#include "names/name_finder.h"
#include "petrarch/petrarch_coder.h"
#include "pipeline/workspace.h"
#include "places/find_places.h"
#include "syntax/lemma_mender.h"
#include "syntax/reader.h"
#include "syntax/rejoin.h"
#include "text/splitter.h"
#include "times/time_finder.h"

namespace tabard {

// What the stages know, made once. Members are made in this order, later ones from earlier ones.
struct Coder::Stages {
  std::unique_ptr<const SectionFile> model, names_model;
  std::shared_ptr<const Lexicon> lexicon;
  Splitter splitter;
  Reader reader;
  NameFinder names;
  LemmaMender lemmas{*lexicon};
  PlaceIndex places{*lexicon};
  TimeFinder times{*lexicon};
  ActorResolver actors{*lexicon};
  AttributionFinder attributions{*lexicon};
  EventCoder events{*lexicon, actors};
  std::unique_ptr<const PetrarchCoder> petrarch;  // codes instead of `events`, where there is one
};

Coder::Coder(std::unique_ptr<const Stages> stages) : stages_(std::move(stages)) {}
Coder::~Coder() = default;

Result<std::unique_ptr<const Coder>> Coder::load(const ModelFiles& models, std::shared_ptr<const Lexicon> lexicon,
                                                 std::unique_ptr<const PetrarchDictionaries> dictionaries) {
  TRY(auto opened, SectionFile::open(models.english, "english"));
  TRY(auto opened_names, SectionFile::open(models.names, "names"));
  auto model = std::make_unique<const SectionFile>(std::move(opened));
  auto names_model = std::make_unique<const SectionFile>(std::move(opened_names));
  TRY(auto splitter, Splitter::load(*model));
  TRY(auto reader, Reader::load(*model));
  TRY(auto names, NameFinder::load(*names_model, *lexicon));
  auto stages = std::unique_ptr<Stages>(new Stages{std::move(model), std::move(names_model), std::move(lexicon),
                                                   std::move(splitter), std::move(reader), std::move(names)});
  if (dictionaries) stages->petrarch = std::make_unique<const PetrarchCoder>(std::move(dictionaries));
  return std::unique_ptr<const Coder>(new Coder(std::move(stages)));
}

std::unique_ptr<const Coder> Coder::make(const ModelFiles& models, const std::vector<std::string>& lexicon_folders,
                                         Faults& faults) {
  return make_petrarch(models, lexicon_folders, nullptr, faults);
}

std::unique_ptr<const Coder> Coder::make_petrarch(const ModelFiles& models, const std::vector<std::string>& lexicon_folders,
                                                  std::unique_ptr<const PetrarchDictionaries> dictionaries, Faults& faults) {
  auto lexicon = Lexicon::load(lexicon_folders, faults);
  if (!lexicon) return nullptr;
  auto coder = load(models, std::move(lexicon), std::move(dictionaries));
  if (coder) return std::move(*coder);
  faults.add(std::move(coder).error());
  return nullptr;
}

Reading Coder::read(const Document& document, Workspace& workspace) const {
  Reading reading;
  reading.document = &document;
  stages_->splitter.split(reading);
  return read_tokenized(std::move(reading), workspace);
}

Reading Coder::read_tokenized(Reading reading, Workspace& workspace) const {
  stages_->reader.read(reading, workspace.network);
  stages_->lemmas.mend(reading);
  rejoin(reading);
  const Tree tree(reading.tokens);
  stages_->names.find(reading, tree);
  reading.report_date = stages_->times.date_report(reading);
  reading.times = stages_->times.find(reading, reading.report_date);
  reading.places = find_places(reading, stages_->places);
  find_mentions(reading, tree, stages_->actors);
  link(reading, tree, stages_->actors);
  link_plurals(reading, stages_->actors);
  reading.attributions = stages_->attributions.find(reading, tree);
  return reading;
}

Coded Coder::code(const Document& document, Workspace& workspace, Explain explain) const {
  Coded coded;
  coded.reading = read(document, workspace);
  if (stages_->petrarch) {
    coded.events = stages_->petrarch->code(coded.reading, Tree(coded.reading.tokens));
    return coded;
  }
  const bool is_explained = explain == Explain::yes;
  coded.events = stages_->events.code(coded.reading, Tree(coded.reading.tokens), {.with_reasons = is_explained},
                                      is_explained ? &coded.rejected : nullptr);
  return coded;
}

const Lexicon& Coder::lexicon() const {
  return *stages_->lexicon;
}
std::string Coder::show(Origin origin) const {
  return stages_->petrarch ? stages_->petrarch->dictionaries().show(origin) : stages_->lexicon->show(origin);
}
const std::string& Coder::model_version() const {
  return stages_->model->version();
}

}  // namespace tabard
