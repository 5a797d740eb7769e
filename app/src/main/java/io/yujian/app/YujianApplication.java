package io.yujian.app;

import io.yujian.embedded.EmbeddedStoreException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the product: all roles in one process, or those that {@code --yujian.roles} names. */
@SpringBootApplication(scanBasePackages = "io.yujian")
@AutoConfigurationPackage(basePackages = "io.yujian")
public class YujianApplication {
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(YujianApplication.class);
        application.addListeners(new StartEmbeddedStores());
        try {
            application.run(args);
        } catch (RuntimeException e) {
            EmbeddedStoreException trouble = storeTrouble(e);
            if (trouble != null) {
                // A person reads this on a terminal; the stack trace would only hide the way out.
                System.err.println(
                        trouble.reason().zh() + " " + trouble.remedy().zh());
                System.err.println(
                        trouble.reason().en() + " " + trouble.remedy().en());
            }
            // Threads of the stores would keep a half-started process alive.
            System.exit(1);
        }
    }

    private static @org.jspecify.annotations.Nullable EmbeddedStoreException storeTrouble(Throwable problem) {
        for (Throwable t = problem; t != null; t = t.getCause()) {
            if (t instanceof EmbeddedStoreException known) {
                return known;
            }
        }
        return null;
    }
}
