# Sourced by the other scripts here: what this machine must have, asked for or installed.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# need_packages WHAT PACKAGE...: Debian packages that something needs and that are missing.
need_packages() {
    local what=$1
    shift
    if ! command -v apt-get >/dev/null; then
        echo "wardgate: $what needs: $*. Install what your system calls them, and try again." >&2
        exit 1
    fi
    local sudo=
    if [ "${CI:-}" != true ] && [ -t 0 ] && [ -t 2 ]; then
        local answer
        read -r -p "$what needs the packages $*. Install them now? [y/N] " answer
        [ "$answer" = y ] || exit 1
        [ "$(id -u)" -eq 0 ] || sudo=sudo
    elif [ "$(id -u)" -ne 0 ]; then
        echo "wardgate: $what needs: $*. Install them with: sudo apt-get install $*" >&2
        exit 1
    else
        echo "wardgate: installing $* for $what" >&2
    fi
    $sudo apt-get update -qq >&2
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >&2
}

# java_version JAVA_HOME: the major version of a JDK, or nothing.
java_version() {
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null || true
}

# find_jdk VERSION: the home of a JDK of that major version with a compiler, or nothing.
find_jdk() {
    local home
    for home in ${JAVA_HOME:-} /usr/lib/jvm/*; do
        if [ -x "$home/bin/javac" ] && [ "$(java_version "$home")" = "$1" ]; then
            echo "$home"
            return
        fi
    done
}

# need_build_tools WHAT: a JDK and Maven.
need_build_tools() {
    local missing=()
    if [ -z "${JAVA_HOME:-}" ] && ! command -v javac >/dev/null; then
        missing+=(default-jdk-headless)
    fi
    command -v mvn >/dev/null || missing+=(maven)
    if [ ${#missing[@]} -gt 0 ]; then
        need_packages "$1" "${missing[@]}"
    fi
}

# need_browser WHAT: Debian's Chromium and its driver, where the tests of the page look for them.
need_browser() {
    local missing=()
    [ -x /usr/bin/chromium ] || missing+=(chromium)
    [ -x /usr/bin/chromedriver ] || missing+=(chromium-driver)
    if [ ${#missing[@]} -gt 0 ]; then
        need_packages "$1" "${missing[@]}"
    fi
}
