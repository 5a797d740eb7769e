package io.yujian.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules over source text: size of files, ownership of tables, words that must not appear. */
class SourceRulesTest {
    private static final Map<String, String> PREFIX = Map.of(
            "platform",
            "pf_",
            "wechat-gateway",
            "gw_",
            "member-center",
            "mb_",
            "coupon-service",
            "cp_",
            "journey-service",
            "jn_");
    private static final Pattern TABLE = Pattern.compile("\\b(pf|gw|mb|cp|jn)_[a-z_]+\\b");

    @Test
    void shouldKeepFilesSmall() {
        List<String> tooLong = Codebase.mainSources().stream()
                .filter(p -> Codebase.read(p).lines().count() > 400)
                .map(p -> Codebase.root().relativize(p).toString())
                .toList();
        assertThat(tooLong)
                .as("a file over 400 lines does more than one thing: cut it by what changes together")
                .isEmpty();
        List<String> vue = Codebase.files(".vue").stream()
                .filter(p -> Codebase.read(p).lines().count() > 300)
                .map(p -> Codebase.root().relativize(p).toString())
                .toList();
        assertThat(vue)
                .as("a component over 300 lines hides smaller ones: cut it")
                .isEmpty();
    }

    @Test
    void shouldTouchOnlyTheModulesOwnTables() {
        for (Map.Entry<String, String> module : PREFIX.entrySet()) {
            String own = module.getValue();
            for (Path file : sqlBearing(module.getKey())) {
                Matcher m = TABLE.matcher(Codebase.read(file));
                while (m.find()) {
                    assertThat(m.group())
                            .as("%s names %s: ask the owner's API instead of its tables", file.getFileName(), m.group())
                            .startsWith(own);
                }
            }
        }
    }

    private static List<Path> sqlBearing(String module) {
        String inModule = "/" + module + "/src/main/";
        return java.util.stream.Stream.of(Codebase.files(".xml"), Codebase.files(".java"), Codebase.files(".sql"))
                .flatMap(List::stream)
                .filter(p -> p.toString().contains(inModule) || p.toString().contains("/sql/" + module + "/"))
                .filter(p -> !p.toString().contains("/platform/embedded/")
                        && !p.toString().contains("/testkit/"))
                .toList();
    }

    @Test
    void shouldNameAnExtensionOnlyInItsFolder() {
        Pattern typeId = Pattern.compile("String typeId\\(\\)\\s*\\{\\s*return \"([a-z-]+)\"");
        List<Path> sources = Codebase.mainSources();
        for (Path file : sources) {
            Matcher m = typeId.matcher(Codebase.read(file));
            if (!m.find() || !m.group(1).contains("-")) {
                continue; // one-word ids such as "wait" are ordinary words
            }
            String quoted = "\"" + m.group(1) + "\"";
            for (Path other : sources) {
                if (other.getParent().equals(file.getParent())
                        || other.toString().contains("/simulator/")
                        || other.toString().contains("/app/demo/")
                        || other.toString().contains("/testkit/")
                        || other.toString().contains("/bench/")) {
                    continue;
                }
                assertThat(withoutComments(Codebase.read(other)))
                        .as("%s names the extension %s: let the extension say it through its contract", other, quoted)
                        .doesNotContain(quoted);
            }
        }
    }

    private static String withoutComments(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//[^\n]*", "");
    }
}
