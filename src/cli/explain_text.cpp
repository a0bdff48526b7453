#include "cli/explain_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "core/tree.h"

namespace tabard {
namespace {

class Explainer {
 public:
  Explainer(const Coded& coded, const Lexicon& lexicon)
      : coded_(coded), reading_(coded.reading), events_(coded.events), lexicon_(lexicon), tree_(reading_.tokens) {}

  std::string all() {
    report_date();
    for (uint32_t i = 0; i < reading_.sentences.size(); ++i) {
      sentence(i);
      for (const Event& event : events_)
        if (event.sentence == i) this->event(event);
      near_misses(i);
    }
    return std::move(out_);
  }

  std::string only(std::string_view id) {
    for (const Event& event : events_) {
      if (!event.id.starts_with(id)) continue;
      if (out_.empty()) report_date();
      sentence(event.sentence);
      this->event(event);
      near_misses(event.sentence);
    }
    return std::move(out_);
  }

 private:
  template <class... Values>
  void print(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
  }

  // "   [actors/roles.tsv:12]", or nothing where the program itself decided.
  std::string by(Origin origin) const { return origin ? fmt::format("   [{}]", lexicon_.show(origin)) : std::string(); }

  std::string words(Span span) const { return fmt::format("\"{}\"", one_line(span.in(reading_.text()))); }

  static std::string one_line(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return line;
  }

  static std::string days(const DayRange& range) {
    return range.from == range.to ? to_iso(range.from) : fmt::format("{} to {}", to_iso(range.from), to_iso(range.to));
  }

  void report_date() {
    const ReportDate& date = reading_.report_date;
    if (!date.range)
      print("report date: unknown\n");
    else if (date.source == ReportDate::Source::content)
      print("report date: {}, by {}{}\n", days(*date.range), date.reason, by(date.origin));
    else
      print("report date: {}, as given\n", days(*date.range));
  }

  void sentence(uint32_t index) {
    const Sentence& sentence = reading_.sentences[index];
    print("\nsentence {}: {}\n", index, one_line(sentence.span.in(reading_.text())));
    if (sentence.continues >= 0) print("  continues sentence {}\n", sentence.continues);
    tree(sentence);
    print_within("mentions", reading_.mentions, sentence, [this](const Mention& mention) { this->mention(mention); });
    print_within("places", reading_.places, sentence, [this](const Place& place) { this->place(place); });
    print_within("times", reading_.times, sentence, [this](const TimeExpression& time) {
      print("    {} {} {}{}{}\n", words(time.span), to_string(time.type), time.timex,
            time.range ? ", " + days(*time.range) : "", by(time.origin));
    });
    attributions(sentence);
  }

  // Words under their heads, in text order; a sentence that continues another has no root of its own.
  void tree(const Sentence& sentence) {
    print("  tree\n");
    std::vector<std::pair<uint32_t, size_t>> open;  // token and depth; the next one last
    for (uint32_t token = sentence.end; token-- > sentence.first;) {
      const int32_t head = reading_.tokens[token].head;
      if (head < static_cast<int32_t>(sentence.first) || head >= static_cast<int32_t>(sentence.end))
        open.emplace_back(token, 0);
    }
    while (!open.empty()) {
      const auto [index, depth] = open.back();
      open.pop_back();
      const Token& token = reading_.tokens[index];
      print("    {:{}}{} {} {}{}\n", "", 2 * std::min<size_t>(depth, 30), one_line(token.form), to_string(token.upos),
            to_string(token.deprel), token.lemma == token.form ? "" : fmt::format(" ({})", token.lemma));
      const auto children = tree_.children(index);
      for (size_t i = children.size(); i-- > 0;)
        if (children[i] >= sentence.first && children[i] < sentence.end) open.emplace_back(children[i], depth + 1);
    }
  }

  template <class Item, class Print>
  void print_within(std::string_view title, const std::vector<Item>& items, const Sentence& sentence, Print print_item) {
    bool is_first = true;
    for (const Item& item : items) {
      if (item.first < sentence.first || item.first >= sentence.end) continue;
      if (is_first) print("  {}\n", title);
      is_first = false;
      print_item(item);
    }
  }

