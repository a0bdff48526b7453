#!/usr/bin/env bash
# Says every place where a source file is not as .clang-format wants it. To mend: clang-format-14 -i FILE
cd "$(dirname "$0")/.." || exit 1
faults=$(find src tests fuzz bench tools -name '*.cpp' -o -name '*.h' | sort | xargs clang-format-14 --dry-run --Werror 2>&1)
[ -z "$faults" ] || { grep 'error' <<<"$faults" | head -n 50; exit 1; }
