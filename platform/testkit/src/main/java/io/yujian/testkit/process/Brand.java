package io.yujian.testkit.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A brand that a test sets up through the public API: an Official Account known to the simulator and to the product, and
 * journeys on it.
 */
public final class Brand {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonApi product;
    private final JsonApi simulator;
    private final String appId;
    private final String accountId;
    private final String name;

    private Brand(JsonApi product, JsonApi simulator, String appId, String accountId, String name) {
        this.product = product;
        this.simulator = simulator;
        this.appId = appId;
        this.accountId = accountId;
        this.name = name;
    }

    /** What both sides know of the account; fixed, because nothing here is secret. */
    public static final String TOKEN = "yujianTestToken0001";

    public static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    public static final String SECRET = "0123456789abcdef0123456789abcdef";

    /**
     * Registers one account on both sides.
     *
     * @param callbackBase address of the node that receives callbacks
     * @param simulatorUrl where the product sends its calls
     * @param appId 18 characters, {@code wx} and 16 hex digits
     */
    public static Brand connect(
            JsonApi product, JsonApi simulator, String callbackBase, String simulatorUrl, String appId) {
        String name = "测试服务号" + appId.substring(14);
        ObjectNode fake = JSON.createObjectNode()
                .put("appId", appId)
                .put("secret", SECRET)
                .put("token", TOKEN)
                .put("encodingAesKey", AES_KEY)
                .put("mode", "safe")
                .put("originalId", "gh_" + appId.substring(2, 14))
                .put("name", name)
                .put("callbackUrl", callbackBase + "/wechat/mp/" + appId);
        simulator.post("/sim/api/accounts", fake.toString());
        ObjectNode account = JSON.createObjectNode()
                .put("kind", "mp")
                .put("name", name)
                .put("appId", appId)
                .put("originalId", "gh_" + appId.substring(2, 14))
                .put("secret", SECRET)
                .put("token", TOKEN)
                .put("encodingAesKey", AES_KEY)
                .put("mode", "safe")
                .put("apiHost", simulatorUrl);
        String id =
                product.post("/api/v1/accounts", account.toString()).path("id").asString();
        return new Brand(product, simulator, appId, id, name);
    }

    public String appId() {
        return appId;
    }

    public String accountId() {
        return accountId;
    }

    /** As people see it, different for each account. */
    public String name() {
        return name;
    }

    public JsonApi product() {
        return product;
    }

    public JsonApi simulator() {
        return simulator;
    }

    /** Publishes a journey that sends one text to whoever follows; returns its id. */
    public String welcome(String text) {
        return publish(
                "欢迎",
                "{\"type\":\"follow\",\"version\":1,\"config\":{\"sceneMatch\":\"any\",\"scenes\":[]}}",
                Map.of("n1", sendNode(text, "{}")));
    }

    /** A node that sends a customer-service text. */
    public static String sendNode(String text, String next) {
        ObjectNode node = JSON.createObjectNode()
                .put("type", "send-message")
                .put("version", 1)
                .put("name", "发送");
        ObjectNode config = node.putObject("config").put("messageClass", "SERVICE");
        ObjectNode way = config.putArray("chain")
                .addObject()
                .put("channel", "mp-customer-service")
                .put("version", 1);
        way.putObject("content").put("kind", "text").put("text", text);
        node.set("next", JSON.readTree(next));
        return node.toString();
    }

    /** A node that sends a template message with one keyword. */
    public static String templateNode(String templateId, String text) {
        ObjectNode node = JSON.createObjectNode()
                .put("type", "send-message")
                .put("version", 1)
                .put("name", "模板");
        ObjectNode config = node.putObject("config").put("messageClass", "SERVICE");
        ObjectNode way = config.putArray("chain")
                .addObject()
                .put("channel", "mp-template")
                .put("version", 1);
        way.putObject("content").put("templateId", templateId).putObject("data").put("thing1", text);
        node.putObject("next");
        return node.toString();
    }

    /** Creates and publishes a journey that starts at node {@code n1}; customers may enter again at any time. */
    public String publish(String name, String trigger, Map<String, String> nodes) {
        return publish(name, trigger, "{\"reentry\":{\"mode\":\"always\"}}", nodes);
    }

    /** The same with entry rules of its own. */
    public String publish(String name, String trigger, String entry, Map<String, String> nodes) {
        List<String> parts = new ArrayList<>();
        nodes.forEach((id, node) -> parts.add("\"" + id + "\":" + node));
        String definition = "{\"schema\":1,\"triggers\":[" + trigger
                + "],\"entry\":" + entry + ",\"exit\":{\"onUnfollow\":true},\"start\":\"n1\","
                + "\"nodes\":{" + String.join(",", parts) + "},\"notes\":[]}";
        var journey = product.post("/api/v1/journeys", "{\"name\":\"" + name + "\",\"definition\":" + definition + "}");
        String id = journey.path("id").asString();
        product.post(
                "/api/v1/journeys/" + id + "/publish",
                "{\"revision\":" + journey.path("revision").asInt() + "}");
        return id;
    }
}