  static std::string describe(const Actor& actor) {
    const std::string code = actor.code();
    return fmt::format("{}{}{}", code.empty() ? "(no code)" : code, actor.name.empty() ? "" : " " + actor.name,
                       actor.kind == Kind::unknown ? "" : fmt::format(", {}", to_string(actor.kind)));
  }

  void mention(const Mention& mention) {
    print("    {} {}{}{}\n", words(mention.span), describe(mention.actor),
          mention.chain < 0 ? "" : fmt::format(", chain {}", mention.chain), by(mention.actor.origin));
  }

  void place(const Place& place) {
    print("    {} {} {} {}{}{}\n", words(place.span), place.name, place.country.empty() ? "-" : place.country,
          to_string(place.precision), place.is_located ? fmt::format(" {:.2f} {:.2f}", place.lat, place.lon) : "",
          by(place.origin));
  }

  void attributions(const Sentence& sentence) {
    bool is_first = true;
    for (const Attribution& attribution : reading_.attributions) {
      if (attribution.cue_token < sentence.first || attribution.cue_token >= sentence.end) continue;
      if (is_first) print("  attributions\n");
      is_first = false;
      print("    {} {}: {}{}\n", attribution.source.is_empty() ? "(not named)" : words(attribution.source),
            words(attribution.cue), words(attribution.content), by(attribution.origin));
    }
  }

  void parties(std::string_view title, const std::vector<Party>& parties) {
    for (const Party& party : parties) {
      const std::string where = party.span         ? words(*party.span)
                                : party.antecedent ? "(not named here; elsewhere " + words(*party.antecedent) + ")"
                                                   : "(not named)";
      print("    {:<12} {} {}{}\n", title, where, describe(party.actor), by(party.actor.origin));
    }
  }

  void event(const Event& event) {
    print("  event {}: {}{}{} {} {}, confidence {:.2f}\n", event.id,
          event.type == EventType::none ? "(statement)" : to_string(event.type), event.mode.empty() ? "" : "/", event.mode,
          event.cameo, to_string(event.status), event.confidence);
    print("    {:<12} {}{}\n", "trigger", words(event.trigger), by(event.rule));
    parties("actor", event.actors);
    parties("recipient", event.recipients);
    if (event.place && event.place->place >= 0) {
      const Place& place = reading_.places[static_cast<size_t>(event.place->place)];
      print("    {:<12} {} {}{}\n", "location", place.name, place.country, event.place->span ? "" : " (carried over)");
    }
    if (event.date)
      print("    {:<12} {}{}\n", "date", days(event.date->range),
            event.date->span ? ", " + words(*event.date->span) : ", of the report");
    for (const Speaker& speaker : event.attribution)
      print("    {:<12} {} ({})\n", "said by", describe(speaker.party.actor), speaker.cue);
    for (const Reason& reason : event.reasons) print("    {:<12} {}{}\n", reason.field, reason.text, by(reason.origin));
  }

  // Rules that a word of the sentence set off and that came to nothing. Of a word that did become an event, its reasons tell.
  void near_misses(uint32_t sentence) {
    bool is_first = true;
    for (const Rejected& miss : coded_.rejected) {
      const auto is_here = [&miss](const Event& event) { return event.trigger == miss.trigger; };
      if (miss.sentence != sentence || std::any_of(events_.begin(), events_.end(), is_here)) continue;
      if (is_first) print("  near misses\n");
      is_first = false;
      print("    {} rule {}   [{}]: {}{}\n", words(miss.trigger), miss.rule_name, lexicon_.show(miss.rule), miss.text,
            by(miss.line));
    }
  }

  const Coded& coded_;
  const Reading& reading_;
  const std::vector<Event>& events_;
  const Lexicon& lexicon_;
  Tree tree_;
  std::string out_;
};

}  // namespace

std::string explain(const Coded& coded, const Lexicon& lexicon, std::string_view event) {
  Explainer explainer(coded, lexicon);
  return event.empty() ? explainer.all() : explainer.only(event);
}

}  // namespace tabard
