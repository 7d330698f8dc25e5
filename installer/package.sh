#!/usr/bin/env bash
# usage: installer/package.sh [deb|rpm|msi|dmg|image]
# Makes, from target/havre (mvn package), a package of this system's kind that brings its own Java: target/installer.
# Needs a JDK 25, that of JAVA_HOME or PATH; for deb also fakeroot and dpkg-deb, for rpm rpmbuild, for msi WiX.
set -euo pipefail
cd "$(dirname "$0")/.."

case $(uname -s) in
    Linux) system=linux kind=deb name=havre app=havre/lib/app separator=: ;;
    Darwin) system=mac kind=dmg name=Havre app=Havre.app/Contents/app separator=: ;;
    *) system=windows kind=msi name=Havre app=Havre/app separator=';' ;;
esac
kind=${1:-$kind}
jdk=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v jlink)")")")}
grep -Eq '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$jdk/release" || { echo "set JAVA_HOME to a JDK 25 or newer" >&2; exit 2; }
built=target/havre/lib
out=target/installer
[ -f "$built/havre.jar" ] || { echo "mvn package first" >&2; exit 2; }
version=$(unzip -p "$built/havre.jar" META-INF/MANIFEST.MF | tr -d '\r' | sed -n 's/^Implementation-Version: \([0-9.]*\).*/\1/p')
rm -rf "$out"
mkdir -p "$out/input"

# The class path: libraries, and the database driver's own library for this system.
cp -p "$built"/*.jar "$out/input"
case $system in linux) driver=Linux ;; mac) driver=Mac ;; windows) driver=Windows ;; esac
mkdir "$out/input/native"
cp -pR "$built/native/$driver" "$built"/native/LICENSE* "$out/input/native"

# Java with JavaFX inside; what JavaFX loads stands where Java looks for libraries, so that nothing is unpacked later.
modules=java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.prefs,java.sql
modules=$modules,java.xml.crypto,jdk.charsets,jdk.httpserver,jdk.localedata,jdk.management,jdk.net
modules=$modules,jdk.unsupported,jdk.zipfs
"$jdk/bin/jlink" --module-path "$built/fx" --output "$out/runtime" --strip-debug --no-header-files --no-man-pages \
    --add-modules "$modules,javafx.controls,javafx.swing" \
    --include-locales fr,en --generate-cds-archive
for jar in "$built"/fx/*.jar; do
    unzip -qqjo "$jar" '*.so' '*.dylib' '*.dll' -d "$out/runtime/lib" 2>/dev/null || true
done

icon=()
case $system in linux) picture=icons/havre.png ;; mac) picture=icons/havre.icns ;; windows) picture=icons/havre.ico ;; esac
[ -f "$picture" ] && icon=(--icon "$picture")
"$jdk/bin/jpackage" @installer/common.args --name "$name" --app-version "$version" ${icon[@]+"${icon[@]}"}

# Classes as Java has them in memory, loaded and linked, and what ran often (JEP 483, 514, 515), learnt from the second of two
# starts as far as the door: the program starts in half the time. Class path and options must be the launcher's own.
folder=$PWD/$out/image/$app
paths=$(sed -n "s|^app.classpath=\$APPDIR|$folder|p" "$folder/$name.cfg" | paste -sd "$separator" -)
options=$(sed -n '/-XX:AOTCache=/d; s/^java-options=//p' "$folder/$name.cfg" | tr -d '\r')
trained=$(mktemp -d)
unset XDG_DATA_HOME XDG_CACHE_HOME
export LOCALAPPDATA="$trained"
for learn in "" "-XX:AOTCacheOutput=$folder/havre.aot"; do
    # shellcheck disable=SC2086    # one word each
    "$out/runtime/bin/java" $options "-Duser.home=$trained" ${learn:+"$learn"} -classpath "$paths" fr.havre.FirstScreens \
        "$trained/first" >"$trained/said" 2>&1 || { cat "$trained/said" >&2; exit 1; }
done
[ -f "$folder/havre.aot" ] || { cat "$trained/said" >&2; exit 1; }
rm -rf "$trained"
# Where it will be installed is not where it was trained: it must start there too.
if [ "$system" = linux ]; then
    mv "$out/image" "$out/moved"
    "$out/moved/$name/bin/$name" --version >/dev/null || { echo "does not start once it is moved" >&2; exit 1; }
    mv "$out/moved" "$out/image"
fi
# For whoever registers addresses (havre:patient?ins=…): the Debian package does it by itself.
case $system in linux) cp installer/linux/havre-address.desktop "$folder" ;; windows) cp installer/windows/havre-address.reg "$folder" ;; esac
[ "$kind" = image ] && exit 0

"$jdk/bin/jpackage" "@installer/$system/$kind.args" --dest "$out" --app-version "$version"
ls -l "$out"/*."$kind"
