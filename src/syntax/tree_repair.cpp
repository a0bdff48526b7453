#include "syntax/tree_repair.h"

#include "syntax/noun_repairs.h"
#include "syntax/verb_repairs.h"

namespace tabard {

void repair_tree(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  repair_states(tokens, first, end);
  repair_particles(tokens, first, end);
  repair_to_clauses(tokens, first, end);
  repair_openings(tokens, first, end);
  repair_buried_verbs(tokens, first, end);
  repair_strays(tokens, first, end);
  repair_bare_numbers(tokens, first, end);
  repair_borders(tokens, first, end);
  repair_led_delegations(tokens, first, end);
  repair_tellings(tokens, first, end);
  repair_voice(tokens, first, end);
  repair_least(tokens, first, end);
  repair_titles(tokens, first, end);
  repair_second_subjects(tokens, first, end);
  repair_objects(tokens, first, end);
  repair_receivers(tokens, first, end);
  repair_lists(tokens, first, end);
  repair_inclusions(tokens, first, end);
  repair_hyphened_verbs(tokens, first, end);
  repair_possessives(tokens, first, end);
  repair_owners(tokens, first, end);
}

}  // namespace tabard
