package io.yujian.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryCacheTest {

    @TempDir
    Path dir;

    @BeforeEach
    void pointAtAJarOfOurs() throws Exception {
        jar("first");
        System.setProperty("yujian.embedded.binaries", dir.resolve("jars").toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty("yujian.embedded.binaries");
    }

    @Test
    void shouldUnpackOnceAndMakeProgramsExecutable() throws Exception {
        Path folder = unpack();
        assertThat(folder.resolve("bin/server")).hasContent("first").isExecutable();
        assertThat(folder.resolve("share/words.txt")).exists();
        assertThat(folder.resolve("share/unwanted.txt")).doesNotExist();
        Files.writeString(folder.resolve("share/words.txt"), "touched");
        unpack();
        assertThat(folder.resolve("share/words.txt")).hasContent("touched");
    }

    @Test
    void shouldReplaceAHalfUnpackedFolder() throws Exception {
        Path folder = unpack();
        Files.writeString(folder.resolve("bin/server"), "fi");
        assertThat(unpack().resolve("bin/server")).hasContent("first");
        Files.delete(folder.resolve(BinaryCache.MARKER));
        Files.writeString(folder.resolve("share/words.txt"), "half");
        assertThat(unpack().resolve("share/words.txt")).hasContent("words");
    }

    @Test
    void shouldReplaceAnOlderVersion() throws Exception {
        unpack();
        jar("second one");
        assertThat(unpack().resolve("bin/server")).hasContent("second one");
    }

    @Test
    void shouldSayInWordsThatTheFilesAreAbsent() {
        assertThatThrownBy(() -> new BinaryCache(dir.resolve("cache"))
                        .unpack("none", "Nothing", "moon-x64", "absent/", "bin/server", name -> true))
                .isInstanceOfSatisfying(EmbeddedStoreException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(EmbeddedStoreException.Kind.NO_BINARY);
                    assertThat(refused.reason().en()).contains("moon-x64");
                });
    }

    @Test
    void shouldRefuseAFullDiskInWords() {
        assertThatThrownBy(() -> Disk.require(dir, Long.MAX_VALUE >> 20))
                .isInstanceOfSatisfying(EmbeddedStoreException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(EmbeddedStoreException.Kind.DISK_FULL);
                    assertThat(refused.reason().zh()).contains("磁盘空间不足");
                });
    }

    private Path unpack() {
        return new BinaryCache(dir.resolve("cache"))
                .unpack("x-1", "X", "here", "x/", "bin/server", name -> !name.endsWith("unwanted.txt"));
    }

    private void jar(String program) throws Exception {
        Files.createDirectories(dir.resolve("jars"));
        try (OutputStream file = Files.newOutputStream(dir.resolve("jars/x.jar"));
                JarOutputStream jar = new JarOutputStream(file)) {
            for (String[] entry : new String[][] {
                {"x/bin/server", program}, {"x/share/words.txt", "words"}, {"x/share/unwanted.txt", "no"}, {"y", "no"}
            }) {
                jar.putNextEntry(new JarEntry(entry[0]));
                jar.write(entry[1].getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
    }
}
