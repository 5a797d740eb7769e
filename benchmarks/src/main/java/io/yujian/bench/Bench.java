package io.yujian.bench;

import io.yujian.embedded.RealMySql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures the product beside floors on the same machine, in one go. Arguments name the parts to run (default: all) and
 * {@code --mysql} to run them on the MySQL that {@code YUJIAN_MYSQL_HOME} names.
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
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("start", new StartUp());
        parts.put("accept", new AcceptOnly());
        parts.put("follow", new FollowToMessage());
        parts.put("bulk", new BulkBeside());
        parts.put("coupon", new HotCoupon());
        Path root =
                Path.of(System.getProperty("yujian.root", ".")).toAbsolutePath().normalize();
        Path work =
                root.resolve("benchmarks/target/work-" + ProcessHandle.current().pid());
        Files.createDirectories(work);
        Report report = new Report();
        report.line("");
        report.line("Machine: " + machine());
        Setting mariaDb = new Setting(root, work.resolve("mariadb"), null, quick);
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            if (wanted.isEmpty() || wanted.contains(part.getKey())) {
                part.getValue().run(mariaDb.in(part.getKey()), report);
            }
        }
        Optional<Path> mySql = RealMySql.home();
        if (mySql.isPresent() && (wanted.isEmpty() || wanted.contains("mysql"))) {
            new FollowToMessage().run(new Setting(root, work.resolve("mysql-follow"), mySql.get(), quick), report);
        }
        if (wanted.isEmpty() && !quick) {
            report.writeInto(root.resolve("benchmarks/README.md"));
        }
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
