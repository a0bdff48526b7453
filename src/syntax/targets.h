#pragma once
// For which CPUs code is compiled apart.

#if defined(__x86_64__) && defined(__GNUC__)
#define TABARD_HAS_TARGETS 1
#else
#define TABARD_HAS_TARGETS 0
#endif

// The compiler makes such a function three times and the loader picks by CPU; all three give the same bytes.
#if TABARD_HAS_TARGETS && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define TABARD_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define TABARD_CLONES
#endif
