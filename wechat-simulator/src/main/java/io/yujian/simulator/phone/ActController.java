package io.yujian.simulator.phone;

import io.yujian.simulator.callback.Callback;
import io.yujian.simulator.traffic.CallbackView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets tests and the page do what people do. */
@RestController
class ActController {

    private final Phones phones;

    ActController(Phones phones) {
        this.phones = phones;
    }

    /** Answers with the callback: at once, or with {@code wait} when it was delivered or given up. */
    @PostMapping("/sim/api/act")
    CompletableFuture<CallbackView> act(@RequestBody Act act, HttpServletRequest request) {
        StringBuffer url = request.getRequestURL();
        Callback callback = phones.act(
                act, url.substring(0, url.length() - request.getRequestURI().length()));
        return Boolean.TRUE.equals(act.untilDelivered())
                ? callback.done()
                : CompletableFuture.completedFuture(callback.view());
    }
}
