#include "base/section_file.h"

#include <fmt/format.h>
#include <xxhash.h>
#include <algorithm>
#include <cstring>

namespace tabard {
namespace {

enum Type : uint32_t { text = 0, int8 = 1, float32 = 2, int32 = 3 };

constexpr std::string_view magic = "TABARDMD";
constexpr uint32_t format = 1;
constexpr size_t header_size = 64, entry_size = 64, most_sections = 4096;

template <class T>
T number(std::string_view bytes, size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

std::string padded(std::string_view bytes, size_t at, size_t size) {
  const std::string_view field = bytes.substr(at, size);
  return std::string(field.substr(0, field.find('\0')));
}

uint32_t width(uint32_t type) {
  return type == float32 || type == int32 ? 4 : 1;
}

}  // namespace

Result<SectionFile> SectionFile::open(const std::string& path, std::string_view kind) {
  const auto refuse = [&path](std::string text) {
    return fail(Error::Kind::model, std::move(text) + "; get the file anew or make it with tools/train_reader.sh", path);
  };
  TRY(MappedFile mapped, MappedFile::open(path));
  const std::string_view bytes = mapped.bytes();
  if (bytes.size() < header_size || bytes.substr(0, magic.size()) != magic)
    return refuse("is no model file: it does not begin with TABARDMD");
  if (number<uint32_t>(bytes, 8) != format)
    return refuse(fmt::format("has format {}; this program reads format {}", number<uint32_t>(bytes, 8), format));
  if (padded(bytes, 16, 16) != kind)
    return refuse(fmt::format("is a model of kind '{}'; '{}' is wanted here", padded(bytes, 16, 16), kind));
  if (number<uint64_t>(bytes, 56) != bytes.size())
    return refuse(
        fmt::format("is {} bytes long and should be {}: it was cut short", bytes.size(), number<uint64_t>(bytes, 56)));
  const uint64_t sum = XXH64(bytes.data() + header_size, bytes.size() - header_size, 0);
  if (sum != number<uint64_t>(bytes, 48))
    return refuse(
        fmt::format("has checksum {:016x} and should have {:016x}: it was altered", sum, number<uint64_t>(bytes, 48)));

  SectionFile result;
  result.path_ = path;
  result.version_ = padded(bytes, 32, 16);
  const uint32_t count = number<uint32_t>(bytes, 12);
  if (count > most_sections || header_size + count * entry_size > bytes.size())
    return refuse(fmt::format("names {} sections, more than it can hold", count));
  for (uint32_t i = 0; i < count; ++i) {
    const size_t at = header_size + i * entry_size;
    Section section{padded(bytes, at, 32),
                    number<uint32_t>(bytes, at + 32),
                    number<uint32_t>(bytes, at + 36),
                    number<uint32_t>(bytes, at + 40),
                    {}};
    const uint64_t offset = number<uint64_t>(bytes, at + 48), size = number<uint64_t>(bytes, at + 56);
    const bool is_inside = offset % 64 == 0 && offset <= bytes.size() && size <= bytes.size() - offset;
    const bool is_whole = section.type == text || (uint64_t{section.rows} * section.columns == size / width(section.type) &&
                                                   size % width(section.type) == 0);
    if (!is_inside || !is_whole || section.type > int32)
      return refuse(fmt::format("has a faulty entry for section '{}'", section.name));
    section.payload = bytes.substr(offset, size);
    result.sections_.push_back(std::move(section));
  }
  result.file_ = std::move(mapped);
  return result;
}

bool SectionFile::has(std::string_view name) const {
  return std::any_of(sections_.begin(), sections_.end(), [name](const Section& s) { return s.name == name; });
}

Result<const SectionFile::Section*> SectionFile::find(std::string_view name, uint32_t type) const {
  const auto found = std::find_if(sections_.begin(), sections_.end(), [name](const Section& s) { return s.name == name; });
  if (found == sections_.end()) return fail(Error::Kind::model, fmt::format("has no section '{}'", name), path_);
  if (found->type != type)
    return fail(Error::Kind::model, fmt::format("section '{}' is of type {}; {} is expected", name, found->type, type), path_);
  return &*found;
}

template <class T>
Result<Matrix<T>> SectionFile::matrix(std::string_view name, uint32_t type) const {
  TRY(const Section* section, find(name, type));
  const auto* first = reinterpret_cast<const T*>(section->payload.data());
  return Matrix<T>{{first, section->payload.size() / sizeof(T)}, section->rows, section->columns};
}

Result<Matrix<float>> SectionFile::floats(std::string_view name) const {
  return matrix<float>(name, float32);
}
Result<Matrix<int8_t>> SectionFile::bytes(std::string_view name) const {
  return matrix<int8_t>(name, int8);
}
Result<Matrix<int32_t>> SectionFile::integers(std::string_view name) const {
  return matrix<int32_t>(name, int32);
}

Result<std::vector<std::string_view>> SectionFile::lines(std::string_view name) const {
  TRY(const Section* section, find(name, text));
  std::vector<std::string_view> lines;
  std::string_view rest = section->payload;
  while (!rest.empty()) {
    const size_t end = rest.find('\n');
    if (end == std::string_view::npos)
      return fail(Error::Kind::model, fmt::format("section '{}' does not end with a line end", name), path_);
    lines.push_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  return lines;
}

}  // namespace tabard
