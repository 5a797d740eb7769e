package io.yujian.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.yujian.platform.security.PublicEndpoint;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What filters and the container itself refuse is problem details too, not the framework's default page. In every role. */
@Controller
class ContainerErrorController implements ErrorController {
    @RequestMapping("/error")
    @PublicEndpoint(reason = "only says what was refused")
    @Hidden
    ResponseEntity<ProblemDetail> describeContainerError(HttpServletRequest request) {
        // Without the container's attribute somebody asked for the address by hand.
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return ResponseEntity.status(status).body(StatusProblems.of(status));
    }
}
