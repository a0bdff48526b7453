#pragma once
// PetrarchSettings: what PETR_config.ini says under [Options], with the defaults of the file that comes with PETRARCH.

#include <cstdint>
#include <string>
#include <string_view>

#include "lexicon/faults.h"

namespace tabard {

struct PetrarchSettings {
  // How many words a clause may have that commas part off and that is then skipped; most 0: none is.
  struct Clause {
    uint32_t least = 0, most = 0;
  };

  bool require_dyad = true;       // no events with an unknown source or target
  uint32_t new_actor_length = 0;  // noun phrases of up to so many words stand for actors in no dictionary
  Clause first{0, 0};             // comma_bmin, comma_bmax
  Clause middle{2, 8};            // comma_min, comma_max
  Clause last{2, 8};              // comma_emin, comma_emax
};

// Reads "key = value" lines of [Options]; other sections and other keys of PETRARCH's are passed over.
PetrarchSettings read_petrarch_settings(std::string_view text, const std::string& file, Faults& faults);

}  // namespace tabard
