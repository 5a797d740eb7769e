package io.yujian.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of MariaDB 11.4: making a data folder, and serving from it. */
final class MariaDbCommand {

    /** What MySQL 8 and 9 have by default, so that a statement refused there is refused here. */
    private static final String SQL_MODE = "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

    private final HostPlatform host;
    private final Path home;

    MariaDbCommand(HostPlatform host, Path home) {
        this.host = host;
        this.home = home;
    }

    Path executable() {
        return home.resolve(host.mariaDbServer());
    }

    /** Where the statements, messages and character sets lie; one level deeper on macOS. */
    Path share() {
        Path deeper = home.resolve("share").resolve("mysql");
        return Files.isDirectory(deeper) ? deeper : home.resolve("share");
    }

    /** Reads the statements that make the system tables from its standard input, then ends. */
    List<String> bootstrap(Path data, int redoLogMb) {
        List<String> line = common(data);
        line.add("--bootstrap");
        line.add("--enforce-storage-engine=");
        line.add("--max-allowed-packet=8M");
        line.add("--innodb-log-file-size=" + redoLogMb + "M");
        line.add("--innodb-buffer-pool-size=32M");
        line.add("--innodb-flush-log-at-trx-commit=0");
        return line;
    }

    List<String> serve(Path data, int port, Path initFile, EmbeddedMariaDbOptions options) {
        List<String> line = common(data);
        line.add("--port=" + port);
        line.add("--bind-address=127.0.0.1");
        // Relative to the data folder: the whole path of a socket may not exceed 107 bytes.
        line.add("--socket=server.sock");
        line.add("--pid-file=mariadbd.pid");
        // With TLS on, 11.4 makes an RSA key at each start, which takes from four to thirty seconds.
        line.add("--skip-ssl");
        line.add("--skip-name-resolve");
        line.add("--init-file=" + initFile);
        line.add("--character-set-server=utf8mb4");
        line.add("--collation-server=utf8mb4_bin");
        line.add("--default-time-zone=+00:00");
        line.add("--sql-mode=" + SQL_MODE);
        line.add("--transaction-isolation=READ-COMMITTED");
        line.add("--innodb-flush-log-at-trx-commit=1");
        line.add("--innodb-buffer-pool-size=" + options.bufferPoolMb() + "M");
        line.add("--innodb-log-file-size=" + options.redoLogMb() + "M");
        line.add("--max-connections=" + options.maxConnections());
        line.add("--max-allowed-packet=64M");
        line.add("--performance-schema=OFF");
        line.add("--local-infile=0");
        return line;
    }

    private List<String> common(Path data) {
        List<String> line = new ArrayList<>();
        line.add(executable().toString());
        line.add("--no-defaults");
        line.add("--basedir=" + home);
        line.add("--datadir=" + data);
        line.add("--lc-messages-dir=" + share());
        line.add("--character-sets-dir=" + share().resolve("charsets"));
        line.add("--log-warnings=1");
        if (!host.windows() && "root".equals(System.getProperty("user.name"))) {
            line.add("--user=root");
        }
        return line;
    }
}
