// The schema is written in SQLite's words; PostgreSQL gets the same text with its own names for types, and its own full-text
// index. One step a version: a released step is never edited, a change is a further step.
#include "store/schema.h"

#include <fmt/format.h>

#include <array>

namespace tabard {
namespace {

constexpr std::string_view step_1 = R"sql(
CREATE TABLE settings (
  name   TEXT PRIMARY KEY,
  value  TEXT NOT NULL
) STRICT;

CREATE TABLE runs (
  run       INTEGER PRIMARY KEY,
  program   TEXT NOT NULL,
  model     TEXT NOT NULL,
  lexicon   TEXT NOT NULL,
  settings  TEXT NOT NULL,
  UNIQUE (program, model, lexicon, settings)
) STRICT;

CREATE TABLE documents (
  document   INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  hash       TEXT NOT NULL,
  text_hash  TEXT NOT NULL,
  run        INTEGER NOT NULL REFERENCES runs (run),
  date       TEXT,
  title      TEXT NOT NULL,
  url        TEXT NOT NULL,
  source     TEXT NOT NULL,
  lang       TEXT NOT NULL,
  length     INTEGER NOT NULL,
  text       TEXT
) STRICT;
CREATE INDEX documents_by_text ON documents (text_hash);
CREATE INDEX documents_by_run ON documents (run);
CREATE INDEX documents_by_date ON documents (date);
CREATE INDEX documents_by_source ON documents (source);

CREATE TABLE sentences (
  sentence  INTEGER PRIMARY KEY,
  document  INTEGER NOT NULL REFERENCES documents (document) ON DELETE CASCADE,
  number    INTEGER NOT NULL,
  start_at  INTEGER NOT NULL,
  end_at    INTEGER NOT NULL,
  text      TEXT,
  UNIQUE (document, number)
) STRICT;

CREATE TABLE actors (
  actor    INTEGER PRIMARY KEY,
  code     TEXT NOT NULL,
  name     TEXT NOT NULL,
  kind     TEXT NOT NULL,
  country  TEXT NOT NULL,
  sectors  TEXT NOT NULL,
  UNIQUE (code, name, kind, country, sectors)
) STRICT;
CREATE INDEX actors_by_name ON actors (name);

CREATE TABLE events (
  event          INTEGER PRIMARY KEY,
  id             TEXT NOT NULL,
  document       INTEGER NOT NULL REFERENCES documents (document) ON DELETE CASCADE,
  sentence       INTEGER NOT NULL REFERENCES sentences (sentence),
  type           TEXT,
  mode           TEXT,
  cameo          TEXT NOT NULL,
  quad           TEXT,
  goldstein      REAL,
  status         TEXT NOT NULL,
  trigger_text   TEXT,
  trigger_start  INTEGER NOT NULL,
  trigger_end    INTEGER NOT NULL,
  date_from      TEXT,
  date_to        TEXT,
  place          TEXT,
  place_country  TEXT,
  precision      TEXT,
  lat            REAL,
  lon            REAL,
  confidence     REAL,
  rule           TEXT NOT NULL,
  UNIQUE (id, document)
) STRICT;
CREATE INDEX events_by_document ON events (document);
CREATE INDEX events_by_sentence ON events (sentence);
CREATE INDEX events_by_date ON events (date_from);
CREATE INDEX events_by_type ON events (type, date_from);
CREATE INDEX events_by_cameo ON events (cameo, date_from);
CREATE INDEX events_by_place ON events (place_country, date_from);
CREATE INDEX events_by_place_name ON events (lower(place));
CREATE INDEX events_by_position ON events (lat, lon);

CREATE TABLE records (
  event  INTEGER PRIMARY KEY REFERENCES events (event) ON DELETE CASCADE,
  json   TEXT NOT NULL
) STRICT;

CREATE TABLE event_contexts (
  event    INTEGER NOT NULL REFERENCES events (event) ON DELETE CASCADE,
  context  TEXT NOT NULL,
  PRIMARY KEY (event, context)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_contexts_by_context ON event_contexts (context, event);

CREATE TABLE parties (
  event             INTEGER NOT NULL REFERENCES events (event) ON DELETE CASCADE,
  side              TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
  position          INTEGER NOT NULL,
  actor             INTEGER NOT NULL REFERENCES actors (actor),
  code              TEXT NOT NULL,
  country           TEXT NOT NULL,
  date_from         TEXT,
  text              TEXT,
  start_at          INTEGER,
  end_at            INTEGER,
  antecedent        TEXT,
  antecedent_start  INTEGER,
  antecedent_end    INTEGER,
  PRIMARY KEY (event, side, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_by_country ON parties (country, side, date_from, event);
CREATE INDEX parties_by_code ON parties (code, side, date_from, event);
CREATE INDEX parties_by_actor ON parties (actor, side, date_from, event);

CREATE TABLE attributions (
  event     INTEGER NOT NULL REFERENCES events (event) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  name      TEXT NOT NULL,
  code      TEXT NOT NULL,
  cue       TEXT,
  text      TEXT,
  start_at  INTEGER,
  end_at    INTEGER,
  PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX attributions_by_name ON attributions (name, event);
CREATE INDEX attributions_by_code ON attributions (code, event);

CREATE TABLE mentions (
  event     INTEGER NOT NULL REFERENCES events (event) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  number    INTEGER NOT NULL,
  text      TEXT,
  start_at  INTEGER NOT NULL,
  end_at    INTEGER NOT NULL,
  PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_changes (
  change       INTEGER PRIMARY KEY,
  document     INTEGER NOT NULL REFERENCES documents (document) ON DELETE CASCADE,
  kind         TEXT NOT NULL CHECK (kind IN ('gained', 'lost', 'changed')),
  fields       TEXT NOT NULL,
  before_json  TEXT,
  after_json   TEXT,
  run_before   INTEGER NOT NULL REFERENCES runs (run),
  run_after    INTEGER NOT NULL REFERENCES runs (run),
  hash_before  TEXT NOT NULL,
  hash_after   TEXT NOT NULL
) STRICT;
CREATE INDEX event_changes_by_document ON event_changes (document);
)sql";

// The words of sentences. The index holds no text: deletions bring it along (Store).
constexpr std::string_view step_1_sqlite = R"sql(
CREATE VIRTUAL TABLE sentence_words USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2');
)sql";
constexpr std::string_view step_1_postgres = R"sql(
CREATE TABLE sentence_words (
  sentence  BIGINT PRIMARY KEY REFERENCES sentences (sentence) ON DELETE CASCADE,
  words     TSVECTOR NOT NULL
);
CREATE INDEX sentence_words_by_word ON sentence_words USING GIN (words);
)sql";

// Copies of one report, and events of several reports that are one happening.
constexpr std::string_view step_2 = R"sql(
CREATE TABLE stories (
  story  INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE
) STRICT;
ALTER TABLE documents ADD COLUMN story INTEGER REFERENCES stories (story);
CREATE INDEX documents_by_story ON documents (story);

CREATE TABLE incidents (
  incident    INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  reports     INTEGER NOT NULL,
  sources     INTEGER NOT NULL,
  mentions    INTEGER NOT NULL,
  first_seen  TEXT,
  last_seen   TEXT,
  spread      TEXT NOT NULL
) STRICT;
ALTER TABLE events ADD COLUMN incident INTEGER REFERENCES incidents (incident);
CREATE INDEX events_by_incident ON events (incident);
)sql";

// What copies and happenings are known again by.
constexpr std::string_view step_3 = R"sql(
CREATE TABLE signatures (
  signature  INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL UNIQUE REFERENCES documents (document) ON DELETE CASCADE,
  week       INTEGER NOT NULL,
  bytes      BLOB NOT NULL
) STRICT;
CREATE INDEX signatures_by_week ON signatures (week);
ALTER TABLE records ADD COLUMN week INTEGER;
ALTER TABLE records ADD COLUMN told BLOB;
ALTER TABLE records ADD COLUMN words_weight REAL;
ALTER TABLE records ADD COLUMN context_weight REAL;
CREATE INDEX records_by_week ON records (week);

-- Of what most rows do not have, only the others.
DROP INDEX documents_by_story;
DROP INDEX events_by_incident;
DROP INDEX events_by_place;
DROP INDEX events_by_place_name;
DROP INDEX events_by_position;
CREATE INDEX documents_by_story ON documents (story) WHERE story IS NOT NULL;
CREATE INDEX events_by_incident ON events (incident) WHERE incident IS NOT NULL;
CREATE INDEX events_by_place ON events (place_country, date_from) WHERE place_country IS NOT NULL;
CREATE INDEX events_by_place_name ON events (lower(place)) WHERE place IS NOT NULL;
CREATE INDEX events_by_position ON events (lat, lon) WHERE lat IS NOT NULL;
)sql";

// Every index costs each event written: one for the parties of a country, with their codes, serves codes, too; no question
// asked so far used the others.
constexpr std::string_view step_4 = R"sql(
DROP INDEX parties_by_code;
DROP INDEX parties_by_country;
DROP INDEX event_contexts_by_context;
DROP INDEX attributions_by_name;
DROP INDEX attributions_by_code;
CREATE INDEX parties_by_country ON parties (country, side, date_from, event, code);
)sql";

struct Step {
  std::string_view both, sqlite, postgres;
};
constexpr std::array<Step, 4> steps = {
    {{step_1, step_1_sqlite, step_1_postgres}, {step_2, "", ""}, {step_3, "", ""}, {step_4, "", ""}}};

std::string replace_all(std::string text, std::string_view what, std::string_view with) {
  for (size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) text.replace(at, what.size(), with);
  return text;
}

// "C" collation, so that texts sort by their bytes as they do in SQLite.
std::string in_postgres(std::string_view sql) {
  std::string text = replace_all(std::string(sql), ") STRICT, WITHOUT ROWID", ")");
  text = replace_all(std::move(text), ") STRICT", ")");
  text = replace_all(std::move(text), " INTEGER", " BIGINT");
  text = replace_all(std::move(text), " REAL", " DOUBLE PRECISION");
  text = replace_all(std::move(text), " BLOB", " BYTEA");
  return replace_all(std::move(text), " TEXT", " TEXT COLLATE \"C\"");
}

std::string in_dialect(const Step& step, Dialect dialect) {
  return dialect == Dialect::sqlite ? fmt::format("{}{}", step.both, step.sqlite)
                                    : fmt::format("{}{}", in_postgres(step.both), step.postgres);
}

Result<void> take_steps(Database& database, int to) {
  TRY(const int version, database.schema_version());  // again: another program may have been faster
  for (size_t next = static_cast<size_t>(version); next < static_cast<size_t>(to); ++next)
    TRY_VOID(database.execute(in_dialect(steps[next], database.dialect())));
  TRY_VOID(database.set_schema_version(to));
  return database.commit();
}

}  // namespace

const int schema_version = static_cast<int>(steps.size());

Result<void> migrate(Database& database, const std::string& where, int to) {
  TRY(const int version, database.schema_version());
  if (version > schema_version)
    return fail(Error::Kind::io,
                fmt::format("is of make {}, which a newer tabard wrote; this one knows makes up to {}: install the newer one",
                            version, schema_version),
                shown_place(where));
  if (version >= to) return {};
  TRY_VOID(database.begin());
  auto done = take_steps(database, to);
  if (!done) database.roll_back();
  return done;
}

}  // namespace tabard
