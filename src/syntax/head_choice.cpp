#include "syntax/head_choice.h"

#include <limits>

namespace tabard {
namespace {

constexpr float lowest = -std::numeric_limits<float>::infinity();

float score(const float* scores, uint32_t stride, uint32_t token, int32_t head) {
  return scores[static_cast<size_t>(token) * stride + static_cast<uint32_t>(head + 1)];
}

// Best head other than the root that is not in `barred` (a token never heads itself); -1 if there is none.
int32_t best_head(const float* scores, uint32_t stride, uint32_t token, uint32_t n, const std::vector<bool>& barred) {
  int32_t best = -1;
  float best_score = lowest;
  for (uint32_t head = 0; head < n; ++head) {
    const float s = score(scores, stride, token, static_cast<int32_t>(head));
    if (head != token && !barred[head] && (best < 0 || s > best_score)) {
      best = static_cast<int32_t>(head);
      best_score = s;
    }
  }
  return best;
}

// The root is the token that gains most over its best other head.
uint32_t choose_root(const float* scores, uint32_t stride, uint32_t n) {
  const std::vector<bool> nothing(n, false);
  uint32_t root = 0;
  float best_gain = lowest;
  for (uint32_t token = 0; token < n; ++token) {
    const int32_t other = best_head(scores, stride, token, n, nothing);
    const float gain = score(scores, stride, token, -1) - (other < 0 ? 0 : score(scores, stride, token, other));
    if (token == 0 || gain > best_gain) {
      root = token;
      best_gain = gain;
    }
  }
  return root;
}

// Marks the tokens whose way up leads to `root`.
std::vector<bool> reached(std::span<const int32_t> heads, uint32_t root) {
  enum : uint8_t { unseen, on_way, yes, no };
  std::vector<uint8_t> state(heads.size(), unseen);
  state[root] = yes;
  std::vector<uint32_t> way;
  for (uint32_t start = 0; start < heads.size(); ++start) {
    uint32_t token = start;
    way.clear();
    while (state[token] == unseen) {
      state[token] = on_way;
      way.push_back(token);
      token = static_cast<uint32_t>(heads[token]);
    }
    const uint8_t end = state[token] == yes ? yes : no;
    for (const uint32_t passed : way) state[passed] = end;
  }
  std::vector<bool> result(heads.size());
  for (size_t i = 0; i < result.size(); ++i) result[i] = state[i] == yes;
  return result;
}

}  // namespace

void choose_heads(const float* scores, uint32_t stride, std::span<int32_t> heads) {
  const auto n = static_cast<uint32_t>(heads.size());
  const uint32_t root = choose_root(scores, stride, n);
  std::vector<bool> barred(n, false);
  for (uint32_t token = 0; token < n; ++token) heads[token] = token == root ? -1 : best_head(scores, stride, token, n, barred);

  // What does not reach the root hangs in a cycle. Each round hangs one token of it, the cheapest, onto what does; so it ends.
  for (;;) {
    std::vector<bool> is_reached = reached(heads, root);
    barred = is_reached;
    barred.flip();
    uint32_t cheapest = n;
    int32_t new_head = -1;
    float least_loss = 0;
    for (uint32_t token = 0; token < n; ++token) {
      if (is_reached[token]) continue;
      const int32_t head = best_head(scores, stride, token, n, barred);
      const float loss = score(scores, stride, token, heads[token]) - score(scores, stride, token, head);
      if (cheapest == n || loss < least_loss) {
        cheapest = token;
        new_head = head;
        least_loss = loss;
      }
    }
    if (cheapest == n) return;
    heads[cheapest] = new_head;
  }
}

}  // namespace tabard
