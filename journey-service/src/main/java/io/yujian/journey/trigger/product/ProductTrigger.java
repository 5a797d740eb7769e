package io.yujian.journey.trigger.product;

import io.yujian.journey.trigger.Audience;
import io.yujian.journey.trigger.AudienceTrigger;
import io.yujian.journey.trigger.Entry;
import io.yujian.journey.trigger.product.ProductConfig.News;
import io.yujian.journey.trigger.product.ProductConfig.Watching;
import io.yujian.member.BusinessEvents;
import io.yujian.member.ConditionFacts;
import io.yujian.member.ProductWatchers;
import io.yujian.member.ProductWatchers.Reason;
import io.yujian.platform.event.Event;
import io.yujian.platform.extension.ExtensionMeta;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A product is there again or costs less: everybody who watches it enters, first come first. Entries are told apart by
 * product, so the journey's re-entry rule counts for each product.
 */
@Component
class ProductTrigger implements AudienceTrigger<ProductConfig> {
    private final ProductWatchers watchers;

    ProductTrigger(ProductWatchers watchers) {
        this.watchers = watchers;
    }

    @Override
    public String typeId() {
        return "product";
    }

    @Override
    public Class<ProductConfig> configType() {
        return ProductConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "api",
                "Goods",
                "商品到货或降价",
                "Product is back or cheaper",
                "商城上报商品到货或降价时，关注、收藏或加购过它的客户按先后进入。每个商品分别计算能否再次进入。",
                "When the shop reports a product back in stock or cheaper, those who watch it enter, first come first."
                        + " Re-entry counts for each product.",
                "商品消息（{news}）",
                "Product ({news})");
    }

    @Override
    public ProductConfig example() {
        return new ProductConfig(
                News.RESTOCK, null, List.of(Watching.CART, Watching.MARKED, Watching.ASKED), Duration.ofDays(90), 5, 0);
    }

    @Override
    public Set<String> listensTo(ProductConfig config) {
        return Set.of(
                config.news() == News.RESTOCK ? BusinessEvents.PRODUCT_RESTOCKED : BusinessEvents.PRODUCT_CHEAPER);
    }

    @Override
    public boolean keyed(ProductConfig config) {
        return true;
    }

    @Override
    public Optional<ObjectNode> fansOut(ProductConfig config, Event event) {
        ObjectNode data = event.data();
        String product = product(data);
        List<String> wanted = config.products();
        if (product.isBlank() || wanted != null && !wanted.isEmpty() && !wanted.contains(product)) {
            return Optional.empty();
        }
        return config.news() == News.RESTOCK || isCheaper(data, config.percent())
                ? Optional.of(data)
                : Optional.empty();
    }

    @Override
    public ObjectNode sample(ProductConfig config) {
        List<String> wanted = config.products();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("product", wanted == null || wanted.isEmpty() ? "P100" : wanted.get(0));
        return config.news() == News.RESTOCK
                ? data.put("stock", 10)
                : data.put("price", 100 - config.percent()).put("before", 100);
    }

    private static boolean isCheaper(ObjectNode data, int percent) {
        JsonNode price = data.path("price");
        JsonNode before = data.path("before");
        if (!price.isNumber() || !before.isNumber()) {
            return percent == 0;
        }
        double was = before.asDouble();
        double is = price.asDouble();
        return is < was && (was - is) * 100 >= percent * was;
    }

    private static String product(ObjectNode data) {
        return data.path("product").asString("");
    }

    @Override
    public Audience audience(ProductConfig config, Moment moment) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        config.who().forEach(who -> reasons.add(Reason.values()[who.ordinal()]));
        ObjectNode data = moment.data();
        String product = product(data);
        return new Audience() {
            @Override
            public Page after(long reached, int most) {
                List<Member> members =
                        watchers.after(product, reasons, moment.at().minus(config.within()), reached, most).stream()
                                .map(w -> new Member(w.customerId(), w.place()))
                                .toList();
                long last = members.isEmpty()
                        ? reached
                        : members.get(members.size() - 1).place();
                return new Page(members, last, members.isEmpty());
            }

            @Override
            public Optional<Entry> entry(ConditionFacts facts) {
                return Optional.of(new Entry(data.deepCopy(), product, null));
            }

            @Override
            public long most() {
                JsonNode stock = data.path("stock");
                return config.news() == News.RESTOCK && config.perUnit() > 0 && stock.isIntegralNumber()
                        ? Math.max(0, stock.asLong()) * config.perUnit()
                        : Long.MAX_VALUE;
            }
        };
    }
}
