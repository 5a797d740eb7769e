package io.yujian.simulator.callback;

import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.crypto.RandomText;
import io.yujian.simulator.crypto.Signatures;
import io.yujian.simulator.time.SimulatorClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The GET by which the platform checks a callback address before it is saved. */
@Component
public class UrlVerification {

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final SimulatorClock clock;

    public UrlVerification(SimulatorClock clock) {
        this.clock = clock;
    }

    public VerificationReport verify(BrandAccount account) throws InterruptedException {
        String timestamp = Long.toString(clock.seconds());
        String nonce = RandomText.hex(10);
        String echo = RandomText.alphanumeric(19);
        String url = account.callbackUrl()
                + (account.callbackUrl().contains("?") ? "&" : "?")
                + "signature="
                + Signatures.sign(account.token(), timestamp, nonce)
                + "&timestamp="
                + timestamp
                + "&nonce="
                + nonce
                + "&echostr="
                + echo;
        long start = System.nanoTime();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            String problem = problem(answer.statusCode(), answer.body(), echo);
            return report(url, answer.statusCode(), answer.body(), start, problem);
        } catch (IOException | IllegalArgumentException e) {
            return report(url, null, "", start, "the address cannot be reached: " + e);
        }
    }

    private static @Nullable String problem(int status, String body, String echo) {
        if (status != 200) {
            return "HTTP status is not 200: wrong address, or token refused";
        }
        return body.equals(echo) ? null : "the answer is not the echostr byte for byte";
    }

    private static VerificationReport report(
            String url, @Nullable Integer status, String body, long start, @Nullable String problem) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        String answer = body.length() > 500 ? body.substring(0, 500) : body;
        return new VerificationReport(problem == null, url, status, answer, millis, problem);
    }
}
