package io.yujian.platform.security.entry;

import io.yujian.platform.security.SecurityProperties;
import io.yujian.platform.security.key.ApiKeys;
import io.yujian.platform.security.session.Sessions;
import io.yujian.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Three ways in. Callbacks prove themselves by signature and get no filter that costs anything; fan pages prove
 * themselves by signed tokens and may be framed by the simulator; everything else has sessions, keys and CSRF. Which
 * right a call needs is on the controller's method, see {@link RightsInterceptor}.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(SecurityProperties.class)
class AccessConfiguration {
    @Bean
    @Order(1)
    SecurityFilterChain callbackChain(HttpSecurity http) throws Exception {
        http.securityMatcher("/wechat/**");
        return stateless(http)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .exceptionHandling(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain fanChain(HttpSecurity http, PagePolicies policies) throws Exception {
        http.securityMatcher("/h5/**", "/api/h5/**");
        return stateless(http)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(policies::fan)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain consoleChain(
            HttpSecurity http,
            PagePolicies policies,
            CookieCsrfTokenRepository csrfTokens,
            Sessions sessions,
            ApiKeys keys,
            Problems problems,
            SecurityProperties properties)
            throws Exception {
        return stateless(http)
                .addFilterBefore(new CallerFilter(sessions, keys, problems), CsrfFilter.class)
                .csrf(csrf -> protect(csrf).csrfTokenRepository(csrfTokens))
                .headers(policies::console)
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers("/actuator/health/**").permitAll();
                    requests.requestMatchers("/actuator/**").access(new OperatorsOnly());
                    if (!properties.demo()) {
                        requests.requestMatchers(
                                        "/v3/api-docs/**", "/v3/api-docs.yaml", "/swagger-ui/**", "/swagger-ui.html")
                                .authenticated();
                    }
                    requests.anyRequest().permitAll();
                })
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, e) ->
                                problems.write(response, 401, "auth.required", "请先登录，或使用有效的 API 密钥"))
                        .accessDeniedHandler((request, response, e) -> denied(problems, response, e)))
                .build();
    }

    /**
     * A write with a key needs no token, since no other site can make a browser send one; see {@link CallerFilter}. Signing
     * in needs none either: it takes {@code application/json} only, which another site cannot send without a pre-flight.
     */
    private static CsrfConfigurer<HttpSecurity> protect(CsrfConfigurer<HttpSecurity> csrf) {
        return csrf.spa()
                .ignoringRequestMatchers(CallerFilter::hasBearer)
                .ignoringRequestMatchers(AccessConfiguration::isSignIn);
    }

    private static boolean isSignIn(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getServletPath().equals("/api/v1/session");
    }

    private static void denied(Problems problems, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (e instanceof CsrfException) {
            problems.write(response, 403, "auth.csrf", "请求缺少有效的 X-XSRF-TOKEN,请刷新页面后再试");
        } else {
            problems.write(response, 403, "auth.forbidden", "没有权限");
        }
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable);
    }

    @Bean
    CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    /** The id before the hash lets a later release move to other parameters while old hashes stay good. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
                "argon2", Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    }

    /** Keeps the framework from making a user of its own and logging its password. */
    @Bean
    UserDetailsService noFrameworkUsers() {
        return username -> {
            throw new UsernameNotFoundException("people sign in at /api/v1/session");
        };
    }

    @Bean
    WebMvcConfigurer rights(RightsInterceptor interceptor) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(interceptor);
            }
        };
    }
}
