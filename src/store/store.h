#pragma once
// Store: documents and their events in a database. docs/store.md describes the tables for those who read them without tabard.
//
//   TRY(auto store, Store::open("events.db", Access::write));
//   TRY(const int64_t run, store->find_or_add_run({"0.1.0", "0.2.0", "4cd5…", ""}));
//   TRY_VOID(store->begin());
//   TRY(auto outcome, store->put(coded, run, Recode::no));   // added, unchanged or recoded
//   TRY_VOID(store->commit());
//
// A document is known by its id; put() of the same content again changes nothing. Whatever stops the program, all of a
// transaction is there afterwards or nothing. Keys go up in the order of put(), so the same documents in the same order make
// the same tables. One thread at a time; several programs may have the store open, one of them in a transaction.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "store/coded_document.h"
#include "store/database.h"
#include "store/event_changes.h"
#include "store/incident_keeper.h"
#include "store/statements.h"
#include "store/story_keeper.h"

namespace tabard {

// What coded a document: results depend on all four.
struct RunInfo {
  std::string program, model, lexicon;
  std::string settings;  // "" or a user's dictionaries
};

enum class Recode : bool { no, yes };

struct PutOutcome {
  enum class What : uint8_t { added, unchanged, recoded };

  What what = What::added;
  bool is_duplicate = false;         // added, and a document of another id has the same text
  Kinship kinship = Kinship::first;  // to the reports of the weeks around
  size_t told_before = 0;            // events that joined an incident that other reports tell of
  std::vector<EventChange> changes;  // recoded: against `before`
  std::vector<EventRecord> before;
};

struct StoredDocument {
  int64_t run = 0;
  std::string hash;
};

class Store {
 public:
  // Makes or migrates the tables where that is needed. Access::read: the store must be there.
  static Result<std::unique_ptr<Store>> open(const std::string& where, Access access);

  // How much text this store holds. A new store is set to `wanted` (keep, if nothing is wanted) and stays so: an error where
  // something else is wanted later.
  Result<TextKeeping> settle_text_keeping(std::optional<TextKeeping> wanted);
  Result<TextKeeping> text_keeping();

  Result<int64_t> find_or_add_run(const RunInfo& run);

  Result<std::optional<StoredDocument>> find(const std::string& id);
  // Documents that another run coded, and those of them whose text is here.
  Result<int64_t> count_outdated(int64_t run);
  // The first `limit` documents behind key `after` that another run coded and whose text is here, by key.
  Result<std::map<int64_t, Document>> outdated(int64_t run, int64_t after, int64_t limit);

  Result<void> begin();
  Result<void> commit();
  void roll_back();
  // Inside a transaction. Recode::yes: also where only the run differs. After an error only roll_back() makes sense.
  Result<PutOutcome> put(const CodedDocument& coded, int64_t run, Recode recode);

  Database& database() { return *database_; }
  const std::string& place() const { return place_; }

 private:
  struct Keys {
    int64_t document = 0, sentence = 0, event = 0, actor = 0, change = 0;
    bool operator==(const Keys&) const = default;
  };
  struct Known {
    int64_t key = 0, run = 0;
    std::string hash, text_hash;
    std::optional<Day> date;
  };

  Store(std::unique_ptr<Database> database, std::string place)
      : database_(std::move(database)),
        place_(std::move(place)),
        statement_(*database_),
        stories_(statement_),
        incidents_(statement_) {}

  void forget();
  Result<std::optional<std::string>> setting(const std::string& name);
  Result<std::optional<Known>> known(std::string_view id);
  Result<bool> has_text_elsewhere(const CodedDocument& coded);
  Result<std::vector<std::string>> json_of(int64_t document);
  Result<void> clear(int64_t document);
  Result<void> write_document(const CodedDocument& coded, int64_t key, int64_t run, bool is_new);
  // Places the document's events, too; how many joined an incident.
  Result<size_t> write_contents(const CodedDocument& coded, int64_t document);
  Result<void> write_words(int64_t sentence, std::string_view words);
  Result<void> write_event(const EventRecord& event, const std::string& json, const std::optional<KeptEvent>& kept,
                           int64_t document, int64_t sentence);
  Result<void> write_parties(const EventRecord& event, int64_t key, std::string_view side,
                             const std::vector<EventRecord::Party>& parties);
  Result<void> write_changes(const PutOutcome& outcome, const std::vector<std::string>& before, const CodedDocument& coded,
                             const Known& was, int64_t run);
  Result<int64_t> actor_key(const EventRecord::Party& party);

  std::unique_ptr<Database> database_;
  std::string place_;
  Statements statement_;
  StoryKeeper stories_;
  IncidentKeeper incidents_;
  std::optional<TextKeeping> keeping_;
  Keys last_;                                            // highest keys given
  Keys left_;                                            // and as the last transaction left them
  std::unordered_map<std::string, int64_t> actor_keys_;  // of this transaction and those before it
};

}  // namespace tabard
