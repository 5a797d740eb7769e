package io.yujian.platform.openapi;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.yujian.platform.security.Allowed;
import java.time.Duration;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the generator cannot read off the controllers: ways to sign in, rights, problem details, and the types of JSON
 * whose shape the catalog tells. Says nothing about the machine it runs on, so that the file can be compared.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String PROBLEM = "ProblemDetails";

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(ObjectNode.class, new ObjectSchema().additionalProperties(true))
                .replaceWithSchema(ArrayNode.class, new ArraySchema().items(new Schema<>()))
                .replaceWithSchema(JsonNode.class, new Schema<>().description("any JSON"))
                .replaceWithSchema(
                        Duration.class,
                        new StringSchema().format("duration").description("ISO 8601, such as P2D or PT15M"));
    }

    @Bean
    OpenAPI yujianApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Yujian 域见")
                        .version("v1")
                        .description(
                                "Ids are strings, times are ISO 8601 in UTC, money is in cents, refusals are problem"
                                        + " details with a stable code, lists are {items, next}.")
                        .license(new License().name("Apache-2.0")))
                .components(new Components()
                        .addSchemas(PROBLEM, problem())
                        .addSecuritySchemes(
                                "session",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("YJSESSION")
                                        .description("Writes repeat the cookie XSRF-TOKEN in the header X-XSRF-TOKEN."))
                        .addSecuritySchemes(
                                "key",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("yk_<id>_<secret>")));
    }

    @Bean
    GlobalOperationCustomizer rightsOfOperations() {
        return (operation, method) -> describe(operation, method);
    }

    @Bean
    GlobalOpenApiCustomizer sameOnEveryMachine() {
        return api -> {
            api.setServers(List.of(new Server().url("/")));
            api.getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> {
                        operation.setTags(List.of(tag(path)));
                        idsAsText(operation);
                    }));
            api.setTags(null);
        };
    }

    @Bean
    ModelConverter requiredComponents() {
        return new RequiredComponents();
    }

    private static Operation describe(Operation operation, HandlerMethod method) {
        operation.setOperationId(method.getMethod().getName());
        Allowed allowed = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Allowed.class);
        if (allowed != null) {
            operation.addExtension("x-right", allowed.value());
            operation.addSecurityItem(new SecurityRequirement().addList("session"));
            operation.addSecurityItem(new SecurityRequirement().addList("key"));
        }
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("Refused")
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/" + PROBLEM)))));
        return operation;
    }

    /** A 64-bit id is text to a client too: as a number of JavaScript it would lose its last digits. */
    private static void idsAsText(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        operation.getParameters().stream()
                .filter(parameter -> parameter.getSchema() != null
                        && "int64".equals(parameter.getSchema().getFormat()))
                .forEach(parameter -> parameter.setSchema(new StringSchema().pattern("\\d+")));
    }

    /** {@code /api/v1/journeys/{id}/runs} → {@code journeys}. */
    private static String tag(String path) {
        String[] parts = path.split("/");
        return parts.length > 3 ? parts[3] : "other";
    }

    private static Schema<?> problem() {
        Schema<?> field = new ObjectSchema()
                .addProperty("field", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("message", new StringSchema())
                .required(List.of("field", "code", "message"));
        return new ObjectSchema()
                .description("RFC 9457 problem details; further members by code")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("plain sentence for people"))
                .addProperty("instance", new StringSchema())
                .addProperty("code", new StringSchema().description("stable word for programs"))
                .addProperty("traceId", new StringSchema().description("finds the request in the logs"))
                .addProperty("fields", new ArraySchema().items(field))
                .required(List.of("status", "detail", "code", "traceId"));
    }
}
