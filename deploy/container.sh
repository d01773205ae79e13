#!/bin/sh
# Valuegap inside its image, where all is built: container.sh train | COMMAND…; as the ./valuegap of a checkout.
set -eu
home=$(readlink -f "$0") && home=${home%/*}
. $home/options.sh

case ${1:-serve} in
  train)
    for kind in commands serve; do
      options_for $kind
      # shellcheck disable=SC2086 # options are words
      java $options -Dorg.sqlite.lib.path=$home -XX:AOTCacheOutput=$home/$kind.aot -cp $home/app.jar org.valuegap.app.Main train $kind || [ -s $home/$kind.aot ]
    done
    exit ;;
  serve | '') kind=serve ;;
  *) kind=commands ;;
esac
options_for $kind
# shellcheck disable=SC2086
exec java $options -Dorg.sqlite.lib.path=$home -XX:AOTCache=$home/$kind.aot -Xlog:disable \
  ${VALUEGAP_JAVA_OPTS:-} -cp $home/app.jar org.valuegap.app.Main "$@"
