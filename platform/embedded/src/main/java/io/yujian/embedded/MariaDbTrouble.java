package io.yujian.embedded;

import java.util.Locale;
import java.util.regex.Pattern;

/** Reads in a server's log why it ended, and says it in words. */
final class MariaDbTrouble {

    private static final Pattern DISK_FULL =
            Pattern.compile("no space left|errcode: 28|errno: 28|error 28|disk is full|os error: 28");
    private static final Pattern PORT = Pattern.compile("bind on tcp/ip port|address already in use");
    private static final Pattern LOCKED = Pattern.compile("unable to lock|can't lock aria");
    private static final Pattern DAMAGED = Pattern.compile("corrupt|innodb: .*(invalid|cannot|missing|damaged|failed|"
            + "does not match|unsupported|header)|unknown/unsupported storage engine: innodb|"
            + "plugin 'innodb' (init function returned error|registration)|privilege tables|aria engine is not enabled|"
            + "data dictionary|upgrade");

    private MariaDbTrouble() {}

    static EmbeddedStoreException of(DataFolder folder, String log, int port) {
        String text = log.toLowerCase(Locale.ROOT);
        if (DISK_FULL.matcher(text).find()) {
            return StoreProblem.diskFull(folder.root(), EmbeddedMariaDb.NAME);
        }
        if (PORT.matcher(text).find()) {
            return StoreProblem.portBusy(EmbeddedMariaDb.NAME, port);
        }
        if (LOCKED.matcher(text).find()) {
            return StoreProblem.inUse(folder.root(), EmbeddedMariaDb.NAME);
        }
        String error = firstError(log);
        return DAMAGED.matcher(text).find()
                ? StoreProblem.damaged(folder.data(), EmbeddedMariaDb.NAME, error, folder.log())
                : StoreProblem.notStarted(EmbeddedMariaDb.NAME, error, folder.log());
    }

    private static String firstError(String log) {
        return log.lines()
                .filter(line -> line.contains("[ERROR]"))
                .map(line -> line.substring(line.indexOf("[ERROR]") + 7).trim())
                .findFirst()
                .orElse("no error was logged");
    }
}
