#pragma once
// PetrarchDictionaries: all that `--petrarch` names, read once, shared by all threads.

#include <memory>
#include <string>
#include <vector>

#include "core/origin.h"
#include "petrarch/actor_dictionary.h"
#include "petrarch/agent_dictionary.h"
#include "petrarch/discard_list.h"
#include "petrarch/settings.h"
#include "petrarch/verb_dictionary.h"

namespace tabard {

// The files of "verbs=v.txt,actors=a.txt;b.txt,agents=g.txt,discards=d.txt,config=PETR_config.ini". Only verbs and actors must
// be there.
struct PetrarchFiles {
  std::vector<std::string> verbs, actors, agents, discards;
  std::string config;
};

// Error::Kind::usage for an unknown key, or verbs or actors missing.
Result<PetrarchFiles> parse_petrarch_files(std::string_view option);

struct PetrarchDictionaries {
  VerbDictionary verbs;
  std::string verb_file;  // what Origin::line counts in
  ActorDictionary actors;
  AgentDictionary agents;
  DiscardList discards;
  PetrarchSettings settings;

  // "verbs.txt:12"; "" for none.
  std::string show(Origin origin) const;

  // Faulty lines go to `faults` and are left out; a file that cannot be read is an error.
  static Result<std::unique_ptr<const PetrarchDictionaries>> load(const PetrarchFiles& files, Faults& faults);
};

}  // namespace tabard
