package io.yujian.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.process.JsonApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The console's client and forms are made from these two files. {@code ./yujian generate} writes them; this test fails
 * when the product has moved on without them.
 */
@ModuleTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "yujian.admin-password-file=target/generated-files/admin-password",
            "yujian.key-file=target/generated-files/keys.json"
        })
class GeneratedFilesIT {
    private static final Path FOLDER = Path.of("../admin-ui/src/generated");
    private static final boolean UPDATE = Boolean.getBoolean("yujian.generate");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @LocalServerPort
    private int port;

    private JsonApi api;

    @BeforeEach
    void signIn() throws IOException {
        String password = Files.readString(Path.of("target/generated-files/admin-password"))
                .strip();
        api = new JsonApi("http://127.0.0.1:" + port).login("admin", password);
    }

    @Test
    void shouldKeepTheOpenApiDescription() throws IOException {
        ObjectNode description = (ObjectNode) api.get("/v3/api-docs");
        description.remove("servers"); // the test's own port
        keep("openapi.json", description);
    }

    @Test
    void shouldKeepTheCatalog() throws IOException {
        ObjectNode catalog = (ObjectNode) api.get("/api/v1/catalog");
        List<JsonNode> items = new ArrayList<>();
        catalog.path("items").forEach(items::add);
        items.sort((a, b) -> key(a).compareTo(key(b)));
        ArrayNode sorted = JSON.createArrayNode();
        items.forEach(sorted::add);
        catalog.set("items", sorted);
        keep("catalog.json", catalog);
    }

    private static String key(JsonNode item) {
        return item.path("kind").asString() + "/" + item.path("type").asString();
    }

    private static void keep(String name, JsonNode now) throws IOException {
        String text = JSON.writeValueAsString(sorted(now)).replace("\r\n", "\n") + "\n";
        Path file = FOLDER.resolve(name);
        if (UPDATE) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
            return;
        }
        assertThat(text)
                .as("%s is stale: run ./yujian generate and look at the difference", name)
                .isEqualTo(Files.exists(file) ? Files.readString(file) : "(missing)");
    }

    /** Object keys in order, so that a file changes only when its meaning does. */
    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode result = JSON.createObjectNode();
            object.propertyNames().stream().sorted().forEach(name -> result.set(name, sorted(object.path(name))));
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = JSON.createArrayNode();
            array.forEach(item -> result.add(sorted(item)));
            return result;
        }
        return node;
    }
}
