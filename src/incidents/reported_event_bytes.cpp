// A ReportedEvent as bytes: a version, then its fields in order, numbers as little-endian, strings and lists behind their
// length.
#include <bit>

#include "incidents/reported_event.h"

namespace tabard {
namespace {

constexpr uint8_t version = 2;  // 1: hashes of 64 bits

// One list of the fields serves both ways: Writer and Reader have the same functions.
template <class Archive, class Event>
void pass(Archive& archive, Event& event) {
  archive.text(event.id);
  archive.text(event.doc);
  archive.text(event.source);
  archive.number(event.story);
  archive.choice(event.type, event_type_names.size());
  archive.text(event.mode);
  archive.text(event.cameo);
  archive.choice(event.status, status_names.size());
  for (auto* parties : {&event.actors, &event.recipients})
    archive.list(*parties, [](auto& inner, auto& party) {
      inner.text(party.code);
      inner.text(party.country);
      inner.text(party.name);
    });
  archive.optional(event.date, [](auto& inner, auto& range) {
    inner.day(range.from);
    inner.day(range.to);
  });
  archive.flag(event.is_date_told);
  archive.optional(event.published, [](auto& inner, auto& day) { inner.day(day); });
  archive.optional(event.place, [](auto& inner, auto& place) {
    inner.text(place.name);
    inner.text(place.country);
    inner.flag(place.is_located);
    inner.flag(place.is_exact);
    inner.real(place.lat);
    inner.real(place.lon);
  });
  archive.list(event.numbers, [](auto& inner, auto& number) {
    inner.real(number.value);
    inner.text(number.kind);
  });
  archive.text(event.trigger);
  for (auto* words : {&event.words, &event.context}) archive.list(*words, [](auto& inner, auto& word) { inner.number(word); });
  archive.number(event.mentions);
}

class Writer {
 public:
  template <class Number>
  void number(const Number& value) {
    for (size_t i = 0; i < sizeof(Number); ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
  }
  template <class Choice>
  void choice(const Choice& value, size_t) {
    number(static_cast<uint8_t>(value));
  }
  void flag(const bool& value) { number(static_cast<uint8_t>(value)); }
  void real(const double& value) { number(std::bit_cast<uint64_t>(value)); }
  void day(const Day& value) { number(static_cast<uint32_t>(value.time_since_epoch().count())); }
  void text(const std::string& value) {
    number(static_cast<uint32_t>(value.size()));
    bytes += value;
  }
  template <class Item, class Each>
  void list(const std::vector<Item>& items, Each each) {
    number(static_cast<uint32_t>(items.size()));
    for (const Item& item : items) each(*this, item);
  }
  template <class Value, class Each>
  void optional(const std::optional<Value>& value, Each each) {
    flag(value.has_value());
    if (value) each(*this, *value);
  }

  std::string bytes;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <class Number>
  void number(Number& value) {
    value = 0;
    if (rest_.size() < sizeof(Number)) return give_up();
    for (size_t i = 0; i < sizeof(Number); ++i)
      value = static_cast<Number>(value | static_cast<Number>(static_cast<unsigned char>(rest_[i])) << (8 * i));
    rest_.remove_prefix(sizeof(Number));
  }
  template <class Choice>
  void choice(Choice& value, size_t count) {
    uint8_t index = 0;
    number(index);
    if (index >= count) return give_up();
    value = static_cast<Choice>(index);
  }
  void flag(bool& value) {
    uint8_t byte = 0;
    number(byte);
    value = byte != 0;
  }
  void real(double& value) {
    uint64_t bits = 0;
    number(bits);
    value = std::bit_cast<double>(bits);
  }
  void day(Day& value) {
    uint32_t count = 0;
    number(count);
    value = Day(std::chrono::days(static_cast<int32_t>(count)));
  }
  void text(std::string& value) {
    uint32_t size = 0;
    number(size);
    if (size > rest_.size()) return give_up();
    value = rest_.substr(0, size);
    rest_.remove_prefix(size);
  }
  template <class Item, class Each>
  void list(std::vector<Item>& items, Each each) {
    uint32_t size = 0;
    number(size);
    for (uint32_t i = 0; i < size && is_good_; ++i) each(*this, items.emplace_back());  // a lie ends with the bytes
  }
  template <class Value, class Each>
  void optional(std::optional<Value>& value, Each each) {
    bool is_there = false;
    flag(is_there);
    if (is_there) each(*this, value.emplace());
  }

  bool is_read() const { return is_good_ && rest_.empty(); }

 private:
  void give_up() {
    is_good_ = false;
    rest_ = {};
  }

  std::string_view rest_;
  bool is_good_ = true;
};

}  // namespace

std::string to_bytes(const ReportedEvent& event) {
  Writer writer;
  writer.number(version);
  pass(writer, event);
  return std::move(writer.bytes);
}

std::optional<ReportedEvent> reported_event_from_bytes(std::string_view bytes) {
  Reader reader(bytes);
  uint8_t given = 0;
  reader.number(given);
  if (given != version) return std::nullopt;
  ReportedEvent event;
  pass(reader, event);
  return reader.is_read() ? std::optional<ReportedEvent>(std::move(event)) : std::nullopt;
}

}  // namespace tabard
