package io.yujian.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * MariaDB's data folder: made once, under another name, and moved when whole, so that an interrupted first start leaves
 * nothing that could be taken for a database.
 */
final class MariaDbFolder {

    private static final long NEW_MB = 300;
    private static final long KEPT_MB = 50;
    private static final List<String> SYSTEM_TABLES = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql");

    private final DataFolder folder;

    MariaDbFolder(DataFolder folder) {
        this.folder = folder;
    }

    void prepare(MariaDbCommand command, int redoLogMb) throws IOException {
        Disk.delete(folder.unfinishedData());
        if (Files.exists(folder.data())) {
            Disk.require(folder.root(), KEPT_MB);
            requireWhole();
            return;
        }
        Disk.require(folder.root(), NEW_MB + redoLogMb);
        Path part = folder.unfinishedData();
        Disk.privateFolder(part);
        make(command.bootstrap(part, redoLogMb), command.share(), part);
        Files.move(part, folder.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void requireWhole() {
        for (String needed : List.of("ibdata1", "mysql", "ib_logfile0")) {
            if (!Files.exists(folder.data().resolve(needed))) {
                throw StoreProblem.damaged(folder.data(), EmbeddedMariaDb.NAME, needed + " is missing", folder.log());
            }
        }
    }

    private void make(List<String> command, Path share, Path part) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(part.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                .start();
        try (OutputStream in = process.getOutputStream()) {
            // root may only come in through the socket, which lies in a folder of its owner's
            in.write("CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\nSET @auth_root_socket='root';\n"
                    .getBytes(StandardCharsets.UTF_8));
            for (String name : SYSTEM_TABLES) {
                Files.copy(share.resolve(name), in);
            }
        } catch (IOException e) {
            // The server ended before it read everything; its exit code and log say why.
            org.slf4j.LoggerFactory.getLogger(MariaDbFolder.class).debug("Bootstrap input broke off", e);
        }
        int code = exitCode(process);
        if (code != 0) {
            throw MariaDbTrouble.of(folder, Files.readString(folder.log(), StandardCharsets.ISO_8859_1), code);
        }
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted while the database was made", e));
        }
    }
}
