#include "store/story_keeper.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

namespace tabard {
namespace {

constexpr size_t most_reports = 300'000;  // in memory, beside those of the three weeks at hand: 250 MB

}  // namespace

StoryKeeper::StoryKeeper(Statements& statements)
    : statements_(statements), shelves_(most_reports, [this](int64_t week, Stories& shelf) { return load(week, shelf); }) {}

Result<int64_t> StoryKeeper::highest_key() {
  TRY(const int64_t signature, statements_.integer("SELECT max(signature) FROM signatures", {}));
  TRY(const int64_t story, statements_.integer("SELECT max(story) FROM stories", {}));  // its first report may have left it
  return std::max(signature, story);
}

Result<void> StoryKeeper::load(int64_t week, Stories& shelf) {
  TRY(Statement * select, statements_("SELECT s.bytes, coalesce(d.story, s.signature) FROM signatures s "
                                      "JOIN documents d ON d.document = s.document WHERE s.week = $1 ORDER BY s.signature"));
  TRY_VOID(select->query({week}));
  for (;;) {
    TRY(const bool has_row, select->next());
    if (!has_row) return {};
    if (const auto signature = TextSignature::from_bytes(select->bytes(0)))
      shelf.enter(*signature, static_cast<uint64_t>(select->integer(1)));
  }
}

Result<Placement> StoryKeeper::place(int64_t document, int64_t week, const TextSignature& signature) {
  if (signature.shingles == 0) return Placement{};
  TRY(const auto shelves, shelves_.around(week));
  std::optional<Placement> best;
  for (const Stories* shelf : shelves)
    if (const auto found = shelf->find(signature); found && (!best || found->likeness > best->likeness)) best = found;
  const int64_t own = last_ + 1;
  const Placement placement = best.value_or(Placement{static_cast<uint64_t>(own), Kinship::first, 0});
  if (shelves[0]->enter(signature, placement.story)) {
    last_ = own;
    TRY_VOID(statements_.run("INSERT INTO signatures (signature, document, week, bytes) VALUES ($1, $2, $3, $4)",
                             {own, document, week, Bytes{signature.to_bytes()}}));
  }
  if (best) TRY_VOID(join(document, static_cast<int64_t>(placement.story)));
  return placement;
}

Result<void> StoryKeeper::join(int64_t document, int64_t story) {
  TRY(const int64_t is_there, statements_.integer("SELECT 1 FROM stories WHERE story = $1", {story}));
  if (is_there == 0) {
    TRY(Statement * select, statements_("SELECT d.document, d.id FROM signatures s JOIN documents d ON d.document = s.document "
                                        "WHERE s.signature = $1"));
    TRY_VOID(select->query({story}));
    TRY(const bool has_row, select->next());
    TABARD_CHECK(has_row);
    const int64_t first = select->integer(0);
    const std::string_view first_id = select->text(1);
    std::string id = fmt::format("{:016x}", XXH3_64bits(first_id.data(), first_id.size()));
    select->close();
    // Of an earlier text of the document, which others are copies of still.
    TRY(const int64_t is_taken, statements_.integer("SELECT 1 FROM stories WHERE id = $1", {id}));
    if (is_taken != 0) id += fmt::format("#{}", story);
    TRY_VOID(statements_.run("INSERT INTO stories (story, id) VALUES ($1, $2)", {story, id}));
    TRY_VOID(statements_.run("UPDATE documents SET story = $1 WHERE document = $2", {story, first}));
  }
  return statements_.run("UPDATE documents SET story = $1 WHERE document = $2", {story, document});
}

Result<int64_t> StoryKeeper::number_of(int64_t document) {
  return statements_.integer(
      "SELECT coalesce(d.story, s.signature) FROM documents d LEFT JOIN signatures s ON s.document = d.document "
      "WHERE d.document = $1",
      {document});
}

Result<void> StoryKeeper::leave(int64_t document, int64_t week) {
  TRY(Statement * select, statements_("SELECT bytes FROM signatures WHERE document = $1"));
  TRY_VOID(select->query({document}));
  TRY(const bool has_row, select->next());
  const auto signature = has_row ? TextSignature::from_bytes(select->bytes(0)) : std::nullopt;
  select->close();
  if (Stories* shelf = shelves_.find(week); shelf != nullptr && signature) shelf->remove(*signature);
  TRY_VOID(statements_.run("DELETE FROM signatures WHERE document = $1", {document}));
  TRY(const int64_t story, statements_.integer("SELECT story FROM documents WHERE document = $1", {document}));
  if (story == 0) return {};
  TRY_VOID(statements_.run("UPDATE documents SET story = NULL WHERE document = $1", {document}));
  return statements_.run("DELETE FROM stories WHERE story = $1 AND NOT EXISTS (SELECT 1 FROM documents WHERE story = $1)",
                         {story});
}

}  // namespace tabard
