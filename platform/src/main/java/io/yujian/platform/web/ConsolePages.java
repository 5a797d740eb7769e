package io.yujian.platform.web;

import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The console's files. Assets carry a hash in their name and are cached for a year; everything else is asked for again.
 * An address that is neither a file nor an interface gets {@code index.html}, since the console routes by itself.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.ADMIN)
@Order(-1)
class ConsolePages implements WebMvcConfigurer {
    /** First segments that belong to servers, where a wrong address is 404 and not the console. */
    private static final List<String> NOT_CONSOLE =
            List.of("api/", "h5/", "staff/", "wechat/", "r/", "actuator/", "v3/", "swagger-ui/", "webjars/", "error/");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new ConsoleResolver());
    }

    /** Finds the file, else the console's first page. */
    static final class ConsoleResolver extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = super.getResource(path, location);
            if (file != null || !isConsoleAddress(path)) {
                return file;
            }
            Resource index = new ClassPathResource("static/index.html");
            return index.exists() ? index : null;
        }

        static boolean isConsoleAddress(String path) {
            boolean fileName = path.substring(path.lastIndexOf('/') + 1).contains(".");
            return !fileName && NOT_CONSOLE.stream().noneMatch(prefix -> (path + "/").startsWith(prefix));
        }
    }
}
