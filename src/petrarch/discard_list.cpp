#include "petrarch/discard_list.h"

#include "base/utf8.h"
#include "petrarch/dictionary_lines.h"

namespace tabard {

void DiscardList::read(std::string_view text, const std::string& file, Faults& faults) {
  for (const DictionaryLine& line : dictionary_lines(text)) {
    std::string_view words = line.text;
    Entry entry;
    entry.is_report = words.starts_with('+');
    if (entry.is_report) words.remove_prefix(1);
    entry.is_whole = words.ends_with('_');
    while (words.ends_with('_')) words.remove_suffix(1);
    if (without_blanks(words).empty()) {
      faults.add(file, line.number, "no words to discard by");
      continue;
    }
    entry.text = " " + to_lower(without_blanks(words));
    for (char& c : entry.text)
      if (c == '_' || c == '\t') c = ' ';
    entries_.push_back(std::move(entry));
  }
}

Discard DiscardList::check(std::string_view sentence) const {
  std::string text = " " + to_lower(sentence) + " ";
  for (char& c : text)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  Discard worst = Discard::no;
  for (const Entry& entry : entries_)
    for (size_t at = text.find(entry.text); at != std::string::npos; at = text.find(entry.text, at + 1)) {
      size_t end = at + entry.text.size();
      if (entry.is_whole && end < text.size()) {
        const char32_t next = next_code_point(text, end);
        if (is_letter(next) || is_digit(next)) continue;
      }
      if (entry.is_report) return Discard::report;
      worst = Discard::sentence;
      break;
    }
  return worst;
}

}  // namespace tabard
