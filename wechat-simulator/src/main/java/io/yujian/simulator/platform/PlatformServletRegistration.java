package io.yujian.simulator.platform;

import io.yujian.simulator.account.Accounts;
import io.yujian.simulator.fault.Faults;
import io.yujian.simulator.quota.Quotas;
import io.yujian.simulator.time.Clockwork;
import io.yujian.simulator.token.AccessTokens;
import jakarta.servlet.MultipartConfigElement;
import java.util.List;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.ObjectMapper;

/** Puts the platform API beside the control API and the page. */
@Configuration(proxyBeanMethods = false)
class PlatformServletRegistration {

    private static final long LARGEST_FILE = 20L * 1024 * 1024;

    @Bean
    ServletRegistrationBean<PlatformServlet> platformServlet(
            List<PlatformApi> apis,
            Accounts accounts,
            AccessTokens tokens,
            Quotas quotas,
            Faults faults,
            Clockwork clockwork,
            ObjectMapper mapper) {
        ApiRoutes routes = new ApiRoutes();
        apis.forEach(api -> api.register(routes));
        PlatformServlet servlet = new PlatformServlet(routes, accounts, tokens, quotas, faults, clockwork, mapper);
        ServletRegistrationBean<PlatformServlet> bean =
                new ServletRegistrationBean<>(servlet, "/cgi-bin/*", "/sns/*", "/wxaapi/*");
        bean.setName("platform");
        bean.setLoadOnStartup(1);
        bean.setAsyncSupported(true);
        bean.setMultipartConfig(
                new MultipartConfigElement("", LARGEST_FILE, LARGEST_FILE + 65_536, (int) LARGEST_FILE));
        return bean;
    }
}
