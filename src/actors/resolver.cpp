#include "actors/resolver.h"

#include "actors/phrase_reader.h"

namespace tabard {

ActorResolver::ActorResolver(const Lexicon& lexicon)
    : index_(lexicon), offices_(lexicon), name_origin_(lexicon), country_signs_(lexicon), publishers_(lexicon) {}

Actor ActorResolver::resolve(std::span<const std::string_view> words, std::optional<Day> day) const {
  return resolve(words, {}, day);
}

Actor ActorResolver::resolve(std::string_view phrase, std::optional<Day> day) const {
  const std::vector<std::string_view> words = split_words(phrase);
  return resolve(words, {}, day);
}

Actor ActorResolver::resolve(std::span<const std::string_view> words, std::span<const Kind> kinds,
                             std::optional<Day> day) const {
  return PhraseReader(index_, phrase_words(words), kinds, day).read();
}

}  // namespace tabard
