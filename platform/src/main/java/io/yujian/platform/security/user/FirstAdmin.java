package io.yujian.platform.security.user;

import io.yujian.platform.crypto.PrivateFile;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.SecurityProperties;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes the first administrator when there is no user at all. The password goes to a file that only the owner of the
 * process can read; it is never logged. Two nodes that start together both try, the unique user name lets one win, and
 * only the winner writes its file.
 */
@Component
@ConditionalOnRole(Role.ADMIN)
@Order(0)
class FirstAdmin implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);
    /** Without the letters and digits that are taken for one another. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private final Users users;
    private final TransactionOperations transaction;
    private final Path file;
    private final SecureRandom random = new SecureRandom();

    FirstAdmin(Users users, TransactionOperations transaction, SecurityProperties properties) {
        this.users = users;
        this.transaction = transaction;
        this.file = Path.of(properties.adminPasswordFile());
    }

    @Override
    public void run(ApplicationArguments args) {
        if (!users.none()) {
            return;
        }
        String password = password();
        try {
            transaction.executeWithoutResult(status -> {
                users.create(new NewUser("admin", "管理员", UserRole.ADMIN, password));
                PrivateFile.write(file, password + "\n");
            });
            LOG.info("Made the first administrator: user name admin, password in {}", file.toAbsolutePath());
        } catch (YujianException e) {
            if (!e.code().equals("user.username-taken")) {
                throw e;
            }
            LOG.info("Another node made the first administrator");
        }
    }

    private String password() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            password.append(i > 0 && i % 5 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
