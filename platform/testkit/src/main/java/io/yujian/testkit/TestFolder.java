package io.yujian.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Data folders of a test JVM's servers: below {@code target}, removed when the JVM ends. */
final class TestFolder {
    private TestFolder() {}

    static Path fresh(String prefix) {
        try {
            Path target = Path.of("target").toAbsolutePath();
            Files.createDirectories(target);
            return Files.createTempDirectory(target, prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server, then removes its data, when the JVM ends. */
    static void endWithJvm(AutoCloseable server, Path folder) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try (server) {
                                // closing is all
                            } catch (Exception e) {
                                System.err.println("test server did not stop: " + e);
                            }
                            try {
                                FileSystemUtils.deleteRecursively(folder);
                            } catch (IOException e) {
                                System.err.println("left behind: " + folder);
                            }
                        },
                        "test-server-end"));
    }
}
