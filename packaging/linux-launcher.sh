#!/bin/sh
# Starts Track Console. Stands in place of jpackage's launcher, which asks the package managers of the system who owns it,
# twice, before it starts anything. What is in {braces} is filled in when the image is built.
here=$0
if [ -L "$here" ]; then
    here=$(readlink -f -- "$here")
fi
case $here in
    */*) home=${here%/*}/.. ;;
    *) home=.. ;;
esac
app=$home/lib/app

# A cache holds the classes of one way to use the program; those of the other ways would only be loaded for nothing.
case ${1-} in
    serve) cache=$app/serve.aot ;;
    *) cache=$app/desktop.aot ;;
esac
learned=
if [ -r "$cache" ]; then
    learned=-XX:AOTCache=$cache
fi

# Meant for the tools of a JDK, and told of on standard error.
unset JDK_JAVA_OPTIONS

# A cache that does not fit, on a machine with very much memory for example, is passed over without a word; other warnings
# of the virtual machine must not get between the answers on standard output.
exec "$home/lib/runtime/bin/java" ${learned:+"$learned"} -Xlog:disable '-Xlog:all=warning,aot*=off,cds*=off:stderr' \
    {flags} "-Dorg.sqlite.lib.path=$app" -cp "$app/{jar}" {main} "$@"
