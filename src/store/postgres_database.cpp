#include "store/postgres_database.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <charconv>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

namespace tabard {
namespace {

constexpr int64_t writers_lock = 0x54425244;  // "TBRD"
constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr size_t most_unread = 100;  // rows of a query that is closed before its end
constexpr size_t most_queued = 500;  // statements under way; their answers must fit into the sockets' buffers

struct Answer {
  explicit Answer(PGresult* result) : result_(result) {}
  Answer(Answer&& other) noexcept : result_(std::exchange(other.result_, nullptr)) {}
  Answer& operator=(Answer&& other) noexcept {
    std::swap(result_, other.result_);
    return *this;
  }
  ~Answer() { PQclear(result_); }

  PGresult* get() const { return result_; }
  ExecStatusType status() const { return PQresultStatus(result_); }
  bool is_good() const { return status() == PGRES_COMMAND_OK || status() == PGRES_TUPLES_OK; }

 private:
  PGresult* result_;
};

std::string one_line(const char* message) {
  std::string text = message;
  while (!text.empty() && text.back() == '\n') text.pop_back();
  for (char& c : text)
    if (c == '\n') c = ' ';
  return text;
}

// Parameters as texts, which is what the server takes from everybody.
class Parameters {
 public:
  explicit Parameters(std::span<const Value> values) : texts_(values.size()), pointers_(values.size(), nullptr) {
    for (size_t i = 0; i < values.size(); ++i) {
      if (std::holds_alternative<std::nullptr_t>(values[i])) continue;
      texts_[i] = std::visit([](const auto& value) { return written(value); }, values[i]);
      pointers_[i] = texts_[i].c_str();
    }
  }
  int count() const { return static_cast<int>(pointers_.size()); }
  const char* const* pointers() const { return pointers_.data(); }

 private:
  static std::string written(std::nullptr_t) { return {}; }
  static std::string written(int64_t number) { return std::to_string(number); }
  static std::string written(double number) { return fmt::format("{}", number); }
  // PostgreSQL's texts hold no NUL: the replacement character stands for it, so that offsets stay.
  static std::string written(std::string_view text) {
    std::string copy(text);
    for (size_t at = 0; (at = copy.find('\0', at)) != std::string::npos;) copy.replace(at, 1, "\uFFFD");
    return copy;
  }
  static std::string written(Bytes value) {
    std::string hex = "\\x";
    hex.reserve(2 + 2 * value.bytes.size());
    for (const char byte : value.bytes) {
      hex += hex_digits[static_cast<unsigned char>(byte) >> 4];
      hex += hex_digits[static_cast<unsigned char>(byte) & 15];
    }
    return hex;
  }

  std::vector<std::string> texts_;
  std::vector<const char*> pointers_;
};

// The connection and the statements that are under way on it.
class Connection {
 public:
  Connection(PGconn* handle, std::string place) : handle_(handle), place_(std::move(place)) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { PQfinish(handle_); }

  PGconn* handle() const { return handle_; }

  tl::unexpected<Error> failure(const PGresult* result = nullptr) const {
    const char* state = result != nullptr ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const std::string_view code = state != nullptr ? state : "";
    std::string text;
    if (code == "55P03")
      text = "another program is writing to it and did not finish within 10 seconds; run the same command again when it has";
    else if (code == "53100")
      text =
          "no space is left on the server's disk; all that was finished before is kept: free some space and run the same "
          "command again";
    else if (PQstatus(handle_) != CONNECTION_OK)
      text = fmt::format(
          "the server has gone ({}); all that was finished before is kept: run the same command again when it is back",
          one_line(PQerrorMessage(handle_)));
    else
      text = one_line(result != nullptr ? PQresultErrorMessage(result) : PQerrorMessage(handle_));
    return fail(Error::Kind::io, std::move(text), place_);
  }

