#include "cli/command_line.h"

#include <CLI/CLI.hpp>

#include <thread>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/query_options.h"
#include "export/formats.h"
#include "petrarch/dictionaries.h"

namespace tabard {
namespace {

const std::map<std::string, CodeOptions::Format> code_formats = {{"jsonl", CodeOptions::Format::jsonl},
                                                                 {"csv", CodeOptions::Format::csv},
                                                                 {"tsv", CodeOptions::Format::tsv},
                                                                 {"table", CodeOptions::Format::table}};
const std::map<std::string, ReadOptions::Format> read_formats = {{"jsonl", ReadOptions::Format::jsonl},
                                                                 {"conllu", ReadOptions::Format::conllu}};
const std::map<std::string, InputKind> input_kinds = {
    {"detect", InputKind::detect}, {"text", InputKind::text},          {"csv", InputKind::csv},      {"tsv", InputKind::tsv},
    {"jsonl", InputKind::jsonl},   {"json", InputKind::json},          {"html", InputKind::html},    {"warc", InputKind::warc},
    {"feed", InputKind::feed},     {"petrarch", InputKind::sentences}, {"conllu", InputKind::conllu}};

const std::map<std::string, QueryOptions::Format> query_formats = {{"table", QueryOptions::Format::table},
                                                                   {"csv", QueryOptions::Format::csv},
                                                                   {"jsonl", QueryOptions::Format::jsonl},
                                                                   {"count", QueryOptions::Format::count}};
const std::map<std::string, Counted> counted_things = {{"events", Counted::events}, {"incidents", Counted::incidents}};
const std::map<std::string, TextKeeping> text_keepings = {
    {"keep", TextKeeping::keep}, {"quote", TextKeeping::quote}, {"none", TextKeeping::none}};

// Adds an option that takes one of the words of `choices`; `set` gets what the word stands for.
template <class Value, class Set>
void add_choice(CLI::App* command, const std::string& names, const std::map<std::string, Value>& choices,
                const std::string& help, Set set) {
  std::vector<std::string> words;
  std::string listed;
  for (const auto& [word, value] : choices) {
    words.push_back(word);
    listed += (listed.empty() ? "" : "|") + word;
  }
  command
      ->add_option_function<std::string>(
          names, [&choices, set](const std::string& word) { set(choices.at(word)); }, help)
      ->check(CLI::IsMember(words).description(""))
      ->type_name(listed);
}

void add_day(CLI::App* command, std::optional<Day>& day, const std::string& help) {
  command
      ->add_option_function<std::string>(
          "--date",
          [&day](const std::string& text) {
            day = parse_day(text);
            if (!day) throw CLI::ValidationError("--date", "'" + text + "' is no date: YYYY-MM-DD is wanted");
          },
          help)
      ->type_name("YYYY-MM-DD");
}

void add_coder(CLI::App* command, CoderOptions& options) {
  command->add_option("--lexicon", options.lexicons, "further lexicon folder, read after the built-in one; may be given again")
      ->type_name("DIR")
      ->allow_extra_args(false)
      ->check(CLI::Validator(CLI::ExistingDirectory).description(""));
  command->add_option("--model", options.model, "model file instead of the built-in one")->type_name("FILE");
}

void add_petrarch(CLI::App* command, std::string& option) {
  command
      ->add_option_function<std::string>(
          "--petrarch",
          [&option](const std::string& text) {
            const auto files = parse_petrarch_files(text);
            if (!files) throw CLI::ValidationError("--petrarch", files.error().text);
            option = text;
          },
          "code with dictionaries in PETRARCH's format instead of the lexicon: verbs=FILE,actors=FILE[;FILE...],agents=FILE,"
          "discards=FILE,config=FILE")
      ->type_name("KEY=FILE,...");
}

void add_documents(CLI::App* command, DocumentOptions& options) {
  add_choice(command, "--input", input_kinds, "kind of the input; by default told by the file's ending",
             [&options](InputKind kind) { options.kind = kind; });
  add_day(command, options.date, "publication date of documents that bear none");
  command
      ->add_option("--max-document", options.max_document,
                   "a larger document is refused with one line and exit status 2 (default 16000000)")
      ->type_name("BYTES")
      ->check(CLI::Range(size_t{1}, size_t{1'000'000'000}).description(""));
}

void add_threads(CLI::App* command, size_t& threads) {
  threads = std::max(1u, std::thread::hardware_concurrency());
  command->add_option("--threads", threads, "threads (default: all cores)")
      ->type_name("N")
      ->check(CLI::Range(size_t{1}, size_t{1024}).description(""));
}

void add_paths(CLI::App* command, std::vector<std::string>& paths) {
  command->add_option("paths", paths, "files, folders, or - for standard input")->required()->type_name("PATH");
}

void add_database(CLI::App* command, std::string& database) {
  command->add_option("--db", database, "the database: a file, or postgresql://USER@HOST/NAME")->required()->type_name("DB");
}

void add_progress(CLI::App* command, Progress::Show& progress) {
  command->add_flag_callback(
      "--progress", [&progress] { progress = Progress::Show::always; },
      "tell how far it has come on standard error, terminal or not");
}

// "actual,future" -> the two
std::vector<Status> parse_statuses(std::string_view list) {
  std::vector<Status> statuses;
  while (!list.empty()) {
    const std::string_view word = list.substr(0, list.find(','));
    const auto status = parse_status(word);
    if (!status)
      throw CLI::ValidationError("--status",
                                 "'" + std::string(word) + "' is none of actual, future, hypothetical, negated, historical");
    statuses.push_back(*status);
    list.remove_prefix(std::min(word.size() + 1, list.size()));
  }
  return statuses;
}

// All options of all commands, and which command was asked for.
class CommandLine {
 public:
  CommandLine()
      : app_("Tabard reads news reports and writes down who did what to whom, when, where, and who says so.", "tabard") {
    app_.require_subcommand(0, 1);
    app_.add_flag("--version", is_version_, "versions of program, model and lexicon");
    app_.footer(
        "Example:\n  tabard code --date 2023-07-27 report.txt\n\n`tabard help COMMAND` tells more. Exit status: 0 all done, "
        "1 usage error,\n2 some input could not be read (the rest is coded).");
    add_code();
    add_ingest();
    add_recode();
    add_query();
    add_export();
    add_read();
    add_documents_command();
    add_stories();
    add_incidents();
    add_watch();
    add_actors();
    add_explain();
    add_lexicon();
    add_help();
  }

  int run(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
      if (is_version_) return run_version({});
      if (action_) return action_();
      print_help(app_);
      return exit_done;
    } catch (const CLI::CallForHelp&) {
      print_help(asked());
      return exit_done;
    } catch (const CLI::ParseError& error) {
      print_note(std::string(error.what()) + "; see `" + path_of(asked()) + " --help`");
      return exit_usage;
    }
  }

 private:
  CLI::App* add(CLI::App& parent, const std::string& name, const std::string& help, const std::string& example,
                std::function<int()> action) {
    CLI::App* command = parent.add_subcommand(name, help);
    command->footer("Example:\n  " + example);
    if (action) command->final_callback([this, action = std::move(action)] { action_ = action; });
    return command;
  }

  void add_code() {
    CLI::App* command =
        add(app_, "code", "documents to events",
            "tabard code --format csv reports/ > events.csv\n  tabard code --status actual,negated - < reports.jsonl",
            [this] { return run_code(code_); });
    add_paths(command, code_.paths);
    add_choice(command, "--format", code_formats, "default: table at a terminal, jsonl otherwise",
               [this](CodeOptions::Format format) { code_.format = format; });
    command
        ->add_option_function<std::string>(
            "--status", [this](const std::string& list) { code_.statuses = parse_statuses(list); },
            "keep only events of these statuses, separated by commas (default: all)")
        ->type_name("LIST");
    command->add_flag("--force", code_.is_forced, "code documents that are not in English, too");
    command->add_flag("--explain", code_.is_explained, "add \"why\": the lexicon line behind each decision, and what lost");
    add_petrarch(command, code_.coder.petrarch);
    add_documents(command, code_.documents);
    add_coder(command, code_.coder);
    add_threads(command, code_.threads);
  }

  void add_ingest() {
    CLI::App* command = add(
        app_, "ingest", "documents to a database of events",
        "tabard ingest --db events.db reports/\n  tabard ingest --db postgresql://me@host/news --text quote reports.jsonl.gz",
        [this] { return run_ingest(ingest_); });
    add_database(command, ingest_.database);
    add_paths(command, ingest_.paths);
    add_choice(command, "--text", text_keepings,
               "how much of the reports' words a new database holds: all, those that events quote, none (default: keep)",
               [this](TextKeeping keeping) { ingest_.text = keeping; });
    command->add_flag("--force", ingest_.is_forced, "code documents that are not in English, too");
    command->add_flag("--json", ingest_.is_json, "the summary as one JSON object");
    add_progress(command, ingest_.progress);
    add_petrarch(command, ingest_.coder.petrarch);
    add_documents(command, ingest_.documents);
    add_coder(command, ingest_.coder);
    add_threads(command, ingest_.threads);
  }

  void add_recode() {
    CLI::App* command = add(app_, "recode", "codes a database anew after an upgrade, and tells what that changed",
                            "tabard recode --db events.db > changes.txt\n  tabard recode --db quotes.db reports/",
                            [this] { return run_recode(recode_); });
    add_database(command, recode_.database);
    command->add_option("paths", recode_.paths, "the reports, where the database does not hold their texts")->type_name("PATH");
    command->add_flag("--json", recode_.is_json, "changes and summary as JSON lines");
    add_progress(command, recode_.progress);
    add_petrarch(command, recode_.coder.petrarch);
    add_documents(command, recode_.documents);
    add_coder(command, recode_.coder);
    add_threads(command, recode_.threads);
  }

  void add_query() {
    CLI::App* command = add(app_, "query", "events of a database: which, or how many",
                            "tabard query --db events.db --who RUS --type CONSULT --from 2024-01-01\n"
                            "  tabard query --db events.db --by month,actor --format csv",
                            [this] { return run_query(query_); });
    add_database(command, query_.database);
    add_filters(command, query_.query);
    command
        ->add_option_function<std::string>(
            "--by", [this](const std::string& list) { query_.keys = parse_count_keys(list); },
            "count by day, week, month or year, actor, recipient, type, ... (the manual names all), separated by commas")
        ->type_name("LIST");
    add_choice(command, "--count", counted_things, "what to count (default: events); an incident counts once",
               [this](Counted counted) { query_.counted = counted; });
    add_choice(command, "--format", query_formats, "default: table at a terminal, jsonl otherwise",
               [this](QueryOptions::Format format) { query_.format = format; });
    command->add_option("--limit", query_.query.limit, "no more events than this")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber.description(""));
  }

  void add_export() {
    CLI::App* command = add(app_, "export", "events of a database as files of GDELT, ICEWS, POLECAT, ...",
                            "tabard export --db events.db --format gdelt --output 20240314.export.CSV\n"
                            "  tabard export --db events.db --format geojson --type PROTEST > protests.geojson",
                            [this] { return run_export(export_); });
    add_database(command, export_.database);
    std::vector<std::string> names;
    for (const ExportFormat& format : export_formats()) names.emplace_back(format.name);
    command->add_option("--format", export_.format, "the manual describes each")
        ->required()
        ->type_name(CLI::detail::join(names, "|"))
        ->check(CLI::IsMember(names).description(""));
    command->add_option("--output", export_.output, "default: standard output")->type_name("FILE");
    add_filters(command, export_.query);
    command->add_option("--lexicon", export_.coder.lexicons, "further lexicon folder, for names of countries and codes")
        ->type_name("DIR")
        ->allow_extra_args(false);
  }

  void add_read() {
    CLI::App* command = add(app_, "read", "documents to annotations: sentences, trees, names, places, times, who says what",
                            "tabard read --format conllu report.txt", [this] { return run_read(read_); });
    add_paths(command, read_.paths);
    add_choice(command, "--format", read_formats, "default: jsonl",
               [this](ReadOptions::Format format) { read_.format = format; });
    add_documents(command, read_.documents);
    add_coder(command, read_.coder);
    add_threads(command, read_.threads);
  }

  void add_documents_command() {
    CLI::App* command =
        add(app_, "documents", "the documents of any input as JSON lines: what the other commands read",
            "tabard documents CC-NEWS-20240314.warc.gz > pages.jsonl", [this] { return run_documents_command(documents_); });
    add_paths(command, documents_.paths);
    add_documents(command, documents_.documents);
  }

  void add_stories() {
    CLI::App* command = add(app_, "stories", "which reports are copies of which: a story's number for each",
                            "tabard stories reports.jsonl.gz > stories.jsonl", [this] { return run_stories(documents_); });
    add_paths(command, documents_.paths);
    add_documents(command, documents_.documents);
  }

  void add_incidents() {
    CLI::App* command =
        add(app_, "incidents", "codes documents and joins events of different reports that are one happening",
            "tabard incidents reports.jsonl.gz > incidents.jsonl", [this] { return run_incidents(incidents_); });
    add_paths(command, incidents_.paths);
    command->add_flag("--one-a-day", incidents_.is_one_a_day,
                      "the classic rule instead: events of one day with the same source, target and code are one");
    add_documents(command, incidents_.documents);
    add_coder(command, incidents_.coder);
    add_threads(command, incidents_.threads);
  }

  void add_watch() {
    CLI::App* command = add(app_, "watch", "the new reports of RSS and Atom feeds as JSON lines, once or round after round",
                            "tabard watch --once --state feeds.state https://news.example.org/feed.xml > new.jsonl",
                            [this] { return run_watch(watch_); });
    command->add_option("feeds", watch_.feeds, "addresses of feeds, or files that hold one")->required()->type_name("URL|FILE");
    command->add_flag("--once", watch_.is_once, "one round over all feeds, then end");
    command
        ->add_option("--state", watch_.state, "file that remembers what was fetched; the next call asks only for what is new")
        ->type_name("FILE");
    command->add_flag("--feed-text", watch_.is_feed_text_enough,
                      "take the text that the feeds give and do not fetch the reports' pages");
    command->add_option("--every", watch_.every, "seconds between two rounds (default 900)")
        ->type_name("SECONDS")
        ->check(CLI::Range(1.0, 1e7).description(""));
    command
        ->add_option("--delay", watch_.delay, "seconds between two requests to one site, and before a first retry (default 2)")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.0, 3600.0).description(""));
    command->add_option("--retries", watch_.retries, "how often to try again what failed for the moment (default 3)")
        ->type_name("N")
        ->check(CLI::Range(0, 100).description(""));
    command->add_option("--max-document", watch_.max_document, "a larger feed or page is refused (default 16000000)")
        ->type_name("BYTES")
        ->check(CLI::Range(size_t{1}, size_t{1'000'000'000}).description(""));
  }

  void add_actors() {
    CLI::App* actors =
        add(app_, "actors", "actor phrases to codes", "echo 'the Chilean defence minister' | tabard actors resolve", {});
    actors->require_subcommand(1);
    CLI::App* command = add(*actors, "resolve", "one phrase a line, or phrase<TAB>YYYY-MM-DD, to one JSON object a line",
                            "echo 'the Chilean defence minister' | tabard actors resolve --date 2023-07-27",
                            [this] { return run_actors_resolve(resolve_); });
    add_day(command, resolve_.date, "day on which phrases without a date of their own were written");
    add_coder(command, resolve_.coder);
  }

  void add_explain() {
    CLI::App* command = add(app_, "explain", "a sentence or a report, and which line of the lexicon decided what",
                            "tabard explain 'Norway condemned the attack.'\n  tabard explain report.txt --event 3f9c",
                            [this] { return run_explain(explain_); });
    command->add_option("subject", explain_.subject, "a file, - for standard input, or a sentence")
        ->required()
        ->type_name("TEXT|FILE");
    command->add_option("--event", explain_.event, "only this event (its id or the beginning of it)")->type_name("ID");
    add_documents(command, explain_.documents);
    add_coder(command, explain_.coder);
  }

  void add_lexicon() {
    CLI::App* lexicon = add(app_, "lexicon", "check and test what tabard knows", "tabard lexicon check --lexicon mine/", {});
    lexicon->require_subcommand(1);
    CLI::App* check = add(*lexicon, "check", "every fault of the lexicon, with file and line",
                          "tabard lexicon check --lexicon mine/", [this] { return run_lexicon_check(lexicon_); });
    add_coder(check, lexicon_.coder);
    CLI::App* test = add(*lexicon, "test", "codes the example sentences of rules and tables",
                         "tabard lexicon test events/consult.rules", [this] { return run_lexicon_test(lexicon_); });
    test->add_option("file", lexicon_.file, "only examples of this file, as faults name it or its end")->type_name("FILE");
    add_coder(test, lexicon_.coder);
  }

  void add_help() {
    CLI::App* command = add(app_, "help", "what a command does", "tabard help code", [this] { return help(); });
    command->add_option("command", helped_, "code, read, actors resolve, ...")->type_name("COMMAND");
  }

  int help() {
    const CLI::App* app = &app_;
    for (const std::string& word : helped_) {
      const auto below = app->get_subcommands([&word](const CLI::App* command) { return command->get_name() == word; });
      if (below.empty()) {
        print_note("there is no command '" + word + "'; see `tabard help`");
        return exit_usage;
      }
      app = below.front();
    }
    print_help(*app);
    return exit_done;
  }

  // The innermost command that the arguments name.
  const CLI::App& asked() const {
    const CLI::App* app = &app_;
    while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
    return *app;
  }

  static std::string path_of(const CLI::App& app) {
    return app.get_parent() == nullptr ? app.get_name() : path_of(*app.get_parent()) + " " + app.get_name();
  }

  // Not App::help(), which would print that of the command that was parsed.
  static void print_help(const CLI::App& app) {
    std::fputs(app.get_formatter()->make_help(&app, path_of(app), CLI::AppFormatMode::Normal).c_str(), stdout);
  }

  CLI::App app_;
  std::function<int()> action_;
  bool is_version_ = false;
  CodeOptions code_;
  IngestOptions ingest_;
  QueryOptions query_;
  RecodeOptions recode_;
  ExportOptions export_;
  ReadOptions read_;
  IncidentsOptions incidents_;
  WatchCommandOptions watch_;
  DocumentsOptions documents_;
  ResolveOptions resolve_;
  ExplainOptions explain_;
  LexiconOptions lexicon_;
  std::vector<std::string> helped_;
};

}  // namespace

int run_command_line(int argc, char** argv) {
  return CommandLine().run(argc, argv);
}

}  // namespace tabard
