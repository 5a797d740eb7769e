package io.yujian.platform.web;

import org.springframework.http.ProblemDetail;

/** Code and words for what the framework or the container refuses by itself. */
final class StatusProblems {
    private StatusProblems() {}

    static ProblemDetail of(int status) {
        return switch (status) {
            case 401 -> Problems.of(401, "auth.required", "请先登录，或使用有效的 API 密钥");
            case 403 -> Problems.of(403, "auth.forbidden", "没有权限");
            case 404 -> Problems.of(404, "request.not-found", "没有这个地址");
            case 405 -> Problems.of(405, "request.method-not-allowed", "这个地址不支持这种请求方法");
            case 406 -> Problems.of(406, "request.not-acceptable", "无法给出所要的格式");
            case 413 -> Problems.of(413, "request.too-large", "请求内容太大");
            case 415 -> Problems.of(415, "request.unsupported-media-type", "不支持这种内容类型，请用 application/json");
            case 503 -> Problems.of(503, "busy", "系统正忙，请稍后再试");
            default ->
                status >= 500
                        ? Problems.of(500, "internal", "系统内部错误，请把追踪编号告诉管理员")
                        : Problems.of(status, "request.invalid", "请求有误，请检查参数");
        };
    }
}
