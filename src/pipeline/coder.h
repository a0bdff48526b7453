#pragma once
// Coder: from a Document to its events. coder.cpp is the table of contents of everything else: the stages, one line each.
//
//   Faults faults;
//   auto coder = Coder::make(home.models, {home.lexicon}, faults);   // null: see faults
//   Workspace workspace;                                                     // one a thread
//   Coded coded = coder->code(document, workspace);                          // "Norway's king met ...": one CONSULT
//
// Immutable once made: any number of threads may call it, each with a Workspace of its own. Nothing throws but std::bad_alloc.

#include <memory>
#include <string>
#include <vector>

#include "core/event.h"
#include "core/reading.h"
#include "events/event_coder.h"
#include "lexicon/lexicon.h"
#include "petrarch/dictionaries.h"
#include "pipeline/home.h"

namespace tabard {

enum class Explain : bool { no, yes };

// What came of a document. The reading points into the Document, the model and the lexicon: all must outlive it.
struct Coded {
  Reading reading;
  std::vector<Event> events;
  std::vector<Rejected> rejected;  // proposals that came to nothing; only where explained
};

struct Workspace;

class Coder {
 public:
  // Loads the model files and the lexicon folders, later ones adding to earlier ones. Null where anything is wrong; `faults`
  // then says all of it.
  static std::unique_ptr<const Coder> make(const ModelFiles& models, const std::vector<std::string>& lexicon_folders,
                                           Faults& faults);
  // The same, but events are coded with `dictionaries` in PETRARCH's format instead of the lexicon's rules.
  static std::unique_ptr<const Coder> make_petrarch(const ModelFiles& models, const std::vector<std::string>& lexicon_folders,
                                                    std::unique_ptr<const PetrarchDictionaries> dictionaries, Faults& faults);
  ~Coder();

  Coded code(const Document& document, Workspace& workspace, Explain explain = Explain::no) const;
  // As far as `tabard read` goes: everything but events.
  Reading read(const Document& document, Workspace& workspace) const;
  // The same for sentences and tokens that were given.
  Reading read_tokenized(Reading tokenized, Workspace& workspace) const;

  const Lexicon& lexicon() const;
  // An Origin of an event as users read it, "events/consult.rules:42".
  std::string show(Origin origin) const;
  const std::string& model_version() const;

 private:
  struct Stages;
  explicit Coder(std::unique_ptr<const Stages> stages);
  static Result<std::unique_ptr<const Coder>> load(const ModelFiles& models, std::shared_ptr<const Lexicon> lexicon,
                                                   std::unique_ptr<const PetrarchDictionaries> dictionaries);

  std::unique_ptr<const Stages> stages_;
};

}  // namespace tabard
