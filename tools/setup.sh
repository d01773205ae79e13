# Finds, and on Debian as root installs, what Valuegap needs. Sourced by ./valuegap and ./check (POSIX sh).
# Every function answers through a variable or its status, and says on standard error what to do when it cannot.

say() { printf '%s\n' "$*" >&2; }

# Installs Debian packages when that is possible; the status says whether it was.
install_packages() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
  say "Installing $* (apt-get)…"
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$@"; } >&2
}

# The major version of the JDK in folder $1, in jdk_major; fails where there is none with a compiler.
read_jdk() {
  jdk_major=0 jdk_version=
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS='="' read -r key _ value _; do
    case $key in JAVA_VERSION) jdk_version=$value jdk_major=${value%%[!0-9]*} ;; esac
  done < "$1/release"
  [ -n "$jdk_major" ]
}

find_jdk() { # the first JDK that is new enough, in JAVA_HOME
  on_path=$(command -v javac) && on_path=$(readlink -f "$on_path") && on_path=${on_path%/bin/javac}
  for home in "${JAVA_HOME:-}" "${on_path:-}" /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* \
      "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$home" ] && read_jdk "$home" && [ "$jdk_major" -ge 25 ] && JAVA_HOME=$home && export JAVA_HOME && return
  done
  return 1
}

need_jdk() {
  find_jdk && return
  newest=$(apt-cache pkgnames openjdk- 2>/dev/null | sed -n 's/^openjdk-\([0-9]*\)-jdk-headless$/\1/p' | sort -n | tail -n 1)
  if [ "${newest:-0}" -ge 25 ] && install_packages "openjdk-$newest-jdk-headless" && find_jdk; then return; fi
  say "Valuegap needs a JDK 25 or newer, and none was found in JAVA_HOME, on the PATH or in the usual folders."
  say "Install one (for example Temurin 25 from https://adoptium.net) or set JAVA_HOME to it, then run this again."
  return 1
}

# Whether the node in folder $1 (with npm) is one that the frontend's tools accept: 20.19, 22.12 or newer.
good_node() {
  [ -x "$1/node" ] && [ -x "$1/npm" ] || return 1
  version=$("$1/node" -v 2>/dev/null) && version=${version#v} || return 1
  major=${version%%.*} minor=${version#*.} minor=${minor%%.*}
  case $major in 20) [ "$minor" -ge 19 ] ;; 22) [ "$minor" -ge 12 ] ;; *) [ "$major" -ge 23 ] ;; esac
}

find_node() { # a Node that is new enough, first on the PATH
  on_path=$(command -v node) && on_path=${on_path%/node}
  for folder in "${on_path:-}" /usr/local/bin /usr/bin /opt/node*/bin /opt/homebrew/bin "$HOME"/.nvm/versions/node/*/bin \
      "$HOME"/.volta/bin "$HOME"/.local/share/fnm/node-versions/*/installation/bin; do
    [ -n "$folder" ] && good_node "$folder" && PATH=$folder:$PATH && export PATH && return
  done
  return 1
}

need_node() {
  find_node && return
  if install_packages nodejs && { find_node || { install_packages npm && find_node; }; }; then return; fi
  say "The build needs Node.js 20.19 or newer with npm, and none was found."
  say "Install it (https://nodejs.org, or your distribution's nodejs and npm), then run this again."
  return 1
}

find_chromium() { # a Chromium or Chrome, in VALUEGAP_CHROMIUM
  for browser in "${VALUEGAP_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
    [ -n "$browser" ] && browser=$(command -v "$browser") && VALUEGAP_CHROMIUM=$browser && export VALUEGAP_CHROMIUM && return
  done
  return 1
}

need_chromium() {
  find_chromium && return
  if install_packages chromium && find_chromium; then return; fi
  say "The browser tests need Chromium, and none was found on the PATH."
  say "Install it (your distribution's chromium), or name it in VALUEGAP_CHROMIUM, then run this again."
  return 1
}

need_network() { # nginx and Caddy, whose samples are tested, and ip, by which a server is cut off from all networks
  PATH=$PATH:/usr/sbin:/usr/local/sbin && export PATH
  missing=
  for tool in nginx caddy ip; do command -v $tool >/dev/null 2>&1 || missing="$missing $tool"; done
  [ -z "$missing" ] && return
  # shellcheck disable=SC2086,SC2046 # one word for each package
  if install_packages $(echo "$missing" | sed 's/nginx/nginx-light/; s/ip$/iproute2/'); then return; fi
  say "The tests of running behind a proxy and without a network need$missing, and it was not found on the PATH."
  say "Install it (your distribution's nginx, caddy and iproute2), then run this again."
  return 1
}
