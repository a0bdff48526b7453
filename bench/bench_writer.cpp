// bench_writer REPORTS STORE [TIMES [BASE]]: what storing reports costs, apart from coding them. Codes the reports once, then
// writes them into the file STORE, made anew each time or from a copy of the store BASE, and prints the seconds of each time
// (five) and the reports a second.
//
//   cmake --preset release -DTABARD_BENCH=ON && cmake --build --preset release --target bench_writer &&
//   build/release/bench/bench_writer reports.jsonl /tmp/bench.db
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "io/documents.h"
#include "pipeline/coder.h"
#include "pipeline/workspace.h"
#include "store/store.h"

namespace tabard {
namespace {

using Clock = std::chrono::steady_clock;
constexpr size_t documents_a_transaction = 800;  // about what two coding threads finish in five seconds

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::vector<CodedDocument> code(const std::string& reports) {
  Faults faults;
  const Home home = find_home(TABARD_SOURCE_DIR);
  const auto coder = Coder::make(home.models, {home.lexicon}, faults);
  TABARD_CHECK(coder != nullptr);
  std::vector<CodedDocument> all;
  Workspace workspace;
  Documents documents({reports}, {});
  while (auto next = documents.next()) {
    if (!next->has_value()) continue;
    auto document = std::move((**next).document);
    const Coded coded = coder->code(*document, workspace);
    all.push_back(make_coded_document(
        std::move(document), coded.reading, coded.events, [&](Origin origin) { return coder->show(origin); },
        TextKeeping::keep));
  }
  return all;
}

void prepare(const std::string& file, const char* base) {
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file + suffix);
  if (base != nullptr) std::filesystem::copy_file(base, file);
}

Result<void> write(const std::vector<CodedDocument>& all, const std::string& file) {
  TRY(auto store, Store::open(file, Access::write));
  TRY(const int64_t run, store->find_or_add_run({"bench", "", "", ""}));
  for (size_t i = 0; i < all.size();) {
    TRY_VOID(store->begin());
    for (const size_t end = std::min(all.size(), i + documents_a_transaction); i < end; ++i)
      TRY_VOID(store->put(all[i], run, Recode::no));
    TRY_VOID(store->commit());
  }
  return {};
}

}  // namespace
}  // namespace tabard

int main(int argc, char** argv) {
  using namespace tabard;
  if (argc < 3) {
    fmt::print(stderr, "bench_writer REPORTS STORE [TIMES [BASE]]\n");
    return 1;
  }
  const auto begun = Clock::now();
  const auto all = code(argv[1]);
  fmt::print("{} reports coded in {:.1f} s on one thread\n", all.size(), seconds_since(begun));
  for (int left = argc > 3 ? std::atoi(argv[3]) : 5; left > 0; --left) {
    prepare(argv[2], argc > 4 ? argv[4] : nullptr);
    const auto start = Clock::now();
    if (const auto written = write(all, argv[2]); !written) {
      fmt::print(stderr, "{}\n", written.error().message());
      return 2;
    }
    const double seconds = seconds_since(start);
    fmt::print("written in {:.2f} s, {:.0f} a second\n", seconds, static_cast<double>(all.size()) / seconds);
    std::fflush(stdout);
  }
  return 0;
}
