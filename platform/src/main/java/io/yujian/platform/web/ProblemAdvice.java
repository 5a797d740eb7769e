package io.yujian.platform.web;

import io.yujian.platform.error.FieldProblem;
import io.yujian.platform.error.YujianException;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns whatever a controller throws into problem details. What we did not expect becomes 500 {@code internal} with the
 * trace id and nothing else: the stack trace goes to the log only.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final JsonMapper mapper;

    ProblemAdvice(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @ExceptionHandler(YujianException.class)
    ResponseEntity<ProblemDetail> refused(YujianException e) {
        ProblemDetail problem = Problems.of(e.status(), e.code(), String.valueOf(e.getMessage()));
        @Nullable Record extension = e.extension();
        if (extension != null) {
            mapper.valueToTree(extension)
                    .properties()
                    .forEach(member -> problem.setProperty(member.getKey(), member.getValue()));
        }
        if (e.status() >= 500) {
            LOG.warn("Answered {} code={}", e.status(), e.code(), e);
        }
        return answer(problem);
    }

    @ExceptionHandler(ConstraintViolationException.class)
    ResponseEntity<ProblemDetail> invalid(ConstraintViolationException e) {
        return answer(Problems.of(400, "request.invalid", "有内容不符合要求", FieldProblems.of(e)));
    }

    @ExceptionHandler(OptimisticLockingFailureException.class)
    ResponseEntity<ProblemDetail> stale(OptimisticLockingFailureException e) {
        return answer(Problems.of(409, "conflict.stale", "内容已被别人修改，请刷新后再改"));
    }

    @ExceptionHandler(DuplicateKeyException.class)
    ResponseEntity<ProblemDetail> duplicate(DuplicateKeyException e) {
        LOG.info(
                "Refused a duplicate: {}",
                String.valueOf(e.getMostSpecificCause().getMessage()));
        return answer(Problems.of(409, "conflict.duplicate", "同样的内容已经存在"));
    }

    @ExceptionHandler(PessimisticLockingFailureException.class)
    ResponseEntity<ProblemDetail> busy(PessimisticLockingFailureException e) {
        LOG.warn("Locks were not to be had, the caller may try again", e);
        return later(Problems.of(503, "busy", "系统正忙，请稍后再试"));
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<ProblemDetail> databaseGone(RuntimeException e) {
        LOG.error("The database is out of reach, requests are refused until it is back", e);
        return later(Problems.of(503, "database.unavailable", "数据库暂时不可用，请稍后再试"));
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<ProblemDetail> unexpected(Exception e, HttpServletResponse response) {
        LOG.error("A request failed unexpectedly, the caller got code=internal; look into it", e);
        if (response.isCommitted()) {
            return null;
        }
        return answer(Problems.of(500, "internal", "系统内部错误，请把追踪编号告诉管理员"));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldProblem> fields = new ArrayList<>();
        for (var error : e.getBindingResult().getAllErrors()) {
            String field = error instanceof FieldError at ? at.getField() : "";
            fields.add(new FieldProblem(field, FieldProblems.kebab(error.getCode()), FieldProblems.words(error)));
        }
        return object(Problems.of(400, "request.invalid", "有内容不符合要求", fields), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            return handleExceptionInternal(e, null, headers, status, request);
        }
        List<FieldProblem> fields = new ArrayList<>();
        for (var result : e.getParameterValidationResults()) {
            String parameter = String.valueOf(result.getMethodParameter().getParameterName());
            for (var error : result.getResolvableErrors()) {
                String field =
                        error instanceof FieldError at && result instanceof ParameterErrors ? at.getField() : parameter;
                String[] codes = error.getCodes();
                String code = codes == null || codes.length == 0 ? null : codes[codes.length - 1];
                fields.add(new FieldProblem(field, FieldProblems.kebab(code), FieldProblems.words(error)));
            }
        }
        return object(Problems.of(400, "request.invalid", "有内容不符合要求", fields), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e.getMostSpecificCause() instanceof YujianException refused) {
            return object(Problems.of(refused.status(), refused.code(), String.valueOf(refused.getMessage())), headers);
        }
        String field = e.getCause() instanceof JacksonException json ? FieldProblems.path(json) : "";
        return field.isEmpty()
                ? object(Problems.of(400, "request.malformed", "请求内容不是可读的 JSON,或缺少内容"), headers)
                : object(
                        Problems.of(
                                400,
                                "request.malformed",
                                "有字段的类型或取值不对",
                                List.of(new FieldProblem(field, "unreadable", "类型或取值不对"))),
                        headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError() && status.value() != 503) {
            LOG.error("A request failed unexpectedly, the caller got code=internal; look into it", e);
        }
        return object(StatusProblems.of(status.value()), headers);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    private static ResponseEntity<ProblemDetail> later(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, "2")
                .body(problem);
    }

    private static ResponseEntity<Object> object(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus()).headers(headers).body(problem);
    }
}
