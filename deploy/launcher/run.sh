# Starts the product and the simulator, watches them and stops them. Sourced by ./yujian.

port=8080
simulator_port=8090
demo=true
data=$home/.yujian
app_pid=
simulator_pid=
trial_pid=
more=()

options() {
  while [ $# -gt 0 ]; do
    case "$1" in
      --no-demo) demo=false ;;
      --port) port=$(number "$1" "${2:-}") || exit 1; shift ;;
      --simulator-port) simulator_port=$(number "$1" "${2:-}") || exit 1; shift ;;
      --data)
        [ -n "${2:-}" ] || fail "--data 之后缺少文件夹。" "--data wants a folder." "./yujian run --data DIR"
        data=$2; shift ;;
      --) shift; more=("$@"); break ;;
      *) fail "不认识的选项：$1。" "Unknown option: $1." "./yujian help" ;;
    esac
    shift
  done
  # passwords and keys are in there
  [ -d "$data" ] || (umask 077 && mkdir -p "$data") 2>/dev/null
  mkdir -p "$data/log" 2>/dev/null && [ -w "$data" ] || fail "无法写入数据文件夹 $data。" \
    "The data folder $data cannot be written to." "请检查权限，或用 --data 选择另一个文件夹。" \
    "Check its permissions, or choose another folder with --data."
  data=$(cd "$data" && pwd -P)
  logs=$data/log
}

number() {
  case "${2:-}" in
    '' | *[!0-9]*) fail "$1 之后要写一个端口号。" "$1 wants a port number." "./yujian run $1 8081" ;;
  esac
  printf '%s' "$2"
}

# A recorded process counts only while its command line still carries the mark of this data folder.
recorded() { # name
  local pid
  pid=$(cat "$data/$1.pid" 2>/dev/null) || return 1
  case "$pid" in '' | *[!0-9]*) return 1 ;; esac
  # shellcheck disable=SC2009
  ps -ww -o args= -p "$pid" 2>/dev/null | grep -qF -- "$(mark "$1")" || return 1
  printf '%s' "$pid"
}

mark() {
  case "$1" in
    launcher) printf '%s' 'yujian run' ;;
    *) printf -- '-Dyujian.instance=%s/%s ' "$data" "$1" ;;
  esac
}

end_recorded() {
  local name pid
  for name in app simulator; do
    pid=$(recorded "$name") && { note "结束遗留的 $name（pid $pid）…" "Ending the $name of an earlier run (pid $pid) …"; end_process "$pid" 45; }
    rm -f "$data/$name.pid"
  done
  return 0
}

refuse_second() {
  local launcher
  if launcher=$(recorded launcher) && [ "$launcher" != $$ ] && recorded app >/dev/null; then
    two "域见已在另一个终端运行（pid $launcher）：http://127.0.0.1:$(cat "$data/port" 2>/dev/null)" \
      "Yujian already runs in another terminal (pid $launcher); ./yujian stop ends it."
    exit 0
  fi
  end_recorded
}

need_port() { # port, option
  listening "$1" && fail "端口 $1 已被其他程序占用。" "Port $1 is used by another program." \
    "请结束那个程序，或换一个端口：./yujian run $2 $(($1 + 1))" \
    "End that program or choose another port: ./yujian run $2 $(($1 + 1))"
  return 0
}

need_ports() {
  need_port "$port" --port
  $demo && need_port "$simulator_port" --simulator-port
  return 0
}

# In a process group of its own: Ctrl-C is for the launcher, which stops everything in order.
spawn() { # name, command
  local name=$1
  shift
  set -m
  "$@" > "$logs/$name.log" 2> "$logs/$name.err" < /dev/null &
  spawned=$!
  set +m
  printf '%s' "$spawned" > "$data/$name.pid"
}

start_simulator() {
  spawn simulator "$(java_cmd)" "-Dyujian.instance=$data/simulator" -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -jar "$simulator_jar" "--server.port=$simulator_port" \
    "--simulator.demo.callback-url=http://127.0.0.1:$port/wechat/mp/{appId}"
  simulator_pid=$spawned
}

start_app() {
  local jvm=() option arguments
  while IFS= read -r option; do jvm+=("$option"); done < <(jvm_options)
  [ -f "$(archive_file)" ] && jvm+=("-XX:SharedArchiveFile=$(archive_file)")
  # shellcheck disable=SC2206
  jvm+=(${YUJIAN_JAVA_OPTS:-})
  arguments=("--server.port=$port" "--yujian.embedded.data-dir=$data" "--yujian.demo=$demo")
  $demo && arguments+=("--yujian.simulator.url=http://127.0.0.1:$simulator_port")
  spawn app "$(java_cmd)" "-Dyujian.instance=$data/app" "${jvm[@]}" -jar "$run_dir/yujian.jar" "${arguments[@]}" \
    ${more[@]+"${more[@]}"}
  app_pid=$spawned
}

