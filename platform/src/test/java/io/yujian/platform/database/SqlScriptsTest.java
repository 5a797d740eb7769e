package io.yujian.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Migrations of all modules keep to what MariaDB and MySQL understand alike, and say what they could leave to chance. */
class SqlScriptsTest {
    private static final Path SQL = Path.of("..", "sql");
    private static final Map<String, String> PREFIX = Map.of(
            "platform", "pf_",
            "wechat-gateway", "gw_",
            "member-center", "mb_",
            "coupon-service", "cp_",
            "journey-service", "jn_");
    private static final Pattern NAME = Pattern.compile("V\\d{3}__[a-z0-9_]+\\.sql");
    private static final Pattern TABLE = Pattern.compile("(?i)create\\s+table\\s+(?:if not exists\\s+)?`?(\\w+)`?");
    private static final Pattern FORBIDDEN = Pattern.compile(
            "(?i)\\b(returning|json_table|foreign\\s+key|references|now\\s*\\(|current_timestamp|sysdate|curdate"
                    + "|timestamp\\s*\\(|datetime\\s*(?!\\(3\\))[ ,)]|\\btext\\b(?!\\s*(character|collate))"
                    + "|as\\s+new\\s+on\\s+duplicate|key\\s+\\w+\\s*\\(\\s*\\()");
    /** Names of what comes from outside: two that differ by case are two. */
    private static final Pattern OUTSIDE_ID = Pattern.compile(
            "(?im)^\\s*(\\w*(?:openid|unionid|external_userid|scene|app_id|event_key|code|token_hash|key_hash))\\s+"
                    + "(?:var)?char\\([^\\n]*");

    private static Stream<Path> scripts() {
        try (Stream<Path> files = Files.walk(SQL)) {
            return files
                    .filter(file -> file.toString().endsWith(".sql"))
                    .filter(file ->
                            PREFIX.containsKey(file.getParent().getFileName().toString()))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> shouldStateEngineCharsetAndCollationOfEachTable() {
        return tests((file, sql) -> {
            for (String statement : sql.split(";")) {
                if (TABLE.matcher(statement).find()) {
                    String flat = statement.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
                    assertThat(flat).as("engine").containsPattern("engine ?= ?innodb");
                    assertThat(flat).as("character set").containsPattern("\\) ?.*(character set|charset) ?=? ?\\w+");
                    assertThat(flat.substring(flat.lastIndexOf("engine")))
                            .as("collation")
                            .contains("collate");
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldUseTheSharedSubsetOnly() {
        return tests((file, sql) -> {
            Matcher found = FORBIDDEN.matcher(sql);
            assertThat(found.find() ? found.group() : null)
                    .as("not portable, or left to the server: say it another way")
                    .isNull();
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldOwnItsTablesByPrefix() {
        return tests((file, sql) -> {
            String prefix = PREFIX.get(file.getParent().getFileName().toString());
            TABLE.matcher(sql)
                    .results()
                    .forEach(table -> assertThat(table.group(1)).startsWith(prefix));
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldTellOutsideIdsApartByCase() {
        return tests((file, sql) -> OUTSIDE_ID
                .matcher(sql)
                .results()
                .forEach(column -> assertThat(column.group().toLowerCase(Locale.ROOT))
                        .as("ids from outside differ by case: CHARACTER SET ascii COLLATE ascii_bin")
                        .contains("ascii_bin")));
    }

    @TestFactory
    Stream<DynamicTest> shouldBeNamedByNumberAndConcern() {
        return tests((file, sql) -> assertThat(file.getFileName().toString()).matches(NAME));
    }

    @TestFactory
    Stream<DynamicTest> shouldFindWhatIsForbidden() {
        return Stream.of(
                        "a DATETIME NOT NULL,",
                        "INSERT INTO t VALUES (1) RETURNING id",
                        "x BIGINT, FOREIGN KEY (x) REFERENCES y(x)",
                        "at DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3)",
                        "KEY k ((a + 1))",
                        "note TEXT NOT NULL")
                .map(sql -> DynamicTest.dynamicTest(
                        sql, () -> assertThat(FORBIDDEN.matcher(sql).find()).isTrue()));
    }

    private interface Check {
        void of(Path file, String sql);
    }

    private static Stream<DynamicTest> tests(Check check) {
        List<Path> all = scripts().toList();
        assertThat(all).as("migrations are found").isNotEmpty();
        return all.stream()
                .map(file -> DynamicTest.dynamicTest(
                        SQL.relativize(file).toString(), () -> check.of(file, withoutComments(file))));
    }

    private static String withoutComments(Path file) throws IOException {
        return Files.readString(file).replaceAll("--[^\\n]*", "").replaceAll("'(?:[^']|'')*'", "''");
    }
}
