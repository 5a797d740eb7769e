package io.yujian.member.customer;

import io.yujian.member.text.DateForm;
import io.yujian.member.text.TextForm;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.lock.CustomerLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes attributes: the JSON that snapshots read and the rows that conditions search, always together. */
@Component
public class CustomerAttributes {
    private static final int MOST = 100;
    private static final int LONGEST_VALUE = 200;
    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{N}_.-]{1,64}");

    private final CustomerMapper customers;
    private final AttributeMapper index;
    private final CustomerLock locks;
    private final JsonMapper json;

    CustomerAttributes(CustomerMapper customers, AttributeMapper index, CustomerLock locks, JsonMapper json) {
        this.customers = customers;
        this.index = index;
        this.locks = locks;
        this.json = json;
    }

    /** All attributes of the customer, in the caller's transaction, customer locked. */
    public void replace(long customerId, Map<String, String> attributes) {
        locks.requireHeld(customerId);
        Map<String, String> clean = clean(attributes);
        customers.changeAttributes(customerId, clean.isEmpty() ? null : write(clean));
        reindex(customerId, clean);
    }

    /** True when the attribute could be stored with those that the customer has. */
    static boolean fits(Map<String, String> own, String key, String value) {
        return KEY.matcher(key).matches()
                && value.length() <= LONGEST_VALUE
                && (value.isEmpty() || own.containsKey(key) || own.size() < MOST);
    }

    /** All attributes of many customers, clean already; three statements. In the order of the customers' ids. */
    void replaceAll(Map<Long, Map<String, String>> byCustomer) {
        customers.changeManyAttributes(byCustomer.entrySet().stream()
                .map(e -> new CustomerMapper.Written(e.getKey(), e.getValue().isEmpty() ? null : write(e.getValue())))
                .toList());
        index.clearMany(byCustomer.keySet());
        List<AttributeMapper.AttributeRow> rows = new ArrayList<>();
        byCustomer.forEach((id, own) -> new TreeMap<>(own).forEach((key, value) -> rows.add(row(id, key, value))));
        if (!rows.isEmpty()) {
            index.insert(rows);
        }
    }

    /** Only the search rows; for who writes the customer's row itself. */
    public void reindex(long customerId, Map<String, String> attributes) {
        index.clear(customerId);
        if (!attributes.isEmpty()) {
            index.insert(new TreeMap<>(attributes)
                    .entrySet().stream()
                            .map(entry -> row(customerId, entry.getKey(), entry.getValue()))
                            .toList());
        }
    }

    public String write(Map<String, String> attributes) {
        return json.writeValueAsString(new TreeMap<>(attributes));
    }

    /** The form in which a key is stored. */
    public static String key(String text) {
        return TextForm.clean(text);
    }

    private static Map<String, String> clean(Map<String, String> attributes) {
        Map<String, String> clean = new TreeMap<>();
        attributes.forEach((key, value) -> {
            String cleanKey = key(key);
            String cleanValue = TextForm.clean(value);
            if (!KEY.matcher(cleanKey).matches()) {
                throw YujianException.invalid("customer.bad-attribute", "属性名只能用文字、数字、下划线、点和横线，最多 64 个字：" + cleanKey);
            }
            if (cleanValue.length() > LONGEST_VALUE) {
                throw YujianException.invalid("customer.bad-attribute", "属性「" + cleanKey + "」的内容超过 200 个字。");
            }
            if (!cleanValue.isEmpty()) {
                clean.put(cleanKey, cleanValue);
            }
        });
        if (clean.size() > MOST) {
            throw YujianException.invalid("customer.bad-attribute", "一位客户最多 100 个属性。");
        }
        return clean;
    }

    private static AttributeMapper.AttributeRow row(long customerId, String key, String value) {
        Optional<DateForm> date = DateForm.read(value);
        return new AttributeMapper.AttributeRow(
                customerId,
                key,
                TextForm.fold(value),
                TextForm.number(value).orElse(null),
                date.map(DateForm::monthDay).orElse(0),
                date.map(DateForm::year).orElse(null));
    }
}
