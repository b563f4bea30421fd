#!/bin/sh
# Starts JShell with the library on the class path, its imports done, and a sample of orders loaded.
# Further arguments go to JShell.
here=$(cd "$(dirname "$0")" && pwd)
jar=$here/../cli/target/kpi.jar
if [ ! -f "$jar" ]; then
    echo "$jar is missing; build it with: mvn -q -pl kpi-examples/cli -am package -DskipTests" >&2
    exit 1
fi
exec "${JAVA_HOME:+$JAVA_HOME/bin/}jshell" --class-path "$jar" --startup DEFAULT --startup "$here/kpi.jsh" "$@"
