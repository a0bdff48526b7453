#pragma once
// What the command line asks for, checked: a struct a command.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "cli/messages.h"
#include "core/event.h"
#include "io/documents.h"
#include "store/event_query.h"

namespace tabard {

// Where model and lexicon come from.
struct CoderOptions {
  std::string model;                  // "": the one that belongs to the program
  std::vector<std::string> lexicons;  // folders read after the built-in one
  std::string petrarch;               // "verbs=FILE,actors=FILE,...": code with these dictionaries; "": with the lexicon
};

struct CodeOptions {
  enum class Format : uint8_t { jsonl, csv, tsv, table };

  CoderOptions coder;
  DocumentOptions documents;
  std::vector<std::string> paths;
  std::optional<Format> format;  // nothing: table at a terminal, jsonl otherwise
  std::vector<Status> statuses;  // []: all
  bool is_explained = false;
  bool is_forced = false;  // code documents that are not in English, too
  size_t threads = 1;
};

struct ReadOptions {
  enum class Format : uint8_t { jsonl, conllu };

  CoderOptions coder;
  DocumentOptions documents;
  std::vector<std::string> paths;
  Format format = Format::jsonl;
  size_t threads = 1;
};

struct DocumentsOptions {
  DocumentOptions documents;
  std::vector<std::string> paths;
};

struct WatchCommandOptions {
  std::vector<std::string> feeds;  // addresses or files
  std::string state;               // file of what was fetched before; "": nothing is remembered
  bool is_once = false;
  bool is_feed_text_enough = false;
  double every = 900;  // seconds between two rounds
  double delay = 2;    // seconds between two requests to one site
  int retries = 3;
  size_t max_document = 16'000'000;
};

struct IncidentsOptions {
  CoderOptions coder;
  DocumentOptions documents;
  std::vector<std::string> paths;
  bool is_one_a_day = false;
  size_t threads = 1;
};

struct IngestOptions {
  CoderOptions coder;
  DocumentOptions documents;
  std::string database;  // a file, or "postgresql://..."
  std::vector<std::string> paths;
  bool is_forced = false;           // code documents that are not in English, too
  std::optional<TextKeeping> text;  // nothing: as the database has it, keep for a new one
  bool is_json = false;
  Progress::Show progress = Progress::Show::on_terminals;
  size_t threads = 1;
};

struct QueryOptions {
  enum class Format : uint8_t { table, csv, jsonl, count };

  std::string database;
  EventQuery query;
  std::vector<CountKey> keys;      // what to count by; []: events themselves
  std::optional<Counted> counted;  // nothing: events, where they are counted
  std::optional<Format> format;    // nothing: table at a terminal, jsonl otherwise
};

struct ExportOptions {
  CoderOptions coder;
  std::string database;
  EventQuery query;
  std::string format;  // a name of export/formats.h
  std::string output;  // "": standard output
};

struct RecodeOptions {
  CoderOptions coder;
  DocumentOptions documents;
  std::string database;
  std::vector<std::string> paths;  // []: the texts that the database holds
  bool is_json = false;
  Progress::Show progress = Progress::Show::on_terminals;
  size_t threads = 1;
};

struct ResolveOptions {
  CoderOptions coder;
  std::optional<Day> date;  // for phrases without one of their own
};

struct ExplainOptions {
  CoderOptions coder;
  DocumentOptions documents;
  std::string subject;  // a file, "-" or a sentence
  std::string event;    // id, or the beginning of one; "": all
};

struct LexiconOptions {
  CoderOptions coder;
  std::string file;  // lexicon test: only sentences of this file; "": all
};

}  // namespace tabard
