# How the JVM is called. Sourced by ./valuegap and, in the image, by deploy/container.sh (POSIX sh).

# Options that the cache is trained with must be the ones it is used with.
options_for() { # serve|commands: answers in options
  options="-XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true"
  case $1 in
    # A process that ran out of memory is not to be trusted: it ends, and whoever supervises it starts another.
    serve) options="$options -Xms24m -Xmx256m -XX:+ExitOnOutOfMemoryError" ;;
    commands) options="$options -XX:TieredStopAtLevel=1 -Xms24m" ;;
  esac
}
