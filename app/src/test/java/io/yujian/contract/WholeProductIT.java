package io.yujian.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.platform.extension.ExtensionRegistry;
import io.yujian.platform.extension.Extensions;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.contract.EndpointContract;
import io.yujian.testkit.contract.ExtensionTypeContract;
import io.yujian.testkit.process.JsonApi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@ModuleTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "yujian.admin-password-file=target/whole-product/admin-password",
            "yujian.key-file=target/whole-product/keys.json"
        })
class WholeProductIT {
    @LocalServerPort
    int port;

    @Autowired
    ExtensionRegistry registry;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Nested
    class EveryEndpoint extends EndpointContract {
        @Override
        protected RequestMappingHandlerMapping mapping() {
            return mapping;
        }
    }

    @Nested
    class EveryExtension extends ExtensionTypeContract {
        @Override
        protected Collection<Extensions<?>> extensions() {
            return registry.registered();
        }
    }

    @Test
    void shouldOfferEveryRegisteredExtensionInTheCatalog() throws Exception {
        Set<String> registered = new TreeSet<>();
        registry.registered()
                .forEach(kind -> kind.all().forEach(type -> registered.add(kind.kind() + " " + type.typeId())));
        Set<String> offered = new TreeSet<>();
        admin().get("/api/v1/catalog")
                .path("items")
                .forEach(item -> offered.add(
                        item.path("kind").asString() + " " + item.path("type").asString()));
        assertThat(offered).isEqualTo(registered);
    }

    @Test
    void shouldDescribeEveryOperationOfTheApiWithATypedAnswer() throws Exception {
        JsonNode api = admin().get("/v3/api-docs");
        assertThat(api.path("paths").size()).isGreaterThan(10);
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode answers = operation.getValue().path("responses");
                    answers.properties().stream()
                            .filter(answer -> answer.getKey().matches("20[0-3]"))
                            .filter(answer -> answer.getValue().has("content"))
                            .forEach(answer -> assertThat(
                                            answer.getValue().path("content").size())
                                    .as("%s %s tells what it answers", operation.getKey(), path.getKey())
                                    .isPositive());
                }));
    }

    private JsonApi admin() throws Exception {
        String password =
                Files.readString(Path.of("target/whole-product/admin-password")).strip();
        return new JsonApi("http://127.0.0.1:" + port).login("admin", password);
    }
}
