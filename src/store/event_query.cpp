// Each condition is a set of keys, `event IN (SELECT …)`, that an index can give; the database picks the smallest to start
// from. Where nothing but parties and days is asked, an index of the parties holds the whole answer: the first set of them
// stands for the events.
#include "store/event_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "store/word_query.h"

namespace tabard {
namespace {

using Owned = std::variant<int64_t, double, std::string>;

// The smallest text behind all that begin with `text`: the end of an index range.
std::string behind(std::string text) {
  while (!text.empty() && static_cast<unsigned char>(text.back()) == 0xFF) text.pop_back();
  if (!text.empty()) text.back() = static_cast<char>(text.back() + 1);
  return text;
}

// Letters of LIKE stand for themselves.
std::string like_part(std::string_view text) {
  std::string pattern = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

// Three, six, nine capitals.
bool is_code(std::string_view text) {
  return !text.empty() && text.size() % 3 == 0 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

class Conditions {
 public:
  explicit Conditions(Store& store) : store_(store) {}

  Result<void> add(const EventQuery& query) {
    from_ = query.from;
    to_ = query.to;
    TRY_VOID(add_parties(query.who, "p.side = 'actor'"));
    TRY_VOID(add_parties(query.whom, "p.side = 'recipient'"));
    TRY_VOID(add_parties(query.either, "p.side IN ('actor', 'recipient')"));
    add_days("e.date_from");
    add_any(query.types, [this](const std::string& type) {
      if (type == "none") return std::string("e.type IS NULL");
      if (type[0] >= '0' && type[0] <= '9')
        return fmt::format("(e.cameo >= {} AND e.cameo < {})", value(type), value(behind(type)));
      return "e.type = " + value(type);
    });
    add_any(query.quads, [this](const std::string& quad) { return "e.quad = " + value(quad); });
    add_any(query.statuses, [this](const std::string& status) { return "e.status = " + value(status); });
    add_any(query.countries, [this](const std::string& country) { return "e.place_country = " + value(country); });
    add_any(query.places, [this](const std::string& place) { return "lower(e.place) = lower(" + value(place) + ")"; });
    add_any(query.rules, [this](const std::string& rule) {
      return fmt::format("(e.rule = {} OR (e.rule >= {} AND e.rule < {}))", value(rule), value(rule + ":"), value(rule + ";"));
    });
    if (query.box) add_box(*query.box);
    add_any(query.speakers, [this](const std::string& speaker) {
      if (speaker == "none") return std::string("NOT EXISTS (SELECT 1 FROM attributions a WHERE a.event = e.event)");
      return fmt::format("e.event IN (SELECT a.event FROM attributions a WHERE a.code = {} OR {})", value(speaker),
                         has_part("a.name", speaker));
    });
    add_any(query.stories, [this](const std::string& story) {
      const std::string id = value(story);
      return fmt::format(
          "e.document IN (SELECT document FROM documents WHERE story = (SELECT story FROM stories WHERE id = {0}) "
          "OR (story IS NULL AND id = {0}))",
          id);
    });
    add_any(query.incidents, [this](const std::string& incident) {
      const std::string id = value(incident);
      return fmt::format(
          "(e.incident = (SELECT incident FROM incidents WHERE id = {0}) OR (e.incident IS NULL AND e.id = {0}))", id);
    });
    if (!query.text.empty()) TRY_VOID(add_words(query.text));
    if (query.is_one_a_day) add_one_a_day();
    return {};
  }

  // "WHERE …" or "", for events under the name e.
  std::string where() const { return where(0); }
  // "FROM … WHERE …", for an e of which no more is wanted than event and date_from.
  std::string from_for_days() const {
    if (parties_.empty() || !conditions_.empty()) return "FROM events e " + where();
    return fmt::format("FROM ({}) e {}", union_of(parties_[0], "DISTINCT p.event, p.date_from"), where(1));
  }

  std::vector<Value> values() const {
    std::vector<Value> all;
    for (const Owned& owned : values_)
      std::visit(
          [&all](const auto& value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>)
              all.emplace_back(std::string_view(value));
            else
              all.emplace_back(value);
          },
          owned);
    return all;
  }

 private:
  // A parameter's name in the SQL text.
  std::string value(Owned owned) {
    const bool is_text = std::holds_alternative<std::string>(owned);
    values_.push_back(std::move(owned));
    return store_.database().dialect() == Dialect::postgres && is_text ? fmt::format("CAST(${} AS TEXT)", values_.size())
                                                                       : fmt::format("${}", values_.size());
  }

  std::string has_part(const std::string& column, const std::string& part) {
    return fmt::format("{} {} {} ESCAPE '\\'", column, store_.database().dialect() == Dialect::sqlite ? "LIKE" : "ILIKE",
                       value(like_part(part)));
  }

  template <class Condition>
  void add_any(const std::vector<std::string>& words, Condition condition) {
    std::string any;
    for (const std::string& word : words) any += (any.empty() ? "" : " OR ") + condition(word);
    if (!any.empty()) conditions_.push_back(words.size() > 1 ? "(" + any + ")" : any);
  }

  std::string days(const std::string& column) {
    std::string sql;
    if (from_) sql += fmt::format(" AND {} >= {}", column, value(to_iso(*from_)));
    if (to_) sql += fmt::format(" AND {} <= {}", column, value(to_iso(*to_)));
    return sql;
  }
  void add_days(const std::string& column) {
    const std::string sql = days(column);
    if (!sql.empty()) days_ = sql.substr(5);
  }

  static std::string union_of(const std::vector<std::string>& sets, const char* columns) {
    std::string sql;
    for (const std::string& set : sets) sql += fmt::format("{}SELECT {} {}", sql.empty() ? "" : " UNION ", columns, set);
    return sql;
  }

  // Without the first few of the parties.
  std::string where(size_t first) const {
    std::string sql;
    const auto add = [&sql](const std::string& condition) { sql += (sql.empty() ? "WHERE " : " AND ") + condition; };
    for (size_t i = first; i < parties_.size(); ++i) add(fmt::format("e.event IN ({})", union_of(parties_[i], "p.event")));
    if (!days_.empty()) add(days_);
    for (const std::string& condition : conditions_) add(condition);
    return sql;
  }

  Result<void> add_parties(const std::vector<std::string>& wanted, const std::string& side) {
    if (wanted.empty()) return {};
    std::vector<std::string>& sets = parties_.emplace_back();
    for (const std::string& word : wanted) {
      TRY(const std::string who, party(word));
      sets.push_back(fmt::format("FROM parties p WHERE {} AND {}{}", who, side, days("p.date_from")));
    }
    return {};
  }

  Result<std::string> party(const std::string& word) {
    if (!is_code(word)) return fmt::format("p.actor IN (SELECT actor FROM actors WHERE {})", has_part("name", word));
    // Country and sectors, or sectors alone. Codes are indexed below their countries.
    const std::string first = word.substr(0, 3);
    TRY(const bool is_country, has_country(first));
    if (word.size() == first.size())
      return is_country ? "p.country = " + value(word)
                        : fmt::format("p.actor IN (SELECT actor FROM actors WHERE ' ' || sectors || ' ' LIKE {})",
                                      value("% " + word + " %"));
    return fmt::format("p.country = {} AND p.code >= {} AND p.code < {}", value(is_country ? first : ""), value(word),
                       value(behind(word)));
  }

  // A code of three letters is a country's if any party is of that country, else a sector's.
  Result<bool> has_country(const std::string& code) {
    TRY(auto select, store_.database().prepare("SELECT 1 FROM parties WHERE country = $1 LIMIT 1"));
    TRY_VOID(select->query({code}));
    TRY(const bool has_row, select->next());
    select->close();
    return has_row;
  }

  // Of the events that pass all other conditions.
  void add_one_a_day() {
    const auto codes = [this](const char* side) {
      return fmt::format(
          "(SELECT {}(p.code, ' ') FROM (SELECT code FROM parties WHERE event = e.event AND side = '{}' "
          "ORDER BY position) p)",
          store_.database().dialect() == Dialect::sqlite ? "group_concat" : "string_agg", side);
    };
    conditions_.push_back(
        fmt::format("e.event IN (SELECT min(o.event) FROM (SELECT e.event, e.cameo, coalesce(e.date_from, d.date) AS day, "
                    "{} AS actors, {} AS recipients FROM events e JOIN documents d ON d.document = e.document {}) o "
                    "GROUP BY o.day, o.cameo, o.actors, o.recipients)",
                    codes("actor"), codes("recipient"), where()));
  }

  void add_box(const Box& box) {
    conditions_.push_back(fmt::format("e.lat BETWEEN {} AND {}", value(box.south), value(box.north)));
    const char* form = box.west <= box.east ? "e.lon BETWEEN {} AND {}" : "(e.lon >= {} OR e.lon <= {})";
    conditions_.push_back(fmt::format(fmt::runtime(form), value(box.west), value(box.east)));
  }

  Result<void> add_words(const std::string& text) {
    TRY(const std::string query, fts5_query(text));  // in either case: it says what is wrong with it
    TRY(const TextKeeping keeping, store_.text_keeping());
    if (keeping == TextKeeping::none)
      return fail(Error::Kind::usage, "holds no words of reports (--text none), so they cannot be searched", store_.place());
    conditions_.push_back(
        store_.database().dialect() == Dialect::sqlite
            ? fmt::format("e.sentence IN (SELECT rowid FROM sentence_words WHERE sentence_words MATCH {})", value(query))
            : fmt::format("e.sentence IN (SELECT sentence FROM sentence_words WHERE words @@ "
                          "websearch_to_tsquery('simple', {}))",
                          value(text)));
    return {};
  }

  Store& store_;
  std::optional<Day> from_, to_;
  std::vector<std::vector<std::string>> parties_;  // "FROM parties p WHERE …", any of the inner ones, each of the outer ones
  std::string days_;
  std::vector<std::string> conditions_;  // all others
  std::vector<Owned> values_;
};

std::string_view expression(CountKey key) {
  switch (key) {
    case CountKey::day:
    case CountKey::week: return "e.date_from";
    case CountKey::month: return "substr(e.date_from, 1, 7)";
    case CountKey::year: return "substr(e.date_from, 1, 4)";
    case CountKey::actor: return "pa.code";
    case CountKey::actor_name: return "na.name";
    case CountKey::actor_country: return "pa.country";
    case CountKey::recipient: return "pr.code";
    case CountKey::recipient_name: return "nr.name";
    case CountKey::recipient_country: return "pr.country";
    case CountKey::type: return "e.type";
    case CountKey::mode: return "e.mode";
    case CountKey::cameo: return "e.cameo";
    case CountKey::root: return "substr(e.cameo, 1, 2)";
    case CountKey::quad: return "e.quad";
    case CountKey::status: return "e.status";
    case CountKey::country: return "e.place_country";
    case CountKey::place: return "e.place";
    case CountKey::source: return "d.source";
    case CountKey::attribution: return "s.name";
    case CountKey::story: return "coalesce(y.id, d.id)";
    case CountKey::incident: return "coalesce(i.id, e.id)";
    case CountKey::rule: break;
  }
  return "e.rule";
}

// The tables that the keys need beside events.
std::string joins(const std::vector<CountKey>& keys) {
  const auto has = [&keys](std::initializer_list<CountKey> wanted) {
    return std::any_of(keys.begin(), keys.end(),
                       [&](CountKey key) { return std::find(wanted.begin(), wanted.end(), key) != wanted.end(); });
  };
  std::string sql;
  if (has({CountKey::actor, CountKey::actor_name, CountKey::actor_country}))
    sql += " LEFT JOIN parties pa ON pa.event = e.event AND pa.side = 'actor'";
  if (has({CountKey::actor_name})) sql += " LEFT JOIN actors na ON na.actor = pa.actor";
  if (has({CountKey::recipient, CountKey::recipient_name, CountKey::recipient_country}))
    sql += " LEFT JOIN parties pr ON pr.event = e.event AND pr.side = 'recipient'";
  if (has({CountKey::recipient_name})) sql += " LEFT JOIN actors nr ON nr.actor = pr.actor";
  if (has({CountKey::source, CountKey::story})) sql += " JOIN documents d ON d.document = e.document";
  if (has({CountKey::story})) sql += " LEFT JOIN stories y ON y.story = d.story";
  if (has({CountKey::incident})) sql += " LEFT JOIN incidents i ON i.incident = e.incident";
  if (has({CountKey::attribution})) sql += " LEFT JOIN attributions s ON s.event = e.event AND s.position = 0";
  return sql;
}

bool is_time(CountKey key) {
  return key == CountKey::day || key == CountKey::week || key == CountKey::month || key == CountKey::year;
}

std::string in_group(CountKey key, std::string value) {
  if (key != CountKey::week || value.empty()) return value;
  const auto day = parse_day(value);
  return day ? to_iso_week(*day) : value;
}

}  // namespace

std::optional<CountKey> parse_count_key(std::string_view word) {
  for (size_t i = 0; i < count_key_names.size(); ++i)
    if (count_key_names[i] == word) return static_cast<CountKey>(i);
  return std::nullopt;
}

Result<void> each_event(Store& store, const EventQuery& query, const std::function<bool(const StoredEvent&)>& use) {
  Conditions conditions(store);
  TRY_VOID(conditions.add(query));
  const std::string limit = query.limit ? fmt::format(" LIMIT {}", *query.limit) : "";
  TRY(auto select, store.database().prepare(
                       fmt::format("SELECT e.event, r.json, d.id, d.date, d.title, d.url, d.source, d.lang, d.length, "
                                   "d.document, u.program, coalesce(y.id, d.id), coalesce(i.id, e.id), "
                                   "coalesce((SELECT min(c.document) FROM documents c WHERE c.story = d.story), d.document), "
                                   "coalesce(i.mentions, 0), coalesce(i.sources, 1), coalesce(i.reports, 1) "
                                   "FROM events e JOIN records r ON r.event = e.event "
                                   "JOIN documents d ON d.document = e.document JOIN runs u ON u.run = d.run "
                                   "LEFT JOIN stories y ON y.story = d.story LEFT JOIN incidents i ON i.incident = e.incident "
                                   "{} ORDER BY e.document, e.event{}",
                                   conditions.where(), limit)));
  TRY_VOID(select->query(conditions.values()));
  for (;;) {
    TRY(const bool has_row, select->next());
    if (!has_row) return {};
    StoredEvent event;
    event.event = select->integer(0);
    event.json = select->text(1);
    event.document = select->text(2);
    event.document_date = select->text(3);
    event.title = select->text(4);
    event.url = select->text(5);
    event.source = select->text(6);
    event.lang = select->text(7);
    event.document_length = select->integer(8);
    event.document_key = select->integer(9);
    event.program = select->text(10);
    event.story = select->text(11);
    event.incident = select->text(12);
    event.story_document = select->integer(13);
    event.mentions = select->integer(14);
    event.sources = std::max<int64_t>(1, select->integer(15));
    event.reports = select->integer(16);
    if (use(event)) continue;
    select->close();
    return {};
  }
}

Result<void> count_events(Store& store, const EventQuery& query, const std::vector<CountKey>& keys, Counted counted,
                          const std::function<bool(const std::vector<std::string>&, int64_t)>& use) {
  Conditions conditions(store);
  TRY_VOID(conditions.add(query));
  std::string columns, groups;
  for (const CountKey key : keys) {
    columns += fmt::format("{}, ", expression(key));
    groups += fmt::format("{}{}", groups.empty() ? " GROUP BY " : ", ", expression(key));
  }
  // An event that is alone is an incident of its own. Several days are one week, in which an incident counts once.
  const bool are_incidents = counted == Counted::incidents;
  columns = are_incidents ? fmt::format("DISTINCT {}coalesce(e.incident, -e.event)", columns) : columns + "count(*)";
  if (are_incidents) groups.clear();
  const bool are_days_enough = !are_incidents && std::all_of(keys.begin(), keys.end(), is_time);
  const std::string from =
      are_days_enough ? conditions.from_for_days() : fmt::format("FROM events e{} {}", joins(keys), conditions.where());
  TRY(auto select, store.database().prepare(fmt::format("SELECT {} {}{}", columns, from, groups)));
  TRY_VOID(select->query(conditions.values()));
  std::map<std::vector<std::string>, int64_t> counts;
  std::set<std::pair<std::vector<std::string>, int64_t>> seen;
  for (;;) {
    TRY(const bool has_row, select->next());
    if (!has_row) break;
    std::vector<std::string> values;
    for (size_t i = 0; i < keys.size(); ++i)
      values.push_back(in_group(keys[i], std::string(select->text(static_cast<int>(i)))));
    const int64_t number = select->integer(static_cast<int>(keys.size()));
    if (!are_incidents)
      counts[std::move(values)] += number;
    else if (seen.emplace(values, number).second)
      ++counts[std::move(values)];
  }
  if (are_incidents && keys.empty()) counts.try_emplace({}, 0);
  for (const auto& [values, count] : counts)
    if (!use(values, count)) break;
  return {};
}

}  // namespace tabard
