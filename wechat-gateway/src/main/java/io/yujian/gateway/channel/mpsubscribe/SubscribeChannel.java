package io.yujian.gateway.channel.mpsubscribe;

import io.yujian.gateway.ChannelCatalog.ContentProblem;
import io.yujian.gateway.MessageClass;
import io.yujian.gateway.channel.MessageChannel;
import io.yujian.gateway.channel.SendNeed;
import io.yujian.gateway.channel.TemplateKeywords;
import io.yujian.gateway.channel.Texts;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Subscription notification of an Official Account. One consent, one message; no idempotency key. */
@Component
class SubscribeChannel implements MessageChannel<SubscribeContent> {
    private final JsonMapper json;

    SubscribeChannel(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String typeId() {
        return "mp-subscribe";
    }

    @Override
    public Class<SubscribeContent> configType() {
        return SubscribeContent.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "message",
                "Postcard",
                "订阅通知",
                "Subscription notification",
                "粉丝每同意一次，可以推送一条；没有剩余次数时不能发送。",
                "One message for each time the person agreed; none without consent.",
                "订阅模板 {templateId}",
                "Template {templateId}");
    }

    @Override
    public SubscribeContent example() {
        return new SubscribeContent("TEMPLATE_ID", "https://example.com/", Map.of("thing1", "活动即将开始"), null);
    }

    @Override
    public String accountKind() {
        return "mp";
    }

    @Override
    public String api() {
        return "subscribe-send";
    }

    @Override
    public long dailyQuota() {
        return 1_000_000;
    }

    @Override
    public SendNeed need(SubscribeContent content) {
        return new SendNeed.Credit(content.templateId());
    }

    @Override
    public String path() {
        return "/cgi-bin/message/subscribe/bizsend";
    }

    @Override
    public String messageIdField() {
        return "msgid";
    }

    @Override
    public List<ContentProblem> check(SubscribeContent c, MessageClass messageClass) {
        return TemplateKeywords.check(c.data());
    }

    @Override
    public Set<String> linkFields() {
        return Set.of("page");
    }

    @Override
    public String preview(SubscribeContent c) {
        return Texts.preview("[订阅] " + TemplateKeywords.line(c.data()));
    }

    @Override
    public ObjectNode request(SubscribeContent c, String recipient, String key) {
        ObjectNode message = json.createObjectNode().put("touser", recipient).put("template_id", c.templateId());
        if (!Texts.blank(c.page())) {
            message.put("page", c.page());
        }
        TemplateKeywords.write(message.putObject("data"), c.data());
        return message;
    }
}
