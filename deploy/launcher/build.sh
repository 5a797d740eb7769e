# Builds what is older than its sources. Sourced by ./yujian.

logs=${logs:-$home/.yujian/log}
run_dir=$home/app/target/run
trial_pid=
simulator_jar=$home/wechat-simulator/target/wechat-simulator.jar

modules() { sed -n 's/.*<module>\(.*\)<\/module>.*/\1/p' pom.xml; }

# Files that end up in the jars.
java_sources() {
  local module
  printf '%s\n' pom.xml .mvn sql
  for module in $(modules); do
    case "$module" in benchmarks) continue ;; esac
    printf '%s\n' "$module/pom.xml"
    [ -d "$module/src/main" ] && printf '%s\n' "$module/src/main"
  done
  [ -d admin-ui/dist ] && printf '%s\n' admin-ui/dist
}

ui_sources() {
  find admin-ui -maxdepth 1 -mindepth 1 ! -name node_modules ! -name dist ! -name coverage ! -name target
}

# The list of files, so that a removed or added one is noticed too.
listing() { tr '\n' '\0' | xargs -0 -I{} find {} -type f | LC_ALL=C sort | cksum; }

# A stamp is as old as the start of the build it stands for and holds the list of files that build saw.
is_fresh() { # stamp; sources on standard input
  local stamp=$1 sources newer
  sources=$(cat)
  [ -f "$stamp" ] || return 1
  [ "$(printf '%s\n' "$sources" | listing)" = "$(cat "$stamp")" ] || return 1
  newer=$(printf '%s\n' "$sources" | tr '\n' '\0' | xargs -0 -I{} find {} -type f -newer "$stamp" \
    ! -name components.d.ts -print | head -n 1) # the console's build writes that one itself
  [ -z "$newer" ]
}

begin_stamp() { mkdir -p "$(dirname "$1")"; : > "$1.new"; }
end_stamp() { # stamp; sources on standard input
  local started=$1.new
  listing > "$1.list"
  touch -r "$started" "$1.list"
  mv "$1.list" "$1"
  rm -f "$started"
}

show_failure() { # log
  local errors
  errors=$(grep -E '^\[ERROR\]|error TS|error during build|npm (ERR!|error)' "$1" | sed 's/^/    /' | head -n 25)
  [ -n "$errors" ] || errors=$(tail -n 25 "$1" | sed 's/^/    /')
  printf '%s\n' "$errors" >&2
  fail "$2 失败。" "$2 failed." "完整日志：$1" "The whole log is in $1"
}

# Runs Maven and shows module by module what it does; everything it says is in the log.
maven() { # log name, arguments
  local log=$logs/$1.log line loaded=0 rc
  shift
  mkdir -p "$logs"
  mvn -B "$@" 2>&1 < /dev/null | tee "$log" | while IFS= read -r line; do
    case "$line" in
      *'Downloaded from '*)
        loaded=$((loaded + 1))
        if $tty_out; then passing "    下载依赖 downloading … $loaded"
        elif [ $((loaded % 200)) -eq 0 ]; then printf '    下载依赖 downloading … %s\n' "$loaded"; fi ;;
      '[INFO] Building '*'['*/*']')
        line=${line#\[INFO\] Building }
        lasting "    [${line##*\[} ${line%% 0.*}" ;;
    esac
  done
  rc=${PIPESTATUS[0]}
  $tty_out && printf '\r\033[K'
  return "$rc"
}

ui_modules() {
  cmp -s admin-ui/package-lock.json admin-ui/node_modules/.yujian-lock && return 0
  note "安装界面依赖（npm ci）…" "Installing the console's dependencies (npm ci) …"
  mkdir -p "$logs"
  (cd admin-ui && npm ci --no-audit --no-fund --prefer-offline --ignore-scripts) > "$logs/npm.log" 2>&1 < /dev/null \
    || show_failure "$logs/npm.log" "npm ci"
  cp admin-ui/package-lock.json admin-ui/node_modules/.yujian-lock
}

build_ui() {
  [ -f admin-ui/package.json ] || return 0
  local stamp=admin-ui/node_modules/.yujian-built
  [ -f admin-ui/dist/index.html ] && ui_sources | is_fresh "$stamp" && return 0
  need_node
  ui_modules
  note "构建界面 …" "Building the console …"
  begin_stamp "$stamp"
  (cd admin-ui && npm run build) > "$logs/ui.log" 2>&1 < /dev/null || show_failure "$logs/ui.log" "npm run build"
  ui_sources | end_stamp "$stamp"
}

# Maven leaves in target/ what came from a source that is gone (a mapper, a migration, a class), and the jar would hold
# it. So the classes of a module that lost a file are made anew.
forget_removed() {
  local module list=app/target/.yujian-files gone=unknown
  mkdir -p app/target
  for module in $(modules) sql; do find "$module" -path '*/target' -prune -o -path '*/node_modules' -prune -o -type f -print; done \
    | grep -E '/src/|^sql/' | LC_ALL=C sort -u > "$list.new"
  [ -f "$list" ] && gone=$(LC_ALL=C comm -23 "$list" "$list.new")
  if [ -n "$gone" ]; then
    for module in $(modules); do rm -rf "$module/target/classes" "$module/target/test-classes" "$module/target/maven-status"; done
  fi
  mv "$list.new" "$list"
}

