#pragma once
// SectionFile: a trained model on disk: named blocks of numbers or bytes, mapped into memory and shared by all threads.
//
// Layout, all little-endian (tools/section_file.py writes it):
//   0   8  magic "TABARDMD"        8   4  format, 1            12   4  number of sections
//   16 16  kind ("english")        32 16  version               48   8  XXH64 (seed 0) of everything from byte 64 on
//   56  8  size of the file
//   64  64 a section: name[32], u32 type, u32 rows, u32 columns, u32 0, u64 offset, u64 size; offsets are multiples of 64
// A file that was cut short, altered or made for another format is refused with what was found and what was expected.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/result.h"

namespace tabard {

// A view into a SectionFile, which must outlive it. `data` holds rows * columns values, row by row.
template <class T>
struct Matrix {
  std::span<const T> data;
  uint32_t rows = 0, columns = 0;
  const T* row(uint32_t index) const { return data.data() + static_cast<size_t>(index) * columns; }
};

class SectionFile {
 public:
  // Error::Kind::model, or io where the file cannot be read.
  static Result<SectionFile> open(const std::string& path, std::string_view kind);

  const std::string& path() const { return path_; }
  const std::string& version() const { return version_; }

  bool has(std::string_view name) const;

  // The section of that name; an error where it is missing or of another type.
  Result<Matrix<float>> floats(std::string_view name) const;
  Result<Matrix<int8_t>> bytes(std::string_view name) const;
  Result<Matrix<int32_t>> integers(std::string_view name) const;
  // Lines of a text section: "ADJ\nADP\n" is two.
  Result<std::vector<std::string_view>> lines(std::string_view name) const;

 private:
  struct Section {
    std::string name;
    uint32_t type = 0, rows = 0, columns = 0;
    std::string_view payload;
  };

  Result<const Section*> find(std::string_view name, uint32_t type) const;
  template <class T>
  Result<Matrix<T>> matrix(std::string_view name, uint32_t type) const;

  MappedFile file_;
  std::string path_, version_;
  std::vector<Section> sections_;
};

}  // namespace tabard
