package io.yujian.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;

/** Main class of the JVM that {@link KilledJvmIT} kills: starts both servers, commits rows and says each aloud. */
final class AbandonedServers {

    private AbandonedServers() {}

    public static void main(String[] args) throws Exception {
        EmbeddedStores stores = EmbeddedStores.start(Path.of(args[0]), 64);
        System.out.println(
                "started " + stores.mariaDb().pid() + " " + stores.redis().pid());
        try (Connection connection = stores.mariaDb().connect("yujian");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS n (id INT PRIMARY KEY) ENGINE=InnoDB");
            for (int i = 1; ; i++) {
                statement.execute("INSERT INTO n VALUES (" + i + ")");
                System.out.println("row " + i);
            }
        }
    }
}
