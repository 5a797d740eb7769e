package io.yujian.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One server's folder, held by one JVM at a time through a file lock, which the system gives back however that JVM ends.
 * Inside: {@code data} (the server's own), {@code server.log}, {@code server.pid}, {@code password}.
 */
final class DataFolder implements Closeable {

    private final Path root;
    private final FileChannel channel;

    private DataFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    static DataFolder open(Path dir, String server) {
        Path root = dir.toAbsolutePath().normalize();
        try {
            Disk.privateFolder(root);
            FileChannel channel =
                    FileChannel.open(root.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw StoreProblem.inUse(root, server);
            }
            return new DataFolder(root, channel);
        } catch (IOException e) {
            throw StoreProblem.of(root, server, e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path root() {
        return root;
    }

    Path data() {
        return root.resolve("data");
    }

    /** Where a new data folder is made before it is moved to {@link #data()}. */
    Path unfinishedData() {
        return root.resolve("data.part");
    }

    Path log() {
        return root.resolve("server.log");
    }

    Path pidFile() {
        return root.resolve("server.pid");
    }

    /** The server's password: made once, readable by its owner only. */
    String password() throws IOException {
        Path file = root.resolve("password");
        if (Files.exists(file)) {
            String kept = Files.readString(file).trim();
            if (!kept.isEmpty()) {
                return kept;
            }
        }
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Disk.writePrivately(file, made);
        return made;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was written through it; the lock goes with the descriptor.
            org.slf4j.LoggerFactory.getLogger(DataFolder.class).debug("Closing the lock of {}", root, e);
        }
    }
}
