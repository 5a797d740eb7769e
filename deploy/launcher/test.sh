# Runs the tests and sums up what the runners reported. Sourced by ./yujian.
# unit: classes *Test · it: *IT (real databases) · e2e: *E2E (the jars as processes) · ui: the console's own

logs=$home/target/test-logs
problems=0

clean_reports() {
  local module
  for module in $(modules); do
    rm -rf "$module/target/surefire-reports" "$module/target/failsafe-reports"
  done
  rm -rf admin-ui/node_modules/.yujian-vitest.json app/target/e2e
}

problem() {
  two "✗ $1" "✗ $2"
  problems=$((problems + 1))
}

# A failing test does not end Maven here: every module's tests run and the reports tell.
maven_part() { # name, arguments
  local name=$1
  shift
  note "── $name" "   mvn $*"
  maven "$name" -Dmaven.test.failure.ignore=true "$@" && return
  grep -E '^\[ERROR\]' "$logs/$name.log" | sed 's/^/    /' | head -n 25
  problem "$name 没有跑完，日志：$logs/$name.log" "$name did not run to its end, see $logs/$name.log"
}

no_unit=(-Dtest=None -Dsurefire.failIfNoSpecifiedTests=false)
some=(-Dfailsafe.failIfNoSpecifiedTests=false)
mysql_home=${YUJIAN_MYSQL_HOME:-}

# First on the embedded MariaDB; what concerns persistence, locks and kills once more on MySQL, when there is one.
java_part() { # unit | it | e2e | java
  unset YUJIAN_MYSQL_HOME
  case "$1" in
    unit) maven_part unit spotless:check test ;;
    it)
      maven_part it "${no_unit[@]}" "${some[@]}" verify "-Dit.test=*IT"
      on_mysql '*IT,!Embedded*,!KilledJvmIT' ;;
    e2e)
      maven_part e2e "${no_unit[@]}" "${some[@]}" verify "-Dit.test=*E2E" -pl app,wechat-simulator -am
      on_mysql 'Killed*E2E' ;;
    java)
      maven_part java "${some[@]}" spotless:check verify "-Dit.test=*IT,*E2E"
      on_mysql '*IT,Killed*E2E,!Embedded*,!KilledJvmIT' ;;
  esac
}

# Reports get a name of their own, so that both runs are counted.
on_mysql() { # which tests
  [ -n "$mysql_home" ] || return 0
  YUJIAN_MYSQL_HOME=$mysql_home maven_part mysql "${no_unit[@]}" "${some[@]}" verify "-Dit.test=$1" \
    -Dsurefire.reportNameSuffix=mysql
}

ui_part() {
  [ -f admin-ui/package.json ] || return 0
  need_node
  ui_modules
  note "── ui" "   vue-tsc, vitest"
  mkdir -p "$logs"
  (cd admin-ui && npm run typecheck) > "$logs/typecheck.log" 2>&1 < /dev/null || {
    tail -n 25 "$logs/typecheck.log"
    problem "类型检查未通过。" "The type check failed."
  }
  (cd admin-ui && npx vitest run --reporter=default --reporter=json \
    --outputFile.json=node_modules/.yujian-vitest.json) > "$logs/vitest.log" 2>&1 < /dev/null || {
    tail -n 40 "$logs/vitest.log"
    [ -f admin-ui/node_modules/.yujian-vitest.json ] || problem "vitest 没有跑完。" "vitest did not run to its end."
  }
}

# "passed failed skipped" of all Surefire and Failsafe reports, from the attributes of each testsuite.
java_sum() {
  find . -path '*/target/*-reports/TEST-*.xml' -not -path './admin-ui/*' -print0 | xargs -0 cat 2>/dev/null | awk '
    BEGIN { RS = "<testsuite "; tests = failed = skipped = 0 }
    function value(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : 0 }
    NR > 1 { $0 = " " $0; sub(/>.*/, ""); tests += value("tests"); failed += value("errors") + value("failures"); skipped += value("skipped") }
    END { print tests - failed - skipped, failed, skipped }'
}

ui_sum() {
  local report=admin-ui/node_modules/.yujian-vitest.json
  [ -f "$report" ] || { echo 0 0 0; return; }
  node -e 'const r = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    const broken = r.testResults.filter(f => f.status === "failed" && f.assertionResults.every(a => a.status !== "failed"));
    console.log(r.numPassedTests, r.numFailedTests + broken.length, r.numPendingTests + r.numTodoTests)' "$report"
}

# Each failed test with the first lines of what it says, so that a run on a machine out of reach explains itself. From
# the XML reports: the text ones leave out nested classes.
failed_tests() {
  find . -path '*/target/*-reports/TEST-*.xml' -not -path './admin-ui/*' -print0 | xargs -0 awk '
    function value(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
    /<testcase / { test = value("classname") "." value("name") }
    /^ *<(failure|error)[ >]/ { print "  ✗ " test; left = 8 }
    left > 0 && /[^ ]/ { gsub(/&#10;/, " "); gsub(/&quot;/, "\""); gsub(/&lt;/, "<"); gsub(/&gt;/, ">"); print "      " substr($0, 1, 400); left-- }
    /<\/(failure|error)>/ { left = 0 }' 2>/dev/null | head -n 200
}

test_all() {
  local part=${1:-all} passed failed skipped ui_passed ui_failed ui_skipped
  case "$part" in
    unit | it | ui | e2e | all) ;;
    *) fail "不认识的测试：$part。" "Unknown tests: $part." "./yujian test [unit|it|e2e|ui]" ;;
  esac
  mkdir -p "$logs"
  clean_reports
  [ "$part" = ui ] || build_for_tests
  case "$part" in
    ui) ui_part ;;
    unit | it) java_part "$part" ;;
    e2e) build_ui; java_part e2e ;;
    all) build_ui; ui_part; java_part java ;;
  esac
  read -r passed failed skipped < <(java_sum)
  read -r ui_passed ui_failed ui_skipped < <(ui_sum)
  passed=$((passed + ui_passed)) failed=$((failed + ui_failed + problems)) skipped=$((skipped + ui_skipped))
  failed_tests
  if [ $((passed + failed + skipped)) -eq 0 ]; then
    two "✗ 没有跑到任何测试。" "✗ No test was run."
    failed=1
  fi
  printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ]
}
