package io.yujian.gateway.wechat;

import io.yujian.gateway.setting.GatewayProperties;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import me.chanjar.weixin.common.util.http.apache.ApacheHttpClientBuilder;
import org.apache.http.HttpEntity;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.client.HttpRequestRetryHandler;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.conn.ConnectionKeepAliveStrategy;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The one HTTP client of all accounts, handed to WxJava through its builder: WxJava's own default has ten connections for
 * the whole platform and cannot be tuned per service. No retries and no redirects (a message could go out twice), no
 * compression, certificates and host names are verified.
 */
@Component
class PlatformHttp implements ApacheHttpClientBuilder, DisposableBean {
    private static final int CONNECT_MS = 2_000;
    private static final int POOL_WAIT_MS = 1_000;
    private static final int IDLE_CHECK_MS = 1_000;
    private static final int IDLE_SECONDS = 25;
    private static final long MAX_ANSWER = 1 << 20;

    private final CloseableHttpClient client;

    PlatformHttp(GatewayProperties properties, CallWatch watch) {
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();
        int perHost = properties.sender().connections();
        pool.setDefaultMaxPerRoute(perHost);
        pool.setMaxTotal(perHost * 2);
        pool.setValidateAfterInactivity(IDLE_CHECK_MS);
        this.client = HttpClients.custom()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(CONNECT_MS)
                        .setConnectionRequestTimeout(POOL_WAIT_MS)
                        .setSocketTimeout(
                                (int) properties.sender().callTimeout().toMillis())
                        .build())
                .evictIdleConnections(IDLE_SECONDS, TimeUnit.SECONDS)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Yujian")
                .addInterceptorFirst((org.apache.http.HttpRequestInterceptor) (request, context) -> watch.sees(request))
                .addInterceptorFirst(
                        (org.apache.http.HttpResponseInterceptor) (response, context) -> refuseHuge(response))
                .build();
    }

    /** The whole answer is read into memory by WxJava. */
    private static void refuseHuge(HttpResponse response) throws HttpException, IOException {
        HttpEntity entity = response.getEntity();
        if (entity != null && entity.getContentLength() > MAX_ANSWER) {
            throw new IOException("answer of " + entity.getContentLength() + " bytes");
        }
        if (entity != null) {
            response.setEntity(new BoundedEntity(entity, MAX_ANSWER));
        }
    }

    @Override
    public CloseableHttpClient build() {
        return client;
    }

    @Override
    public void destroy() throws IOException {
        client.close();
    }

    // WxJava tells its settings through these; ours are fixed above.

    @Override
    public ApacheHttpClientBuilder httpProxyHost(String host) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder httpProxyPort(int port) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder httpProxyUsername(String user) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder httpProxyPassword(String password) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder httpRequestRetryHandler(HttpRequestRetryHandler handler) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder keepAliveStrategy(ConnectionKeepAliveStrategy strategy) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder sslConnectionSocketFactory(SSLConnectionSocketFactory factory) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder supportedProtocols(String[] protocols) {
        return this;
    }
}