build_java() {
  local stamp=app/target/.yujian-built
  [ -f app/target/yujian.jar ] && [ -f "$simulator_jar" ] && java_sources | is_fresh "$stamp" && return 0
  need_javac
  need_maven
  need_space "$home" 1500
  note "构建（首次需下载依赖，约几分钟）…" "Building (the first time downloads what it needs, a few minutes) …"
  forget_removed
  begin_stamp "$stamp"
  maven build -DskipTests -Dmaven.test.skip=true package -pl app,wechat-simulator -am \
    || show_failure "$logs/build.log" "mvn package"
  java_sources | end_stamp "$stamp"
}

# A jar laid out flat starts two seconds sooner than one with jars inside.
extract() {
  [ "$run_dir/yujian.jar" -nt app/target/yujian.jar ] && return 0
  rm -rf "$run_dir"
  "$(java_cmd)" -Djarmode=tools -jar app/target/yujian.jar extract --destination "$run_dir.part" \
    > "$logs/extract.log" 2>&1 || show_failure "$logs/extract.log" "extract"
  touch "$run_dir.part/yujian.jar"
  mv "$run_dir.part" "$run_dir"
}

archive_file() { printf '%s/classes-%s.jsa' "$run_dir" "$("$(java_cmd)" -version 2>&1 | cksum | cut -d' ' -f1)"; }

# Options of every start; the class archive fits only a JVM with the same ones.
jvm_options() {
  printf '%s\n' -Xmx1g -XX:+UseParallelGC "-Dyujian.embedded.binaries=$home/app/target/stores"
  if [ "$(java_major)" -ge 24 ]; then
    printf '%s\n' --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  fi
}

# Starts the product once, on data of its own, and stops it: what it loaded is mapped from one file by later starts.
archive_classes() {
  local archive options=() option pid trial_port trial=$run_dir/trial waited=0 reached=false
  archive=$(archive_file)
  { [ -f "$archive" ] || [ -f "$archive.failed" ]; } && return 0
  trial_port=$(free_port) || return 0
  while IFS= read -r option; do options+=("$option"); done < <(jvm_options)
  rm -rf "$trial"
  set -m
  "$(java_cmd)" "${options[@]}" -XX:ArchiveClassesAtExit="$archive.part" -jar "$run_dir/yujian.jar" \
    "--server.port=$trial_port" --yujian.demo=false "--yujian.embedded.data-dir=$trial" \
    > "$logs/archive.log" 2>&1 < /dev/null &
  pid=$!
  set +m
  trial_pid=$pid
  while alive "$pid" && [ "$waited" -lt 600 ]; do
    case "$(http_status "$trial_port" /actuator/health/readiness)" in '' | 503) ;; *) reached=true; break ;; esac
    [ $((waited % 5)) -eq 0 ] && passing "    准备快速启动 preparing quick starts … $((waited / 5)) s"
    sleep 0.2
    waited=$((waited + 1))
  done
  passing "    准备快速启动 preparing quick starts …"
  end_process "$pid" 90
  trial_pid=
  $tty_out && printf '\r\033[K'
  if $reached && [ -f "$archive.part" ]; then mv "$archive.part" "$archive"; else : > "$archive.failed"; fi
  rm -rf "$trial" "$archive.part"
  return 0
}

free_port() {
  local candidate
  for candidate in 18081 18082 18083 28081 28082 38081; do
    listening "$candidate" || { printf '%s' "$candidate"; return 0; }
  done
  return 1
}

build() {
  need_java
  build_ui
  build_java
  extract
  archive_classes
}

build_for_tests() {
  need_javac
  need_maven
  need_space "$home" 1500
  forget_removed
}

# Twenty kills under load: ten on one process, ten on two. The test's own line says what became of every message.
bench_kills() {
  note "反复 kill -9，约 8 分钟 …" "Killing processes under load, about 8 minutes …"
  maven kills -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
    -Dit.test=KilledProcessE2E -Dyujian.e2e.kills=10 verify -pl app,wechat-simulator -am \
    || show_failure "$logs/kills.log" "mvn verify"
  grep '^seed ' "$logs/kills.log"
}

# A hundred random journeys with a thousand people each against the reference engine, two processes, a kill for each
# journey. The test's own last line says what was compared.
bench_graphs() {
  note "随机旅程对照参考引擎，反复 kill -9，约一小时 …" "Random journeys against the reference engine under kills, about an hour …"
  maven graphs -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
    -Dit.test=GraphsUnderKills -Dyujian.e2e.graphs=100 -Dyujian.e2e.people=1000 verify -pl app,wechat-simulator -am \
    || show_failure "$logs/graphs.log" "mvn verify"
  grep '^seed .*reference' "$logs/graphs.log"
}

bench() {
  need_javac
  need_maven
  build
  case "${1:-}" in
    kills | graphs) "bench_$1"; return ;;
  esac
  note "构建基准测试 …" "Building the benchmarks …"
  maven benchmarks -DskipTests -Dmaven.test.skip=true package -pl benchmarks,app,wechat-simulator -am \
    || show_failure "$logs/benchmarks.log" "mvn package"
  exec "$(java_cmd)" -Xmx3g "-Dyujian.root=$home" -cp "benchmarks/target/benchmarks.jar:benchmarks/target/lib/*" \
    io.yujian.bench.Bench "$@"
}
