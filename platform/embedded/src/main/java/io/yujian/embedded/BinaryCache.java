package io.yujian.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder into which the servers' files are unpacked once and from which every start on this machine runs them. A
 * folder counts only with its marker, which names the file sizes it was made from; it is filled under another name and
 * then moved, so a half-unpacked one is never run. Safe for several threads and processes.
 */
final class BinaryCache {

    static final String MARKER = ".yujian-complete";
    private static final Logger LOG = LoggerFactory.getLogger(BinaryCache.class);
    private static final Object ONE_AT_A_TIME = new Object();
    private static final long UNPACKED_MB = 400;

    private final Path root;

    BinaryCache(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The cache folder of this machine's user; where that is not writable, one beside the data. */
    static BinaryCache locate(@Nullable Path wanted, Path dataDir) {
        if (wanted != null) {
            return new BinaryCache(wanted);
        }
        Path shared = shared();
        try {
            Files.createDirectories(shared);
            if (Files.isWritable(shared)) {
                return new BinaryCache(shared);
            }
        } catch (IOException e) {
            LOG.debug("No cache folder at {}: {}", shared, e.toString());
        }
        return new BinaryCache(dataDir.toAbsolutePath().resolveSibling("cache"));
    }

    static Path shared() {
        String told = System.getProperty("yujian.cache", System.getenv("YUJIAN_CACHE"));
        if (told != null && !told.isBlank()) {
            return Path.of(told);
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        return xdg != null && !xdg.isBlank()
                ? Path.of(xdg, "yujian")
                : Path.of(System.getProperty("user.home"), ".cache", "yujian");
    }

    /** True when the executable lies in a folder that this class made, in this or another cache root. */
    static boolean isOurs(Path executable) {
        for (Path folder = executable.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(MARKER))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Unpacks, unless done before, the entries of a jar that lie below a prefix.
     *
     * @param name folder name, with version and platform
     * @param server name for messages
     * @param host the platform's name for messages
     * @param prefix entries below it are taken, and it is cut off
     * @param probe an entry that must be there, relative to the prefix
     * @param wanted which entries to take, by their relative name
     */
    Path unpack(String name, String server, String host, String prefix, String probe, Predicate<String> wanted) {
        Path folder = root.resolve(name);
        synchronized (ONE_AT_A_TIME) {
            try (JarFile jar = BinaryJar.holding(prefix + probe)) {
                if (jar == null) {
                    if (Files.exists(folder.resolve(MARKER))) {
                        return folder;
                    }
                    throw StoreProblem.noBinary(server, host);
                }
                String mark =
                        prefix + probe + " " + jar.getEntry(prefix + probe).getSize();
                if (isComplete(folder, mark, probe, jar.getEntry(prefix + probe).getSize())) {
                    return folder;
                }
                Files.createDirectories(root);
                try (FileChannel channel = FileChannel.open(
                                root.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock ignored = channel.lock()) {
                    if (!isComplete(
                            folder, mark, probe, jar.getEntry(prefix + probe).getSize())) {
                        fill(folder, jar, prefix, wanted, mark);
                    }
                }
                return folder;
            } catch (IOException e) {
                throw StoreProblem.of(folder, server, e);
            }
        }
    }

    private static boolean isComplete(Path folder, String mark, String probe, long size) throws IOException {
        Path marker = folder.resolve(MARKER);
        Path program = folder.resolve(probe);
        return Files.exists(marker)
                && Files.readString(marker).equals(mark)
                && Files.exists(program)
                && Files.size(program) == size;
    }

    private void fill(Path folder, JarFile jar, String prefix, Predicate<String> wanted, String mark)
            throws IOException {
        Disk.require(root, UNPACKED_MB);
        LOG.info("Unpacking {} (once)", folder);
        Path part = folder.resolveSibling(folder.getFileName() + ".part");
        Disk.delete(part);
        Files.createDirectories(part);
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            if (entry.isDirectory() || !entry.getName().startsWith(prefix)) {
                continue;
            }
            String relative = entry.getName().substring(prefix.length());
            if (wanted.test(relative)) {
                write(jar, entry, part, relative);
            }
        }
        Files.writeString(part.resolve(MARKER), mark);
        if (Files.exists(folder)) {
            // An older or damaged one; a server that still runs from it keeps its open files.
            Path old = folder.resolveSibling(folder.getFileName() + ".old");
            Disk.delete(old);
            Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
            Disk.delete(old);
        }
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(JarFile jar, JarEntry entry, Path part, String relative) throws IOException {
        Path target = part.resolve(relative).normalize();
        if (!target.startsWith(part)) {
            throw new IOException("Entry leads out of its folder: " + entry.getName());
        }
        Files.createDirectories(java.util.Objects.requireNonNull(target.getParent()));
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (!relative.startsWith("share/") && !target.toFile().setExecutable(true, false)) {
            throw new IOException("Cannot make executable: " + target);
        }
    }
}
