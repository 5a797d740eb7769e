package io.yujian.journey.library;

import io.yujian.coupon.CouponBatches;
import io.yujian.gateway.Accounts;
import io.yujian.gateway.FanMenus;
import io.yujian.journey.library.JourneyFile.JourneyReference;
import io.yujian.journey.webhook.Webhooks;
import io.yujian.platform.error.YujianException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes journeys to files and reads them. What a file names of its own installation is mapped, or left to be chosen. */
@Component
public class JourneyFiles {
    private static final Map<String, String> KINDS = Map.of(
            "batchId",
            "coupon-batch",
            "journeyId",
            "journey",
            "accounts",
            "account",
            "accountId",
            "account",
            "webhookId",
            "webhook",
            "menuId",
            "menu");
    private final JourneyMapper mapper;
    private final JourneyDrafts drafts;
    private final CouponBatches batches;
    private final Accounts accounts;
    private final Webhooks webhooks;
    private final FanMenus menus;
    private final JsonMapper json;

    JourneyFiles(
            JourneyMapper mapper,
            JourneyDrafts drafts,
            CouponBatches batches,
            Accounts accounts,
            Webhooks webhooks,
            FanMenus menus,
            JsonMapper json) {
        this.mapper = mapper;
        this.drafts = drafts;
        this.batches = batches;
        this.accounts = accounts;
        this.webhooks = webhooks;
        this.menus = menus;
        this.json = json;
    }

    /** @param unmapped references that mean nothing here yet; they are empty in the new draft */
    public record Imported(long id, List<JourneyReference> unmapped) {}

    /** The draft as it is now. */
    @Transactional(readOnly = true)
    public JourneyFile export(long id) {
        JourneyRow row = mapper.find(id);
        if (row == null) {
            throw JourneyDrafts.notFound();
        }
        ObjectNode definition = (ObjectNode) json.readTree(row.draft());
        Map<String, JourneyReference> found = new TreeMap<>();
        collect(definition, found);
        return new JourneyFile(
                JourneyFile.KIND, JourneyFile.FORMAT, row.name(), definition, List.copyOf(found.values()));
    }

    /** A new draft. */
    @Transactional
    public Imported bring(JourneyFile file, Map<String, String> mapping) {
        if (!JourneyFile.KIND.equals(file.kind()) || file.format() != JourneyFile.FORMAT) {
            throw YujianException.invalid("journey.not-a-file", "这不是旅程文件，或来自更新的版本");
        }
        if (file.definition() == null || file.name() == null) {
            throw YujianException.invalid("journey.not-a-file", "旅程文件里没有名称或定义");
        }
        Map<String, JourneyReference> unmapped = new TreeMap<>();
        ObjectNode definition = (ObjectNode) mapped(file.definition(), "", mapping, named(file), unmapped);
        return new Imported(drafts.create(file.name(), definition), List.copyOf(unmapped.values()));
    }

    private static Map<String, JourneyReference> named(JourneyFile file) {
        Map<String, JourneyReference> named = new TreeMap<>();
        if (file.references() != null) {
            file.references().forEach(r -> named.put(r.kind() + ":" + r.id(), r));
        }
        return named;
    }

    private void collect(JsonNode node, Map<String, JourneyReference> found) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String kind = KINDS.get(field.getKey());
            if (kind == null) {
                collect(field.getValue(), found);
            } else if (field.getValue().isArray()) {
                field.getValue().forEach(id -> collect(kind, id, found));
            } else {
                collect(kind, field.getValue(), found);
            }
        }
        if (node.isArray()) {
            node.forEach(item -> collect(item, found));
        }
    }

    private void collect(String kind, JsonNode id, Map<String, JourneyReference> found) {
        String text = id.asString("");
        if (text.matches("[0-9]{1,18}")) {
            found.put(
                    kind + ":" + text,
                    new JourneyReference(
                            kind, text, name(kind, Long.parseLong(text)).orElse("")));
        }
    }

    private Optional<String> name(String kind, long id) {
        return switch (kind) {
            case "coupon-batch" -> batches.find(id).map(CouponBatches.Summary::title);
            case "account" -> accounts.byId(id).map(Accounts.Account::name);
            case "menu" -> Optional.ofNullable(menus.find(List.of(id)).get(id)).map(FanMenus.Menu::name);
            case "webhook" -> webhooks.find(id).map(Webhooks.Summary::name);
            default -> Optional.ofNullable(mapper.find(id)).map(JourneyRow::name);
        };
    }

    private JsonNode mapped(
            JsonNode node,
            String kind,
            Map<String, String> mapping,
            Map<String, JourneyReference> named,
            Map<String, JourneyReference> unmapped) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(f -> copy.set(
                            f.getKey(),
                            mapped(f.getValue(), KINDS.getOrDefault(f.getKey(), ""), mapping, named, unmapped)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            for (JsonNode item : array) {
                JsonNode own = mapped(item, kind, mapping, named, unmapped);
                if (kind.isEmpty() || !own.asString("").isEmpty()) {
                    copy.add(own);
                }
            }
            return copy;
        }
        return kind.isEmpty() || !node.isValueNode() ? node : reference(node, kind, mapping, named, unmapped);
    }

    /** An id that the caller maps, else one that means the same here; else nothing, and it is named. */
    private JsonNode reference(
            JsonNode node,
            String kind,
            Map<String, String> mapping,
            Map<String, JourneyReference> named,
            Map<String, JourneyReference> unmapped) {
        String id = node.asString("");
        String here = mapping.get(id);
        if (here != null) {
            return JsonNodeFactory.instance.stringNode(here);
        }
        JourneyReference there = named.getOrDefault(kind + ":" + id, new JourneyReference(kind, id, ""));
        boolean same = id.matches("[0-9]{1,18}")
                && !there.name().isEmpty()
                && name(kind, Long.parseLong(id)).filter(there.name()::equals).isPresent();
        if (same || id.isEmpty()) {
            return node;
        }
        unmapped.put(kind + ":" + id, there);
        return JsonNodeFactory.instance.stringNode("");
    }
}
