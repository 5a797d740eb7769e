package io.yujian.embedded;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds the jar that carries a server's files: on the class path, in the folder that
 * {@code -Dyujian.embedded.binaries} or the environment variable {@code YUJIAN_BINARIES} names, or in {@code stores}
 * beside the jar that was started. The product's own jar leaves these 160 MB out, hence the folders.
 */
final class BinaryJar {

    private BinaryJar() {}

    /** The opened jar that holds the entry, for the caller to close; null when there is none. */
    static @Nullable JarFile holding(String entry) throws IOException {
        URL url = BinaryJar.class.getClassLoader().getResource(entry);
        if (url != null) {
            URLConnection connection = url.openConnection();
            if (connection instanceof JarURLConnection jar) {
                jar.setUseCaches(false);
                return jar.getJarFile();
            }
        }
        String folder = System.getProperty("yujian.embedded.binaries", System.getenv("YUJIAN_BINARIES"));
        return inFolder(folder == null ? besideStartedJar() : Path.of(folder), entry);
    }

    private static Path besideStartedJar() {
        String first = System.getProperty("java.class.path", "").split(File.pathSeparator, 2)[0];
        return Path.of(first).toAbsolutePath().resolveSibling("stores");
    }

    private static @Nullable JarFile inFolder(Path folder, String entry) throws IOException {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path path : jars) {
                JarFile jar = new JarFile(path.toFile());
                if (jar.getEntry(entry) != null) {
                    return jar;
                }
                jar.close();
            }
        }
        return null;
    }
}