  Result<void> queue(const std::string& name, const Parameters& parameters) {
    if (queued_ == 0 && PQenterPipelineMode(handle_) != 1) return failure();
    if (PQsendQueryPrepared(handle_, name.c_str(), parameters.count(), parameters.pointers(), nullptr, nullptr, 0) != 1)
      return failure();
    return ++queued_ >= most_queued ? flush() : Result<void>();
  }

  // Waits for the answers to all that is under way.
  Result<void> flush() {
    if (queued_ == 0) return {};
    Result<void> outcome;
    if (PQpipelineSync(handle_) != 1) outcome = failure();
    for (; outcome && queued_ > 0; --queued_) {
      for (;;) {
        const Answer answer(PQgetResult(handle_));
        if (answer.get() == nullptr) break;
        const bool is_consequence = answer.status() == PGRES_PIPELINE_ABORTED;  // of an earlier failure
        if (!answer.is_good() && !is_consequence && !first_failure_) first_failure_ = failure(answer.get()).value();
        if (PQstatus(handle_) != CONNECTION_OK) break;
      }
    }
    queued_ = 0;
    if (PQstatus(handle_) != CONNECTION_OK) return failure();
    const Answer sync(PQgetResult(handle_));
    PQexitPipelineMode(handle_);
    if (first_failure_) outcome = fail(*std::exchange(first_failure_, std::nullopt));
    return outcome;
  }

  Result<Answer> execute(const std::string& sql) {
    TRY_VOID(flush());
    Answer answer(PQexec(handle_, sql.c_str()));
    if (!answer.is_good()) return failure(answer.get());
    return answer;
  }

 private:
  PGconn* handle_;
  std::string place_;
  size_t queued_ = 0;
  std::optional<Error> first_failure_;
};

class PostgresStatement : public Statement {
 public:
  PostgresStatement(Connection& connection, std::string name) : connection_(connection), name_(std::move(name)) {}
  PostgresStatement(const PostgresStatement&) = delete;
  PostgresStatement& operator=(const PostgresStatement&) = delete;
  ~PostgresStatement() override { close(); }

  Result<void> run(std::span<const Value> values) override { return connection_.queue(name_, Parameters(values)); }

  // Rows come one by one, so that no result must fit into memory.
  Result<void> query(std::span<const Value> values) override {
    close();
    TRY_VOID(connection_.flush());
    const Parameters parameters(values);
    PGconn* handle = connection_.handle();
    if (PQsendQueryPrepared(handle, name_.c_str(), parameters.count(), parameters.pointers(), nullptr, nullptr, 0) != 1)
      return connection_.failure();
    PQsetSingleRowMode(handle);
    is_open_ = true;
    return {};
  }

  Result<bool> next() override {
    if (!is_open_) return false;
    row_ = Answer(PQgetResult(connection_.handle()));
    if (row_.status() == PGRES_SINGLE_TUPLE) return true;
    const bool is_good = row_.is_good();
    const auto failed = connection_.failure(row_.get());
    drain();
    if (!is_good) return failed;
    return false;
  }

  // Most queries give a row or few, which are sooner read to their end than called off over a second connection.
  void close() override {
    for (size_t i = 0; is_open_ && i < most_unread; ++i) {
      PGresult* rest = PQgetResult(connection_.handle());
      is_open_ = rest != nullptr;
      PQclear(rest);
    }
    if (!is_open_) return;
    if (PGcancel* cancel = PQgetCancel(connection_.handle())) {
      char why[256];
      PQcancel(cancel, why, sizeof why);
      PQfreeCancel(cancel);
    }
    drain();
  }

  bool is_null(int column) const override { return PQgetisnull(row_.get(), 0, column) != 0; }
  int64_t integer(int column) const override {
    int64_t number = 0;
    const std::string_view digits = text(column);
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
  }
  double number(int column) const override {
    double number = 0;
    const std::string_view digits = text(column);
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
  }
  std::string_view text(int column) const override {
    return {PQgetvalue(row_.get(), 0, column), static_cast<size_t>(PQgetlength(row_.get(), 0, column))};
  }
  std::string bytes(int column) const override {
    const std::string_view hex = text(column);  // "\\x0aff"
    std::string bytes;
    for (size_t i = 2; i + 1 < hex.size(); i += 2)
      bytes += static_cast<char>(hex_digits.find(hex[i]) << 4 | hex_digits.find(hex[i + 1]));
    return bytes;
  }

