package io.yujian.simulator.message;

import io.yujian.simulator.account.WorldPart;
import io.yujian.simulator.crypto.RandomText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Each account's templates. Every account starts with the same few, so that demos and tests need no set-up. */
@Component
public class Templates implements WorldPart {

    private static final List<MessageTemplate> FIRST = List.of(
            new MessageTemplate(
                    "TMvisit0000000000000000000000000000000000001",
                    "到店提醒",
                    "门店:{{thing1.DATA}}\n时间:{{time2.DATA}}\n备注:{{thing3.DATA}}\n",
                    false),
            new MessageTemplate(
                    "TMorder0000000000000000000000000000000000002",
                    "订单发货通知",
                    "订单号:{{character_string1.DATA}}\n商品:{{thing2.DATA}}\n发货时间:{{time3.DATA}}\n",
                    false),
            new MessageTemplate(
                    "TMmember000000000000000000000000000000000003",
                    "会员注册成功通知",
                    "会员姓名:{{thing1.DATA}}\n会员卡号:{{character_string2.DATA}}\n注册时间:{{time3.DATA}}\n",
                    false),
            new MessageTemplate(
                    "SBactivity00000000000000000000000000000000001",
                    "活动开始提醒",
                    "活动名称:{{thing1.DATA}}\n开始时间:{{time2.DATA}}\n温馨提示:{{thing3.DATA}}\n",
                    true),
            new MessageTemplate(
                    "SBcoupon0000000000000000000000000000000000002",
                    "优惠券到期提醒",
                    "券名称:{{thing1.DATA}}\n到期时间:{{time2.DATA}}\n",
                    true));

    private final ConcurrentMap<String, CopyOnWriteArrayList<MessageTemplate>> byAppId = new ConcurrentHashMap<>();

    public List<MessageTemplate> list(String appId, boolean subscription) {
        return of(appId).stream()
                .filter(template -> template.forSubscription() == subscription)
                .toList();
    }

    public List<MessageTemplate> all(String appId) {
        return List.copyOf(of(appId));
    }

    Optional<MessageTemplate> find(String appId, String templateId, boolean subscription) {
        for (MessageTemplate template : of(appId)) {
            if (template.id().equals(templateId) && template.forSubscription() == subscription) {
                return Optional.of(template);
            }
        }
        return Optional.empty();
    }

    MessageTemplate add(String appId, MessageTemplate template) {
        String id = template.templateId() == null ? RandomText.token(43) : template.templateId();
        MessageTemplate added =
                new MessageTemplate(id, template.title(), template.content(), template.forSubscription());
        of(appId).removeIf(known -> known.id().equals(id));
        of(appId).add(added);
        return added;
    }

    boolean remove(String appId, String templateId) {
        return of(appId).removeIf(known -> known.id().equals(templateId));
    }

    private CopyOnWriteArrayList<MessageTemplate> of(String appId) {
        return byAppId.computeIfAbsent(appId, id -> new CopyOnWriteArrayList<>(FIRST));
    }

    @Override
    public void forget(String appId) {
        byAppId.remove(appId);
    }

    @Override
    public void forgetAll() {
        byAppId.clear();
    }
}
