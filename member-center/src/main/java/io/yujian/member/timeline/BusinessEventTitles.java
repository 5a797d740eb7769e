package io.yujian.member.timeline;

import io.yujian.member.BusinessEvents;
import io.yujian.member.EventTitles;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Titles of what happens in the brand's shops: with the product or the order, and the amount. */
@Component
class BusinessEventTitles implements EventTitles {
    private static final int LONGEST = 40;

    @Override
    public Optional<Title> of(String type, ObjectNode data) {
        return BusinessEvents.nameOf(type).map(name -> with(name, about(data), amount(data)));
    }

    private static Title with(Title name, String about, String amount) {
        String more = about.isEmpty() || amount.isEmpty() ? about + amount : about + "，" + amount;
        return more.isEmpty() ? name : new Title(name.zh() + "：" + more, name.en() + ": " + more.replace("，", ", "));
    }

    private static String about(ObjectNode data) {
        for (String field : new String[] {"name", "product", "sku", "order"}) {
            JsonNode value = data.path(field);
            String text = value.isValueNode() ? value.asString("") : "";
            if (!text.isBlank()) {
                return text.codePointCount(0, text.length()) <= LONGEST
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
            }
        }
        return "";
    }

    private static String amount(ObjectNode data) {
        JsonNode amount = data.path("amount");
        if (!amount.isNumber()) {
            return "";
        }
        String currency = data.path("currency").asString("");
        return currency.isEmpty() || currency.equals("CNY")
                ? "¥" + amount.asString()
                : amount.asString() + " " + currency;
    }
}