# What a person can do something about stands in the error output; else the log's end.
show_end() { # name
  local words
  words=$(grep -vE '^(\s+at |\s*$|OpenJDK|WARNING)' "$logs/$1.err" 2>/dev/null | tail -n 6)
  [ -n "$words" ] || words=$(awk '/^Description:/ { on = 1; next } /^Action:/ { on = 0 } on && NF' "$logs/$1.log" | tail -n 4)
  [ -n "$words" ] || words=$(grep -E 'ERROR|Exception|Caused by' "$logs/$1.log" | tail -n 3)
  [ -n "$words" ] || words=$(tail -n 10 "$logs/$1.log")
  printf '%s\n' "$words" >&2
  stop_all
  fail "$1 已退出。" "The $1 ended." "完整日志：$logs/$1.log" "The whole log is in $logs/$1.log"
}

wait_ready() { # name, pid, port, path
  local ticks=0
  until [ "$(http_status "$3" "$4")" = 200 ]; do
    alive "$2" || show_end "$1"
    if [ "$ticks" -ge 900 ]; then
      stop_all
      fail "$1 三分钟内没有就绪。" "The $1 was not ready within three minutes." \
        "日志：$logs/$1.log" "Its log is $logs/$1.log"
    fi
    [ $((ticks % 5)) -eq 0 ] && passing "启动 $1 starting … $((ticks / 5)) s"
    sleep 0.2
    ticks=$((ticks + 1))
  done
  $tty_out && printf '\r\033[K'
  return 0
}

stop_all() {
  trap '' INT TERM HUP
  [ -n "$trial_pid" ] && end_process "$trial_pid" 45
  [ -n "$app_pid" ] && end_process "$app_pid" 45
  [ -n "$simulator_pid" ] && end_process "$simulator_pid" 10
  rm -f "$data/app.pid" "$data/simulator.pid" "$data/launcher.pid" "$data/port"
}

interrupted() {
  printf '\n'
  note "正在停止 …" "Stopping …"
  stop_all
  two "已停止，数据保存在 $data。" "Stopped; the data is kept in $data."
  exit 0
}

welcome() { # seconds
  local password
  password=$(cat "$data/admin-password" 2>/dev/null || printf '?')
  cat <<TEXT

  域见已就绪 Yujian is ready (${1} s)

    控制台 Console     http://127.0.0.1:$port      admin / $password
TEXT
  $demo && cat <<TEXT
    模拟微信 Phones    http://127.0.0.1:$simulator_port
TEXT
  printf '    数据 Data          %s\n    日志 Logs          %s\n' "$data" "$logs"
  $demo && cat <<TEXT

  试一试
    1. 打开模拟微信，让一位粉丝关注公众号：一秒内收到欢迎消息。
    2. 登录控制台，在「客户」里找到这位粉丝，看他的时间线。
    3. 在「旅程」里打开画布，改一句话，发布；再让另一位粉丝关注。
  Try this
    1. Open the phones and let a fan follow the account: the welcome arrives within a second.
    2. Log in to the console, find the fan under Customers and look at the timeline.
    3. Open a journey's canvas, change a sentence, publish, and let another fan follow.
TEXT
  printf '\n  Ctrl-C 停止 stops\n'
}

run() {
  local began
  options "$@"
  refuse_second
  printf '%s' $$ > "$data/launcher.pid"
  trap interrupted INT TERM HUP
  need_space "$data" 700
  need_ports
  build
  need_ports
  printf '%s' "$port" > "$data/port"
  began=$SECONDS
  $demo && start_simulator
  start_app
  $demo && wait_ready simulator "$simulator_pid" "$simulator_port" /actuator/health
  wait_ready app "$app_pid" "$port" /actuator/health/readiness
  welcome $((SECONDS - began))
  while alive "$app_pid"; do
    sleep 1 &
    wait $! 2>/dev/null
  done
  show_end app
}

stop() {
  options "$@"
  local launcher waited=0
  if launcher=$(recorded launcher); then
    kill -TERM "$launcher"
    while alive "$launcher" && [ "$waited" -lt 600 ]; do sleep 0.1; waited=$((waited + 1)); done
    end_recorded
    two "已停止，数据保存在 $data。" "Stopped; the data is kept in $data."
  else
    end_recorded
    two "没有域见在使用 $data。" "No Yujian is using $data."
  fi
}
