package io.yujian.gateway.wechat;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Configuration;

/**
 * WxJava writes each failed call with its whole address, access token included, and the HTTP client does so at debug
 * level. Neither may reach a log at any setting; what matters is logged by us, without secrets.
 */
@Configuration(proxyBeanMethods = false)
class QuietLogs {
    QuietLogs() {
        LoggingSystem logging = LoggingSystem.get(QuietLogs.class.getClassLoader());
        logging.setLogLevel("me.chanjar.weixin", LogLevel.OFF);
        logging.setLogLevel("org.apache.http", LogLevel.WARN);
    }
}
