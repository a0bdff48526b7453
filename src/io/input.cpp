#include "io/input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <vector>

namespace tabard {
namespace {

constexpr size_t chunk = 1 << 16;

class FileInput : public Input {
 public:
  FileInput(int descriptor, std::string path, std::atomic<uint64_t>* bytes_read)
      : descriptor_(descriptor), path_(std::move(path)), bytes_read_(bytes_read) {}
  FileInput(const FileInput&) = delete;
  FileInput& operator=(const FileInput&) = delete;
  ~FileInput() override {
    if (descriptor_ > 0) ::close(descriptor_);
  }

  Result<size_t> read(char* to, size_t size) override {
    if (!ahead_.empty()) {
      const size_t count = std::min(size, ahead_.size());
      std::memcpy(to, ahead_.data(), count);
      ahead_.erase(0, count);
      return count;
    }
    return read_file(to, size);
  }

  // Looks at the first bytes (four, unless the file is shorter), which read() then gives once more.
  Result<void> look_ahead() {
    while (ahead_.size() < 4) {
      char bytes[4];
      TRY(const size_t count, read_file(bytes, sizeof bytes));
      if (count == 0) break;
      ahead_.append(bytes, count);
    }
    return {};
  }
  bool begins_with(std::string_view bytes) const { return std::string_view(ahead_).starts_with(bytes); }

  const std::string& path() const { return path_; }

 private:
  Result<size_t> read_file(char* to, size_t size) {
    for (;;) {
      const ssize_t count = ::read(descriptor_, to, size);
      if (count >= 0) {
        if (bytes_read_ != nullptr) bytes_read_->fetch_add(static_cast<uint64_t>(count), std::memory_order_relaxed);
        return static_cast<size_t>(count);
      }
      if (errno != EINTR) return fail(Error::Kind::io, std::string("cannot be read: ") + std::strerror(errno), path_);
    }
  }

  int descriptor_;
  std::string path_;
  std::atomic<uint64_t>* bytes_read_;
  std::string ahead_;
};

class GzipInput : public Input {
 public:
  explicit GzipInput(std::unique_ptr<FileInput> file) : file_(std::move(file)), packed_(chunk) {
    TABARD_CHECK(inflateInit2(&stream_, 15 + 16) == Z_OK);  // 15: largest window; 16: gzip header
  }
  GzipInput(const GzipInput&) = delete;
  GzipInput& operator=(const GzipInput&) = delete;
  ~GzipInput() override { inflateEnd(&stream_); }

  Result<size_t> read(char* to, size_t size) override {
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = static_cast<uInt>(std::min<size_t>(size, 1u << 30));
    const uInt wanted = stream_.avail_out;
    while (stream_.avail_out == wanted) {
      if (stream_.avail_in == 0) {
        TRY(const size_t count, file_->read(packed_.data(), packed_.size()));
        if (count == 0) {
          if (is_between_members_) return size_t{0};
          return fail(Error::Kind::input, "the gzip data end too soon: the file is truncated", file_->path());
        }
        stream_.next_in = reinterpret_cast<Bytef*>(packed_.data());
        stream_.avail_in = static_cast<uInt>(count);
      }
      if (is_between_members_) {
        if (*stream_.next_in == 0) {  // tape archivers pad with zeros
          ++stream_.next_in;
          --stream_.avail_in;
          continue;
        }
        inflateReset(&stream_);
        is_between_members_ = false;
      }
      const int state = inflate(&stream_, Z_NO_FLUSH);
      if (state == Z_STREAM_END)
        is_between_members_ = true;
      else if (state != Z_OK && state != Z_BUF_ERROR)
        return fail(Error::Kind::input, "broken gzip data", file_->path());
    }
    return static_cast<size_t>(wanted - stream_.avail_out);
  }

  // A member begins with 1F 8B 08 and a byte of flags, of which the upper three are never set.
  Result<bool> resume() override {
    constexpr size_t header = 4;
    for (;;) {
      const auto* bytes = stream_.next_in;
      for (uInt i = 0; i + header <= stream_.avail_in; ++i) {
        if (bytes[i] != 0x1f || bytes[i + 1] != 0x8b || bytes[i + 2] != 8 || (bytes[i + 3] & 0xE0) != 0) continue;
        stream_.next_in += i;
        stream_.avail_in -= i;
        is_between_members_ = true;
        return true;
      }
      const size_t kept = std::min<size_t>(stream_.avail_in, header - 1);
      if (kept > 0) std::memmove(packed_.data(), stream_.next_in + stream_.avail_in - kept, kept);
      TRY(const size_t count, file_->read(packed_.data() + kept, packed_.size() - kept));
      if (count == 0) return false;
      stream_.next_in = reinterpret_cast<Bytef*>(packed_.data());
      stream_.avail_in = static_cast<uInt>(kept + count);
    }
  }

 private:
  std::unique_ptr<FileInput> file_;
  std::vector<char> packed_;
  z_stream stream_{};
  bool is_between_members_ = false;
};

class ZstdInput : public Input {
 public:
  explicit ZstdInput(std::unique_ptr<FileInput> file) : file_(std::move(file)), packed_(chunk), stream_(ZSTD_createDStream()) {
    TABARD_CHECK(stream_ != nullptr);
  }
  ZstdInput(const ZstdInput&) = delete;
  ZstdInput& operator=(const ZstdInput&) = delete;
  ~ZstdInput() override { ZSTD_freeDStream(stream_); }

  Result<size_t> read(char* to, size_t size) override {
    ZSTD_outBuffer out{to, size, 0};
    while (out.pos == 0) {
      if (in_.pos == in_.size) {
        TRY(const size_t count, file_->read(packed_.data(), packed_.size()));
        if (count == 0) {
          if (is_frame_done_) return size_t{0};
          return fail(Error::Kind::input, "the zstd data end too soon: the file is truncated", file_->path());
        }
        in_ = {packed_.data(), count, 0};
      }
      const size_t state = ZSTD_decompressStream(stream_, &out, &in_);
      if (ZSTD_isError(state))
        return fail(Error::Kind::input, std::string("broken zstd data: ") + ZSTD_getErrorName(state), file_->path());
      is_frame_done_ = state == 0;
    }
    return out.pos;
  }

 private:
  std::unique_ptr<FileInput> file_;
  std::vector<char> packed_;
  ZSTD_DStream* stream_;
  ZSTD_inBuffer in_{nullptr, 0, 0};
  bool is_frame_done_ = true;
};

}  // namespace

Result<std::unique_ptr<Input>> Input::open(const std::string& path, std::atomic<uint64_t>* bytes_read) {
  int descriptor = STDIN_FILENO;
  if (path != "-") {
    descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return fail(Error::Kind::io, std::string("cannot be opened: ") + std::strerror(errno), path);
  }
  auto file = std::make_unique<FileInput>(descriptor, path, bytes_read);
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode))
    return fail(Error::Kind::io, "is a folder, not a file", path);
  TRY_VOID(file->look_ahead());
  if (file->begins_with("\x1f\x8b")) return std::unique_ptr<Input>(std::make_unique<GzipInput>(std::move(file)));
  if (file->begins_with("\x28\xb5\x2f\xfd")) return std::unique_ptr<Input>(std::make_unique<ZstdInput>(std::move(file)));
  return std::unique_ptr<Input>(std::move(file));
}

}  // namespace tabard
