package io.yujian.bench;

import io.yujian.embedded.RealMySql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures the product beside floors on the same machine. Arguments name the parts to run (default: all, in one go);
 * {@code readme} puts the last result of each part into {@code benchmarks/README.md}, {@code --quick} measures shorter and
 * keeps nothing. Parts whose name begins with {@code mysql} need {@code YUJIAN_MYSQL_HOME}.
 */
public final class Bench {
    private Bench() {}

    /** One measured part; writes its own tables. */
    interface Part {
        void run(Setting setting, Report report) throws Exception;
    }

    /**
     * @param root project folder
     * @param work fresh folder for data and logs
     * @param mySqlHome MySQL to use; null: the embedded MariaDB
     * @param quick shorter measurements, for trying the benchmark itself
     */
    record Setting(Path root, Path work, @Nullable Path mySqlHome, boolean quick) {
        String database() {
            return mySqlHome == null ? "MariaDB 11.4" : "MySQL 9.7";
        }

        Setting in(String folder) {
            return new Setting(root, work.resolve(folder), mySqlHome, quick);
        }
    }

    public static void main(String[] args) throws Exception {
        List<String> wanted =
                Arrays.stream(args).filter(a -> !a.startsWith("--")).toList();
        boolean quick = List.of(args).contains("--quick");
        Path root =
                Path.of(System.getProperty("yujian.root", ".")).toAbsolutePath().normalize();
        Path work =
                root.resolve("benchmarks/target/work-" + ProcessHandle.current().pid());
        Files.createDirectories(work);
        Path sections = root.resolve("benchmarks/target/results");
        Map<String, Part> parts = parts();
        Setting mariaDb = new Setting(root, work, null, quick);
        List<String> failed = new ArrayList<>();
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            String name = part.getKey();
            if (!wanted.isEmpty() && !wanted.contains(name)) {
                continue;
            }
            Setting setting = mariaDb.in(name);
            if (name.startsWith("mysql")) {
                Optional<Path> mySql = RealMySql.home();
                if (mySql.isEmpty()) {
                    System.out.println(name + ": set YUJIAN_MYSQL_HOME to what .ci/fetch-mysql.sh prints");
                    continue;
                }
                setting = new Setting(root, work.resolve(name), mySql.get(), quick);
            }
            Report report = new Report();
            try {
                part.getValue().run(setting, report);
            } catch (Exception | AssertionError e) {
                // the other parts are worth their numbers; the command fails in the end
                System.out.println(name + " failed: " + e);
                e.printStackTrace(System.out);
                failed.add(name);
                continue;
            }
            report.line("");
            report.line("*" + machine() + " " + Instant.now().truncatedTo(ChronoUnit.MINUTES) + "*");
            if (!quick) {
                report.writeTo(sections.resolve(name + ".md"));
            }
        }
        if (!quick && (wanted.isEmpty() || wanted.contains("readme"))) {
            Report.compose(parts.keySet(), sections, root.resolve("benchmarks/README.md"));
        }
        if (!failed.isEmpty()) {
            System.out.println("Failed parts: " + String.join(", ", failed));
            System.exit(1);
        }
    }

    private static Map<String, Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("start", new StartUp());
        parts.put("accept", new AcceptOnly());
        parts.put("follow", new FollowToMessage());
        parts.put("mysql-follow", new FollowToMessage());
        parts.put("journeys", new ManyJourneys());
        parts.put("bulk", new BulkBeside());
        parts.put("bulk-entry", new BulkEntry());
        parts.put("mysql-bulk-entry", new BulkEntry());
        parts.put("coupon", new HotCoupon());
        parts.put("timers", new TimerPrecision());
        return parts;
    }

    private static String machine() throws IOException {
        long memory = Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith("MemTotal"))
                .map(line -> line.replaceAll("\\D+", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
        return Runtime.getRuntime().availableProcessors() + " cores, " + memory / (1024 * 1024) + " GiB, "
                + System.getProperty("os.name") + ", Java " + System.getProperty("java.version") + ".";
    }
}
