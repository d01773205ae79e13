#!/bin/sh
# Measures single parts of Valuegap by JMH: bench/jmh.sh DecideOneEdit | DurableEdits [options of JMH]
#
#   POSTGRES  a jdbc:postgresql: URL of an empty database, to measure DurableEdits there instead of on SQLite
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
. "$root/tools/setup.sh"
need_jdk && need_node

./mvnw -q -B -Dquick -Dmaven.test.skip=true package -pl bench -am >&2
[ $# -gt 0 ] || set -- '.*'
# Heap and collector as the launcher sets them; the data lies in TMPDIR, which must be a disk.
exec "$JAVA_HOME/bin/java" -cp "bench/target/classes:$(cat bench/target/classpath)" org.openjdk.jmh.Main "$@" \
  -jvmArgs "-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xms24m -Xmx256m --enable-native-access=ALL-UNNAMED -Dvaluegap.bench.postgres=${POSTGRES:-}"
