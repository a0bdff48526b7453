# Sourced by ./run and ./test: installs what is missing, builds. Everything it says goes to standard error.

say() { echo "$*" >&2; }

# install_packages BY...: those packages of packages.txt marked with one of the words that are not installed, with apt, as root or
# through sudo.
install_packages() {
  local wanted missing=() package as_root=()
  wanted=$(awk -v by=" $* " '!/^#/ && index(by, " " $2 " ") { print $1 }' packages.txt)
  if ! command -v dpkg-query >/dev/null; then
    say "This is no Debian. What tabard needs here goes by other names:" $wanted
    return 0
  fi
  for package in $wanted; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { say "Please install: ${missing[*]}"; return 1; }
    as_root=(sudo)
  fi
  say "Installing ${missing[*]}"
  "${as_root[@]}" apt-get update -qq >&2 || say "apt-get update failed; trying with the lists at hand."
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# build PRESET TESTS [TARGET...]: configures where needed and builds; says only what goes wrong. TESTS: with or without.
build() {
  local preset=$1 tests=$2; shift 2
  local folder=build/$preset options=()
  local log=$folder/build.log
  mkdir -p "$folder"
  command -v ccache >/dev/null && export TABARD_CCACHE=ccache
  say "Building (preset $preset) ..."
  [ "$tests" = with ] && options=(-DTABARD_TESTS=ON) || options=(-DTABARD_TESTS=OFF)
  if [ "$tests" = with ] || [ ! -f "$folder/build.ninja" ]; then
    cmake --preset "$preset" "${options[@]}" >"$log" 2>&1 || { cat "$log" >&2; say "The configuration failed."; return 1; }
  fi
  if ! cmake --build --preset "$preset" ${1:+--target "$@"} >"$log" 2>&1; then
    grep -v '^\[' "$log" | head -n 100 >&2
    say "The build failed; all of it: $log"
    return 1
  fi
}
