package io.yujian.embedded;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The machine this JVM runs on, as far as the servers' files differ.
 *
 * @param id short name used in folder names, such as {@code linux-x64}
 * @param mariaDbFolder folder of MariaDB's files inside its jar, or null where none is published
 * @param redisFile name of the Redis executable inside its jar, or null where none is published
 */
record HostPlatform(
        String id, @Nullable String mariaDbFolder, @Nullable String redisFile) {

    static HostPlatform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static HostPlatform of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String arch = osArch.toLowerCase(Locale.ROOT);
        boolean x64 = arch.equals("amd64") || arch.equals("x86_64");
        boolean arm64 = arch.equals("aarch64") || arch.equals("arm64");
        if (os.contains("win")) {
            return new HostPlatform("windows-x64", "winx64", "redis-server-5.0.14.1-windows-amd64.exe");
        }
        if (os.contains("mac") || os.contains("darwin")) {
            return arm64
                    ? new HostPlatform("macos-arm64", "osx", "redis-server-6.2.6-v5-darwin-arm64")
                    : new HostPlatform("macos-x64", null, "redis-server-6.2.6-v5-darwin-amd64");
        }
        if (x64) {
            return new HostPlatform("linux-x64", "linux", "redis-server-6.2.6-v5-linux-amd64");
        }
        return new HostPlatform("linux-" + arch, null, arm64 ? "redis-server-6.2.7-linux-arm64" : null);
    }

    boolean windows() {
        return id.startsWith("windows");
    }

    boolean linux() {
        return id.startsWith("linux");
    }

    /** The database server's program inside its folder; the files for Windows still have the old name. */
    String mariaDbServer() {
        return windows() ? "bin/mysqld.exe" : "bin/mariadbd";
    }
}
