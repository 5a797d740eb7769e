package io.yujian.platform.web;

import io.yujian.platform.error.FieldProblem;
import io.yujian.platform.observability.Trace;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes problem details (RFC 9457) with our {@code code} and {@code traceId}, also where no controller is involved. */
@Component
public class Problems {
    private final JsonMapper mapper;

    Problems(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * @param code stable word, never renamed once released
     * @param detail plain Chinese sentence without secrets or internals
     */
    public static ProblemDetail of(int status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
        problem.setProperty("code", code);
        problem.setProperty("traceId", Trace.currentOrNew());
        return problem;
    }

    static ProblemDetail of(int status, String code, String detail, List<FieldProblem> fields) {
        ProblemDetail problem = of(status, code, detail);
        problem.setProperty("fields", fields);
        return problem;
    }

    /** Answers from a filter. */
    public void write(HttpServletResponse response, int status, String code, String detail) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(mapper.writeValueAsBytes(of(status, code, detail)));
    }
}
