#include "store/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "io/event_json.h"
#include "store/schema.h"

namespace tabard {
namespace {

constexpr std::string_view text_setting = "text";
constexpr size_t most_actor_keys = 200'000;  // held in memory

std::optional<TextKeeping> parse_text_keeping(std::string_view word) {
  for (const TextKeeping keeping : {TextKeeping::keep, TextKeeping::quote, TextKeeping::none})
    if (word == to_string(keeping)) return keeping;
  return std::nullopt;
}

Value day_or_null(const std::optional<Day>& day, std::string& iso) {
  if (!day) return nullptr;
  iso = to_iso(*day);
  return std::string_view(iso);
}

Value offset(const std::optional<EventRecord::Quote>& quote, uint32_t CodePointSpan::*end) {
  return quote ? Value(static_cast<int64_t>(quote->span.*end)) : Value(nullptr);
}
Value words(const std::optional<EventRecord::Quote>& quote) {
  return quote ? value_or_null(quote->text) : Value(nullptr);
}
Value number(const std::optional<double>& value) {
  return value ? Value(*value) : Value(nullptr);
}

std::string joined(const std::vector<std::string>& words, char separator) {
  std::string all;
  for (const std::string& word : words) {
    if (!all.empty()) all += separator;
    all += word;
  }
  return all;
}

// What the full-text index gets of each sentence under this keeping; "" for nothing.
std::string_view indexed_words(const CodedDocument& coded, const CodedDocument::Sentence& sentence, TextKeeping keeping) {
  const bool is_indexed = keeping == TextKeeping::keep || (keeping == TextKeeping::quote && sentence.has_event);
  return is_indexed ? sentence.bytes.in(coded.document->text) : std::string_view();
}

}  // namespace

Result<std::unique_ptr<Store>> Store::open(const std::string& where, Access access) {
  TRY(auto database, Database::open(where, access));
  TRY_VOID(migrate(*database, where));
  return std::unique_ptr<Store>(new Store(std::move(database), shown_place(where)));
}

Result<std::optional<std::string>> Store::setting(const std::string& name) {
  TRY(Statement * select, statement_("SELECT value FROM settings WHERE name = $1"));
  TRY_VOID(select->query({std::string_view(name)}));
  TRY(const bool has_row, select->next());
  if (!has_row) return std::optional<std::string>();
  std::optional<std::string> value(select->text(0));
  select->close();
  return value;
}

Result<TextKeeping> Store::text_keeping() {
  if (!keeping_) {
    TRY(const auto value, setting(std::string(text_setting)));
    keeping_ = value ? parse_text_keeping(*value) : std::nullopt;
  }
  return keeping_.value_or(TextKeeping::keep);
}

Result<TextKeeping> Store::settle_text_keeping(std::optional<TextKeeping> wanted) {
  TRY_VOID(begin());
  TRY(const auto value, setting(std::string(text_setting)));
  if (!value) {
    TRY(Statement * insert, statement_("INSERT INTO settings (name, value) VALUES ($1, $2)"));
    TRY_VOID(insert->run({text_setting, to_string(wanted.value_or(TextKeeping::keep))}));
  }
  TRY_VOID(commit());
  TRY(const TextKeeping settled, text_keeping());
  if (wanted && *wanted != settled)
    return fail(
        Error::Kind::usage,
        fmt::format("was made with --text {}, which holds for all of its documents; leave --text away, or give another --db",
                    to_string(settled)),
        place_);
  return settled;
}

Result<int64_t> Store::find_or_add_run(const RunInfo& run) {
  TRY_VOID(begin());
  TRY(Statement * insert,
      statement_(
          "INSERT INTO runs (run, program, model, lexicon, settings) SELECT 1 + coalesce((SELECT max(run) FROM runs), 0), "
          "CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS TEXT) WHERE true "
          "ON CONFLICT (program, model, lexicon, settings) DO NOTHING"));
  TRY_VOID(insert->run({run.program, run.model, run.lexicon, run.settings}));
  TRY(Statement * select,
      statement_("SELECT run FROM runs WHERE program = $1 AND model = $2 AND lexicon = $3 AND settings = $4"));
  TRY_VOID(select->query({run.program, run.model, run.lexicon, run.settings}));
  TRY(const bool has_row, select->next());
  TABARD_CHECK(has_row);
  const int64_t key = select->integer(0);
  select->close();
  TRY_VOID(commit());
  return key;
}

Result<std::optional<Store::Known>> Store::known(std::string_view id) {
  TRY(Statement * select, statement_("SELECT document, run, hash, text_hash, date FROM documents WHERE id = $1"));
  TRY_VOID(select->query({id}));
  TRY(const bool has_row, select->next());
  if (!has_row) return std::optional<Known>();
  std::optional<Known> found(Known{select->integer(0), select->integer(1), std::string(select->text(2)),
                                   std::string(select->text(3)), parse_day(select->text(4))});
  select->close();
  return found;
}

Result<std::optional<StoredDocument>> Store::find(const std::string& id) {
  TRY(auto found, known(id));
  if (!found) return std::optional<StoredDocument>();
  return std::optional(StoredDocument{found->run, std::move(found->hash)});
}

Result<int64_t> Store::count_outdated(int64_t run) {
  TRY(Statement * select, statement_("SELECT count(*) FROM documents WHERE run <> $1"));
  TRY_VOID(select->query({run}));
  TRY(const bool has_row, select->next());
  const int64_t count = has_row ? select->integer(0) : 0;
  select->close();
  return count;
}

Result<std::map<int64_t, Document>> Store::outdated(int64_t run, int64_t after, int64_t limit) {
  TRY(Statement * select, statement_("SELECT document, id, date, title, url, source, lang, text FROM documents "
                                     "WHERE run <> $1 AND document > $2 AND text IS NOT NULL ORDER BY document LIMIT $3"));
  TRY_VOID(select->query({run, after, limit}));
  std::map<int64_t, Document> documents;
  for (;;) {
    TRY(const bool has_row, select->next());
    if (!has_row) return documents;
    Document& document = documents[select->integer(0)];
    document.id = select->text(1);
    document.date = parse_day(select->text(2));
    document.title = select->text(3);
    document.url = select->text(4);
    document.source = select->text(5);
    document.lang = select->text(6);
    document.text = select->text(7);
  }
}

Result<void> Store::begin() {
  TRY_VOID(database_->begin());
  // Read anew each time: another program may have written meanwhile.
  const auto highest = [this](const char* table, const char* key) {
    return statement_.integer(fmt::format("SELECT max({}) FROM {}", key, table), {});
  };
  TRY(last_.document, highest("documents", "document"));
  TRY(last_.sentence, highest("sentences", "sentence"));
  TRY(last_.event, highest("events", "event"));
  TRY(const int64_t incident, highest("incidents", "incident"));  // bears the key of its first event, which may be gone
  last_.event = std::max(last_.event, incident);
  TRY(last_.actor, highest("actors", "actor"));
  TRY(last_.change, highest("event_changes", "change"));
  TRY(const int64_t signature, stories_.highest_key());
  stories_.go_on_from(signature);
  if (last_ != left_) forget();
  if (actor_keys_.size() > most_actor_keys) actor_keys_.clear();
  return {};
}

Result<void> Store::commit() {
  auto done = incidents_.sum_up();
  if (done) done = database_->commit();
  if (!done) roll_back();
  left_ = last_;
  return done;
}

void Store::roll_back() {
  database_->roll_back();
  forget();  // some may be gone
}

// What is in memory of the database is to be read again.
void Store::forget() {
  actor_keys_.clear();
  stories_.forget();
  incidents_.forget();
}

Result<PutOutcome> Store::put(const CodedDocument& coded, int64_t run, Recode recode) {
  PutOutcome outcome;
  TRY(const auto was, known(coded.document->id));
  if (!was) {
    TRY(outcome.is_duplicate, has_text_elsewhere(coded));
    TRY_VOID(write_document(coded, ++last_.document, run, true));
    const int64_t week = week_of(coded.document->date, last_.document);
    TRY(const Placement placement, stories_.place(last_.document, week, coded.signature));
    outcome.kinship = placement.kinship;
    incidents_.begin_document(week, placement.story);
    TRY(outcome.told_before, write_contents(coded, last_.document));
    return outcome;
  }
  if (was->hash == coded.hash && (recode == Recode::no || was->run == run)) {
    outcome.what = PutOutcome::What::unchanged;
    return outcome;
  }
  outcome.what = PutOutcome::What::recoded;
  TRY(const auto before, json_of(was->key));
  EventJsonReader reader;
  for (const std::string& json : before) {
    TRY(EventRecord record, reader.read(json));
    outcome.before.push_back(std::move(record));
  }
  outcome.changes = compare_events(outcome.before, coded.events);
  const int64_t week_before = week_of(was->date, was->key), week = week_of(coded.document->date, was->key);
  TRY(int64_t story, stories_.number_of(was->key));
  const bool stays = story != 0 && week == week_before && was->text_hash == coded.text_hash;
  if (!stays) TRY_VOID(stories_.leave(was->key, week_before));
  TRY_VOID(incidents_.leave(was->key, coded.document->id, week_before));
  TRY_VOID(clear(was->key));
  TRY_VOID(write_document(coded, was->key, run, false));
  if (!stays) {
    TRY(const Placement placement, stories_.place(was->key, week, coded.signature));
    story = static_cast<int64_t>(placement.story);
  }
  incidents_.begin_document(week, static_cast<uint64_t>(story));
  TRY_VOID(write_contents(coded, was->key));
  TRY_VOID(write_changes(outcome, before, coded, *was, run));
  return outcome;
}

Result<bool> Store::has_text_elsewhere(const CodedDocument& coded) {
  TRY(Statement * select, statement_("SELECT 1 FROM documents WHERE text_hash = $1 LIMIT 1"));
  TRY_VOID(select->query({coded.text_hash}));
  TRY(const bool has_row, select->next());
  select->close();
  return has_row;
}

Result<std::vector<std::string>> Store::json_of(int64_t document) {
  TRY(Statement * select,
      statement_("SELECT r.json FROM events e JOIN records r ON r.event = e.event WHERE e.document = $1 ORDER BY e.event"));
  TRY_VOID(select->query({document}));
  std::vector<std::string> all;
  for (;;) {
    TRY(const bool has_row, select->next());
    if (!has_row) return all;
    all.emplace_back(select->text(0));
  }
}

// Takes out what hangs on a document. The index of words wants to be told what it held.
Result<void> Store::clear(int64_t document) {
  TRY(const TextKeeping keeping, text_keeping());
  if (database_->dialect() == Dialect::sqlite && keeping != TextKeeping::none) {
    TRY(Statement * select, statement_("SELECT s.sentence, s.start_at, s.end_at, s.text, d.text FROM sentences s "
                                       "JOIN documents d ON d.document = s.document WHERE s.document = $1 ORDER BY s.number"));
    TRY_VOID(select->query({document}));
    std::vector<std::pair<int64_t, std::string>> gone;
    std::string text;
    size_t at = 0, points = 0;  // of `text`: a byte and how many code points stand before it
    const auto seek = [&](int64_t wanted) {
      for (; points < static_cast<size_t>(wanted) && at < text.size(); ++points) do
          ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
      return at;
    };
    for (;;) {
      TRY(const bool has_row, select->next());
      if (!has_row) break;
      if (keeping == TextKeeping::quote) {
        if (!select->is_null(3)) gone.emplace_back(select->integer(0), select->text(3));
        continue;
      }
      if (text.empty()) text = select->text(4);
      const size_t start = seek(select->integer(1));
      gone.emplace_back(select->integer(0), text.substr(start, seek(select->integer(2)) - start));
    }
    TRY(Statement * remove, statement_("INSERT INTO sentence_words (sentence_words, rowid, text) VALUES ('delete', $1, $2)"));
    for (const auto& [sentence, sentence_text] : gone) TRY_VOID(remove->run({sentence, std::string_view(sentence_text)}));
  }
  for (const char* table : {"records", "event_contexts", "parties", "attributions", "mentions"})
    TRY_VOID(statement_.run(fmt::format("DELETE FROM {} WHERE event IN (SELECT event FROM events WHERE document = $1)", table),
                            {document}));
  TRY_VOID(statement_.run("DELETE FROM events WHERE document = $1", {document}));
  TRY(Statement * sentences, statement_("DELETE FROM sentences WHERE document = $1"));
  return sentences->run({document});
}

Result<void> Store::write_document(const CodedDocument& coded, int64_t key, int64_t run, bool is_new) {
  const Document& document = *coded.document;
  TRY(const TextKeeping keeping, text_keeping());
  TRY(Statement * write,
      statement_(
          is_new ? "INSERT INTO documents (document, id, hash, text_hash, run, date, title, url, source, lang, length, text) "
                   "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
                 : "UPDATE documents SET id = $2, hash = $3, text_hash = $4, run = $5, date = $6, title = $7, url = $8, "
                   "source = $9, lang = $10, length = $11, text = $12 WHERE document = $1"));
  std::string iso;
  return write->run({key, document.id, coded.hash, coded.text_hash, run, day_or_null(document.date, iso),
                     keeping == TextKeeping::none ? std::string_view() : std::string_view(document.title), document.url,
                     document.source, document.lang, static_cast<int64_t>(coded.length),
                     keeping == TextKeeping::keep ? Value(std::string_view(document.text)) : Value(nullptr)});
}

Result<void> Store::write_words(int64_t sentence, std::string_view words) {
  constexpr size_t most_indexed =
      100'000;  // of a sentence; PostgreSQL's index has a limit, and no reader's sentence is so long
  if (words.size() > most_indexed && database_->dialect() == Dialect::postgres) {
    size_t end = most_indexed;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
    words = words.substr(0, end);
  }
  TRY(Statement * insert,
      statement_(database_->dialect() == Dialect::sqlite
                     ? "INSERT INTO sentence_words (rowid, text) VALUES ($1, $2)"
                     : "INSERT INTO sentence_words (sentence, words) VALUES ($1, to_tsvector('simple', $2))"));
  return insert->run({sentence, words});
}

Result<size_t> Store::write_contents(const CodedDocument& coded, int64_t document) {
  TRY(const TextKeeping keeping, text_keeping());
  TRY(Statement * insert,
      statement_("INSERT INTO sentences (sentence, document, number, start_at, end_at, text) VALUES ($1, $2, $3, $4, $5, $6)"));
  const int64_t first = last_.sentence + 1;
  for (size_t i = 0; i < coded.sentences.size(); ++i) {
    const CodedDocument::Sentence& sentence = coded.sentences[i];
    const std::string_view words = indexed_words(coded, sentence, keeping);
    TRY_VOID(insert->run({++last_.sentence, document, static_cast<int64_t>(i), static_cast<int64_t>(sentence.span.start),
                          static_cast<int64_t>(sentence.span.end),
                          keeping == TextKeeping::quote ? value_or_null(words) : Value(nullptr)}));
    if (!words.empty()) TRY_VOID(write_words(last_.sentence, words));
  }
  size_t told_before = 0;
  for (size_t i = 0; i < coded.events.size(); ++i) {
    std::optional<KeptEvent> kept;
    if (i < coded.told.size()) {
      TRY(kept, incidents_.place(last_.event + 1, coded.told[i]));
      told_before += kept->incident.has_value();
    }
    TRY_VOID(
        write_event(coded.events[i], coded.json[i], kept, document, first + static_cast<int64_t>(coded.events[i].sentence)));
  }
  return told_before;
}

Result<void> Store::write_event(const EventRecord& event, const std::string& json, const std::optional<KeptEvent>& kept,
                                int64_t document, int64_t sentence) {
  const int64_t key = ++last_.event;
  TRY(Statement * insert,
      statement_(
          "INSERT INTO events (event, id, document, sentence, type, mode, cameo, quad, goldstein, status, trigger_text, "
          "trigger_start, trigger_end, date_from, date_to, place, place_country, precision, lat, lon, confidence, rule, "
          "incident) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)"));
  const auto& place = event.location;
  const std::optional<EventRecord::Coordinates> at = place ? place->coordinates : std::nullopt;
  const auto of_place = [&place](std::string EventRecord::Location::*field) {
    return place ? value_or_null((*place).*field) : Value(nullptr);
  };
  TRY_VOID(insert->run({key,
                        event.id,
                        document,
                        sentence,
                        value_or_null(event.type),
                        value_or_null(event.mode),
                        event.cameo,
                        value_or_null(event.quad),
                        number(event.goldstein),
                        event.status,
                        value_or_null(event.trigger.text),
                        static_cast<int64_t>(event.trigger.span.start),
                        static_cast<int64_t>(event.trigger.span.end),
                        event.date ? value_or_null(event.date->from) : Value(nullptr),
                        event.date ? value_or_null(event.date->to) : Value(nullptr),
                        of_place(&EventRecord::Location::name),
                        of_place(&EventRecord::Location::country),
                        of_place(&EventRecord::Location::precision),
                        at ? Value(at->lat) : Value(nullptr),
                        at ? Value(at->lon) : Value(nullptr),
                        number(event.confidence),
                        event.rule,
                        kept && kept->incident ? Value(*kept->incident) : Value(nullptr)}));
  TRY(Statement * record, statement_("INSERT INTO records (event, json, week, told, words_weight, context_weight) "
                                     "VALUES ($1, $2, $3, $4, $5, $6)"));
  const bool is_kept = kept.has_value();
  TRY_VOID(record->run(
      {key, json, is_kept ? Value(kept->week) : Value(nullptr), is_kept ? Value(Bytes{kept->told}) : Value(nullptr),
       is_kept ? Value(kept->words_weight) : Value(nullptr), is_kept ? Value(kept->context_weight) : Value(nullptr)}));
  TRY(Statement * context, statement_("INSERT INTO event_contexts (event, context) VALUES ($1, $2) ON CONFLICT DO NOTHING"));
  for (const std::string& name : event.contexts) TRY_VOID(context->run({key, name}));
  TRY_VOID(write_parties(event, key, "actor", event.actors));
  TRY_VOID(write_parties(event, key, "recipient", event.recipients));
  TRY(Statement * attribution, statement_("INSERT INTO attributions (event, position, name, code, cue, text, start_at, end_at) "
                                          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"));
  for (size_t i = 0; i < event.attribution.size(); ++i) {
    const EventRecord::Party& speaker = event.attribution[i];
    TRY_VOID(attribution->run({key, static_cast<int64_t>(i), speaker.name, speaker.code, value_or_null(speaker.cue),
                               words(speaker.quote), offset(speaker.quote, &CodePointSpan::start),
                               offset(speaker.quote, &CodePointSpan::end)}));
  }
  TRY(Statement * mention,
      statement_("INSERT INTO mentions (event, position, number, text, start_at, end_at) VALUES ($1, $2, $3, $4, $5, $6)"));
  for (size_t i = 0; i < event.mentions.size(); ++i) {
    const EventRecord::Mention& later = event.mentions[i];
    TRY_VOID(
        mention->run({key, static_cast<int64_t>(i), static_cast<int64_t>(later.sentence), value_or_null(later.trigger.text),
                      static_cast<int64_t>(later.trigger.span.start), static_cast<int64_t>(later.trigger.span.end)}));
  }
  return {};
}

Result<void> Store::write_parties(const EventRecord& event, int64_t key, std::string_view side,
                                  const std::vector<EventRecord::Party>& parties) {
  TRY(Statement * insert,
      statement_(
          "INSERT INTO parties (event, side, position, actor, code, country, date_from, text, start_at, end_at, antecedent, "
          "antecedent_start, antecedent_end) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"));
  for (size_t i = 0; i < parties.size(); ++i) {
    const EventRecord::Party& party = parties[i];
    TRY(const int64_t actor, actor_key(party));
    TRY_VOID(insert->run({key, side, static_cast<int64_t>(i), actor, party.code, party.country,
                          event.date ? value_or_null(event.date->from) : Value(nullptr), words(party.quote),
                          offset(party.quote, &CodePointSpan::start), offset(party.quote, &CodePointSpan::end),
                          words(party.antecedent), offset(party.antecedent, &CodePointSpan::start),
                          offset(party.antecedent, &CodePointSpan::end)}));
  }
  return {};
}

Result<int64_t> Store::actor_key(const EventRecord::Party& party) {
  const std::string sectors = joined(party.sectors, ' ');
  const std::string_view kind = to_string(party.kind);
  std::string identity = fmt::format("{}\t{}\t{}\t{}\t{}", party.code, party.country, sectors, kind, party.name);
  if (const auto found = actor_keys_.find(identity); found != actor_keys_.end()) return found->second;
  TRY(Statement * select,
      statement_("SELECT actor FROM actors WHERE code = $1 AND name = $2 AND kind = $3 AND country = $4 AND sectors = $5"));
  TRY_VOID(select->query({party.code, party.name, kind, party.country, sectors}));
  TRY(const bool has_row, select->next());
  int64_t key = has_row ? select->integer(0) : 0;
  select->close();
  if (!has_row) {
    key = ++last_.actor;
    TRY(Statement * insert,
        statement_("INSERT INTO actors (actor, code, name, kind, country, sectors) VALUES ($1, $2, $3, $4, $5, $6)"));
    TRY_VOID(insert->run({key, party.code, party.name, kind, party.country, sectors}));
  }
  actor_keys_.emplace(std::move(identity), key);
  return key;
}

Result<void> Store::write_changes(const PutOutcome& outcome, const std::vector<std::string>& before, const CodedDocument& coded,
                                  const Known& was, int64_t run) {
  TRY(Statement * insert,
      statement_("INSERT INTO event_changes (change, document, kind, fields, before_json, after_json, run_before, run_after, "
                 "hash_before, hash_after) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"));
  for (const EventChange& change : outcome.changes) {
    std::string fields;
    for (const std::string_view field : change.fields) fields += fmt::format("{}{}", fields.empty() ? "" : ",", field);
    const bool is_lost = change.kind == EventChange::Kind::lost, is_gained = change.kind == EventChange::Kind::gained;
    TRY_VOID(insert->run({++last_.change, was.key, to_string(change.kind), fields,
                          is_gained ? Value(nullptr) : Value(std::string_view(before[change.before])),
                          is_lost ? Value(nullptr) : Value(std::string_view(coded.json[change.after])), was.run, run, was.hash,
                          coded.hash}));
  }
  return {};
}

}  // namespace tabard
