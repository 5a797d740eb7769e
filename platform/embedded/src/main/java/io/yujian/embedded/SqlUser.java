package io.yujian.embedded;

/** The one user of a database server that we start: may do everything, from this machine only. */
final class SqlUser {
    static final String NAME = "yujian";

    private SqlUser() {}

    /** Run at each start, so that the password in the folder is always the one that works. */
    static String initStatements(String database, String password) {
        String user = "'" + NAME + "'@'127.0.0.1'";
        return String.join(
                "\n",
                "CREATE DATABASE IF NOT EXISTS `" + database + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;",
                "CREATE USER IF NOT EXISTS " + user + " IDENTIFIED BY '" + password + "';",
                "ALTER USER " + user + " IDENTIFIED BY '" + password + "';",
                "GRANT ALL PRIVILEGES ON *.* TO " + user + ";",
                "");
    }
}
