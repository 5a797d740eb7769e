package io.yujian.embedded;

import io.yujian.embedded.EmbeddedStoreException.Kind;
import io.yujian.embedded.EmbeddedStoreException.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The sentences of {@link EmbeddedStoreException}: each names the thing, then the way out. */
final class StoreProblem {

    private StoreProblem() {}

    static EmbeddedStoreException portBusy(String server, int port) {
        return new EmbeddedStoreException(
                Kind.PORT_BUSY,
                new Words(
                        server + " 需要的端口 " + port + " 已被其他程序占用。",
                        "Port " + port + ", wanted for " + server + ", is used by another program."),
                new Words(
                        "请结束那个程序，或换一个端口，或把端口设为 0 以自动选择。",
                        "End that program, choose another port, or set the port to 0 to have a free one chosen."));
    }

    static EmbeddedStoreException diskFull(Path folder, long neededMb, long freeMb) {
        return new EmbeddedStoreException(
                Kind.DISK_FULL,
                new Words(
                        "磁盘空间不足：" + folder + " 需要约 " + neededMb + " MB，只剩 " + freeMb + " MB。",
                        "The disk is too full: " + folder + " needs about " + neededMb + " MB and " + freeMb
                                + " MB are free."),
                new Words("请清理磁盘，或把数据文件夹放到别的磁盘上。", "Free some space or put the data folder on another disk."));
    }

    static EmbeddedStoreException diskFull(Path folder, String server) {
        return new EmbeddedStoreException(
                Kind.DISK_FULL,
                new Words(
                        server + " 无法写入 " + folder + "：磁盘已满。",
                        server + " could not write to " + folder + ": the disk is full."),
                new Words("请清理磁盘后再启动；已提交的数据不会丢失。", "Free some space and start again; what was committed is kept."));
    }

    static EmbeddedStoreException inUse(Path folder, String server) {
        return new EmbeddedStoreException(
                Kind.DATA_IN_USE,
                new Words(
                        server + " 的数据文件夹 " + folder + " 正被另一个运行中的域见使用。",
                        "The " + server + " data folder " + folder + " is in use by another running Yujian."),
                new Words("请先停止它，或为这一个选择另一个数据文件夹。", "Stop that one first, or give this one a data folder of its own."));
    }

    static EmbeddedStoreException damaged(Path folder, String server, String sign, Path log) {
        return new EmbeddedStoreException(
                Kind.DATA_DAMAGED,
                new Words(
                        server + " 的数据文件夹 " + folder + " 已损坏（" + sign + "）。",
                        "The " + server + " data folder " + folder + " is damaged (" + sign + ")."),
                new Words(
                        "请用备份恢复它，或把它移到别处后以空库启动；详情见 " + log + "。",
                        "Restore it from a backup, or move it away to start empty; details are in " + log + "."));
    }

    static EmbeddedStoreException notWritable(Path path, IOException cause) {
        return new EmbeddedStoreException(
                Kind.NOT_WRITABLE,
                new Words("无法写入 " + path + "。", path + " cannot be written to."),
                new Words(
                        "请检查文件夹的所有者与权限，或选择另一个文件夹。",
                        "Check the folder's owner and permissions, or choose another folder."),
                cause);
    }

    static EmbeddedStoreException noBinary(String server, String host) {
        return new EmbeddedStoreException(
                Kind.NO_BINARY,
                new Words(
                        "没有适用于本机（" + host + "）的内置 " + server + "。",
                        "There is no embedded " + server + " for this machine (" + host + ")."),
                new Words(
                        "请使用外部的 MySQL/MariaDB 与 Redis，或用 -Dyujian.embedded.binaries 指向存放内置程序 jar 的文件夹。",
                        "Use an outside MySQL/MariaDB and Redis, or point -Dyujian.embedded.binaries at the folder with"
                                + " the servers' jars."));
    }

    static EmbeddedStoreException notStarted(String server, String lastLine, Path log) {
        return new EmbeddedStoreException(
                Kind.NOT_STARTED,
                new Words(server + " 没有启动成功：" + lastLine, server + " did not start: " + lastLine),
                new Words("详情见 " + log + "。", "The details are in " + log + "."));
    }

    /** A failed write, told apart by what the file system said. */
    static EmbeddedStoreException of(Path path, String server, IOException cause) {
        String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains("no space left") || said.contains("not enough space")) {
            EmbeddedStoreException full = diskFull(path, server);
            full.initCause(cause);
            return full;
        }
        return notWritable(path, cause);
    }
}
