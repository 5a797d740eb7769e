package io.yujian.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the product: all roles in one process, or those that {@code --yujian.roles} names. */
@SpringBootApplication(scanBasePackages = "io.yujian")
@AutoConfigurationPackage(basePackages = "io.yujian")
public class YujianApplication {
    public static void main(String[] args) {
        SpringApplication.run(YujianApplication.class, args);
    }
}
