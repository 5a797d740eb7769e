# Words, checks of the tools and small questions to the system. Sourced by ./yujian; works with bash 3.2.

tty_out=false
[ -t 1 ] && tty_out=true

# Both languages, one line each.
two() { printf '%s\n%s\n' "$1" "$2"; }

# Progress, on one line.
note() { printf '%s %s\n' "$1" "$2"; }

# What is wrong and the way out, in both languages; ends the launcher.
fail() { # zh, en, the way out in zh, in en (or once for both)
  printf '\n✗ %s %s\n✗ %s %s\n' "$1" "$3" "$2" "${4:-$3}" >&2
  exit 1
}

# A line that the next one may overwrite, on a terminal only.
passing() { $tty_out && printf '\r\033[K%s' "$1"; return 0; }
lasting() { $tty_out && printf '\r\033[K'; printf '%s\n' "$1"; }

java_cmd() { if [ -n "${JAVA_HOME:-}" ]; then printf '%s/bin/java' "$JAVA_HOME"; else printf java; fi; }

java_major() {
  "$(java_cmd)" -version 2>&1 | sed -n 's/.*version "\([0-9][0-9]*\)[."].*/\1/p' | head -n 1
}

need_java() {
  local major
  command -v "$(java_cmd)" >/dev/null 2>&1 || fail "找不到 Java。" "Java was not found." \
    "请安装 JDK 17 或更新版本（Debian：apt install openjdk-17-jdk），或设置 JAVA_HOME。" \
    "Install JDK 17 or newer (Debian: apt install openjdk-17-jdk) or set JAVA_HOME."
  major=$(java_major)
  [ "${major:-0}" -ge 17 ] || fail "Java 版本太旧：${major:-未知}。" "Java ${major:-of unknown version} is too old." \
    "需要 JDK 17 或更新版本；请安装后设置 JAVA_HOME。" "JDK 17 or newer is needed; install it and set JAVA_HOME."
}

need_javac() {
  need_java
  local real
  real=$(command -v "$(java_cmd)")
  [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/javac" ] && return
  command -v javac >/dev/null 2>&1 && return
  fail "$real 只是运行环境，没有编译器 javac。" "$real is a runtime without the compiler javac." \
    "请安装完整的 JDK 17+（Debian：apt install openjdk-17-jdk-headless）。" \
    "Install a whole JDK 17+ (Debian: apt install openjdk-17-jdk-headless)."
}

need_maven() {
  command -v mvn >/dev/null 2>&1 || fail "找不到 Maven。" "Maven was not found." \
    "请安装 Maven 3.8 或更新版本（Debian：apt install maven）。" "Install Maven 3.8 or newer (Debian: apt install maven)."
}

need_node() {
  local major
  command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 || fail "找不到 Node.js 或 npm。" \
    "Node.js or npm was not found." "请安装 Node.js 20.19 或更新版本（https://nodejs.org）。" \
    "Install Node.js 20.19 or newer (https://nodejs.org)."
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "${major:-0}" -ge 20 ] || fail "Node.js 版本太旧：$(node --version)。" "Node.js $(node --version) is too old." \
    "请安装 Node.js 20.19 或更新版本。" "Install Node.js 20.19 or newer."
}

# Free space of a folder, in megabytes.
free_mb() { df -Pk "$1" 2>/dev/null | awk 'NR == 2 { print int($4 / 1024) }'; }

need_space() { # folder, megabytes
  local free
  free=$(free_mb "$1")
  [ -z "$free" ] || [ "$free" -ge "$2" ] || fail "磁盘空间不足：$1 只剩 $free MB，需要约 $2 MB。" \
    "The disk is too full: $1 has $free MB left, about $2 MB are needed." \
    "请清理磁盘，或用 --data 选择另一块磁盘上的文件夹。" "Free some space, or choose a folder on another disk with --data."
}

listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Status code of a GET, or nothing.
http_status() { # port, path
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$2" >&3
    IFS= read -r -t 5 line <&3 || exit 1
    line=${line#* }
    printf '%s' "${line%% *}"
  ) 2>/dev/null
}

# Asks a process to end and waits; insists after the given seconds.
end_process() { # pid, seconds
  local waited=0
  kill -TERM "$1" 2>/dev/null || return 0
  while alive "$1"; do
    if [ "$waited" -ge $(($2 * 10)) ]; then
      kill -KILL "$1" 2>/dev/null
      return 0
    fi
    sleep 0.1
    waited=$((waited + 1))
  done
}

# An ended process whose exit code nobody took yet is not alive.
alive() {
  kill -0 "$1" 2>/dev/null || return 1
  case "$(ps -o stat= -p "$1" 2>/dev/null)" in '' | Z*) return 1 ;; esac
}

# Writes the files that the console is made from; ./yujian test fails when they are stale.
generate() {
  need_javac
  maven generate -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
    verify "-Dit.test=GeneratedFilesIT" -Dyujian.generate=true -pl app -am \
    || show_failure "$logs/generate.log" "generate"
  need_node
  ui_modules
  (cd admin-ui && npm run generate) > "$logs/generate-ui.log" 2>&1 || show_failure "$logs/generate-ui.log" "npm run generate"
  git --no-pager diff --stat -- admin-ui/src/generated
}

help() {
  cat <<'HELP'
域见 Yujian

  ./yujian run [选项/options]     构建并启动：应用、内置数据库、模拟微信
                                  build what is stale, then start the app, its databases and the WeChat simulator
      --no-demo                   不带示例数据与模拟器 / without demo data and simulator
      --port N                    应用端口，默认 8080 / port of the app, 8080
      --simulator-port N          模拟器端口，默认 8090 / port of the simulator, 8090
      --data DIR                  数据文件夹，默认 .yujian / data folder, .yujian
      -- …                        其余参数原样交给应用 / the rest is passed to the app
  ./yujian stop [--data DIR]      结束遗留或在别处运行的实例 / end an instance started elsewhere
  ./yujian test [unit|it|e2e|ui]  测试；不带参数为全部 / tests, all of them without an argument
  ./yujian generate         写出界面所用的接口描述与目录 / write the API description and catalog for the console
  ./yujian bench [参数/arguments] 测量吞吐与延迟 / measure throughput and latency
  ./yujian help                   本页 / this page

环境变量 Environment:
  JAVA_HOME             使用的 JDK / the JDK to use
  YUJIAN_JAVA_OPTS      追加给应用 JVM 的参数，如 -Xmx2g / more options for the app's JVM
  YUJIAN_CACHE          内置数据库程序的存放处，默认 ~/.cache/yujian / where the databases' programs are unpacked
  YUJIAN_MYSQL_HOME     .ci/fetch-mysql.sh 取得的 MySQL，测试时一并使用 / a MySQL to test on as well
HELP
}