 private:
  void drain() {
    while (PGresult* rest = PQgetResult(connection_.handle())) PQclear(rest);
    is_open_ = false;
  }

  Connection& connection_;
  std::string name_;
  Answer row_{nullptr};
  bool is_open_ = false;
};

class PostgresDatabase : public Database {
 public:
  PostgresDatabase(PGconn* handle, const std::string& where) : place_(shown_place(where)), connection_(handle, place_) {}

  Dialect dialect() const override { return Dialect::postgres; }

  Result<std::unique_ptr<Statement>> prepare(const std::string& sql) override {
    TRY_VOID(connection_.flush());
    std::string name = fmt::format("tabard_{}", ++statements_);
    const Answer answer(PQprepare(connection_.handle(), name.c_str(), sql.c_str(), 0, nullptr));
    if (!answer.is_good()) return connection_.failure(answer.get());
    return std::unique_ptr<Statement>(std::make_unique<PostgresStatement>(connection_, std::move(name)));
  }

  Result<void> execute(const std::string& sql) override {
    TRY(const Answer answer, connection_.execute(sql));
    return {};
  }

  Result<void> begin() override {
    TRY_VOID(execute("BEGIN; SET LOCAL lock_timeout = '10s'"));
    auto locked = execute(fmt::format("SELECT pg_advisory_xact_lock({})", writers_lock));
    if (!locked) roll_back();
    return locked;
  }

  Result<void> commit() override {
    TRY(const Answer answer, connection_.execute("COMMIT"));
    if (std::strcmp(PQcmdStatus(answer.get()), "COMMIT") != 0)
      return fail(Error::Kind::io, "the server did not keep the last documents; run the same command again", place_);
    return {};
  }

  void roll_back() override {
    (void)connection_.flush();
    PQclear(PQexec(connection_.handle(), "ROLLBACK"));
  }

  Result<int> schema_version() override {
    TRY(const Answer tables,
        connection_.execute("SELECT count(*), count(*) FILTER (WHERE tablename = 'settings') FROM pg_tables "
                            "WHERE schemaname = current_schema()"));
    const auto cell = [](const Answer& answer, int column) { return std::string_view(PQgetvalue(answer.get(), 0, column)); };
    if (cell(tables, 0) == "0") return 0;
    if (cell(tables, 1) == "1") {
      TRY(const Answer version, connection_.execute("SELECT max(value) FROM settings WHERE name = 'schema_version'"));
      int number = 0;
      const std::string_view digits = cell(version, 0);
      std::from_chars(digits.data(), digits.data() + digits.size(), number);
      if (number > 0) return number;
    }
    return fail(Error::Kind::io, "holds tables of another program; make an empty database or schema for tabard", place_);
  }

  Result<void> set_schema_version(int version) override {
    return execute(
        fmt::format("INSERT INTO settings (name, value) VALUES ('schema_version', '{}') "
                    "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    version));
  }

 private:
  std::string place_;
  Connection connection_;
  size_t statements_ = 0;
};

}  // namespace

Result<std::unique_ptr<Database>> open_postgres(const std::string& where) {
  PGconn* handle = PQconnectdb(where.c_str());
  auto database = std::make_unique<PostgresDatabase>(handle, where);
  if (PQstatus(handle) != CONNECTION_OK)
    return fail(Error::Kind::io, fmt::format("no connection: {}", one_line(PQerrorMessage(handle))), shown_place(where));
  PQsetNoticeProcessor(
      handle, [](void*, const char*) {}, nullptr);
  PQsetClientEncoding(handle, "UTF8");
  return std::unique_ptr<Database>(std::move(database));
}

}  // namespace tabard
