#include "times/known_days.h"

#include <algorithm>

namespace tabard {
namespace {

constexpr std::string_view curly = "\u2019";

std::string folded(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with(curly)) {
      out += '\'';
      i += curly.size() - 1;
    } else {
      out += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    }
  }
  return out;
}

// Phrases as tokens stand: "Kenya's independence" is "kenya 's independence", and hyphens count as blanks.
std::vector<std::string> words_of(std::string_view phrase) {
  std::vector<std::string> words;
  std::string word;
  const std::string text = folded(phrase);
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ' || text[i] == '-') {
      end_word();
      continue;
    }
    if (text[i] == '\'' && i + 1 < text.size() && text[i + 1] == 's' && (i + 2 == text.size() || text[i + 2] == ' '))
      end_word();
    word += text[i];
  }
  end_word();
  return words;
}

}  // namespace

KnownDays::KnownDays(const Lexicon& lexicon) {
  for (const Table::Row* row : lexicon.rows("times/known_days.tsv")) {
    const auto day = parse_day((*row)["day"]);
    if (!day) continue;
    const auto index = static_cast<uint32_t>(days_.size());
    days_.push_back({(*row)["name"], *day, row->origin()});
    std::vector<std::string_view> phrases = split_values((*row)["words"]);
    phrases.push_back((*row)["name"]);
    for (const std::string_view phrase : phrases) {
      const std::vector<std::string> words = words_of(phrase);
      if (words.empty()) continue;
      std::string key;
      for (const std::string& word : words) {
        if (!key.empty()) key += ' ';
        key += word;
      }
      size_t& longest = longest_from_[words.front()];
      longest = std::max(longest, words.size());
      std::vector<uint32_t>& of_phrase = phrases_[key];
      if (of_phrase.empty() || of_phrase.back() != index) of_phrase.push_back(index);
    }
  }
}

std::vector<KnownDayMention> KnownDays::find(const Reading& reading, const Sentence& sentence) const {
  std::vector<std::string> words;  // of the sentence, hyphens left out
  std::vector<uint32_t> tokens;    // beside words
  for (uint32_t t = sentence.first; t < sentence.end; ++t)
    for (std::string& word : words_of(reading.tokens[t].form)) {
      words.push_back(std::move(word));
      tokens.push_back(t);
    }
  std::vector<KnownDayMention> found;
  std::string key;
  for (size_t i = 0; i < words.size();) {
    const auto longest = longest_from_.find(words[i]);
    size_t used = longest == longest_from_.end() ? 0 : std::min(longest->second, words.size() - i);
    for (; used > 0; --used) {
      key = words[i];
      for (size_t j = i + 1; j < i + used; ++j) key.append(1, ' ').append(words[j]);
      const auto phrase = phrases_.find(key);
      if (phrase == phrases_.end()) continue;
      for (const uint32_t index : phrase->second) found.push_back({&days_[index], tokens[i], tokens[i + used - 1] + 1});
      break;
    }
    i += std::max<size_t>(used, 1);
  }
  return found;
}

}  // namespace tabard
