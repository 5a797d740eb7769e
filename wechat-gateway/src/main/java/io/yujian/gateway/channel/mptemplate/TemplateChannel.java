package io.yujian.gateway.channel.mptemplate;

import io.yujian.gateway.ChannelCatalog.ContentProblem;
import io.yujian.gateway.MessageClass;
import io.yujian.gateway.channel.MessageChannel;
import io.yujian.gateway.channel.SendNeed;
import io.yujian.gateway.channel.TemplateKeywords;
import io.yujian.gateway.channel.Texts;
import io.yujian.platform.extension.ExtensionMeta;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Template message. {@code client_msg_id} makes a repeat to the same person harmless for about ten minutes; whether it
 * arrived is told later by an event that names the message id.
 */
@Component
class TemplateChannel implements MessageChannel<TemplateContent> {
    /** A minute less than the platform promises. */
    private static final Duration KEY_LIFE = Duration.ofMinutes(9);

    private final JsonMapper json;

    TemplateChannel(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String typeId() {
        return "mp-template";
    }

    @Override
    public Class<TemplateContent> configType() {
        return TemplateContent.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "message",
                "Bell",
                "模板消息",
                "Template message",
                "只用于服务通知（订单、预约等），不能有营销内容；需要认证服务号。thing 类关键词超过 20 字会被截断。",
                "Notices about something the person did; no advertising. Needs a verified service account.",
                "模板 {templateId}",
                "Template {templateId}");
    }

    @Override
    public TemplateContent example() {
        return new TemplateContent(
                "TEMPLATE_ID",
                "https://example.com/",
                null,
                Map.of("thing1", "预约成功", "time2", "2026-01-01 10:00"),
                null);
    }

    @Override
    public String accountKind() {
        return "mp";
    }

    @Override
    public String api() {
        return "template-send";
    }

    @Override
    public long dailyQuota() {
        return 100_000;
    }

    @Override
    public SendNeed need(TemplateContent content) {
        return new SendNeed.Following();
    }

    @Override
    public String path() {
        return "/cgi-bin/message/template/send";
    }

    @Override
    public Duration keyLife() {
        return KEY_LIFE;
    }

    @Override
    public String messageIdField() {
        return "msgid";
    }

    @Override
    public List<ContentProblem> check(TemplateContent c, MessageClass messageClass) {
        List<ContentProblem> problems = TemplateKeywords.check(c.data());
        if (messageClass == MessageClass.MARKETING) {
            problems.add(Texts.problem(
                    "", "marketing-in-template", "模板消息不能用于营销，请改用其他渠道", "Template messages must not advertise"));
        }
        c.data().forEach((key, value) -> {
            String word = value == null ? null : Texts.marketingWord(value);
            if (word != null) {
                problems.add(Texts.problem(
                        "data." + key,
                        "marketing-in-template",
                        "模板消息不能有营销内容：「" + word + "」",
                        "Template messages must not advertise: " + word));
            }
        });
        return problems;
    }

    @Override
    public Set<String> linkFields() {
        return Set.of("url");
    }

    @Override
    public String preview(TemplateContent c) {
        return Texts.preview("[模板] " + TemplateKeywords.line(c.data()));
    }

    @Override
    public ObjectNode request(TemplateContent c, String recipient, String key) {
        ObjectNode message = json.createObjectNode().put("touser", recipient).put("template_id", c.templateId());
        if (!Texts.blank(c.url())) {
            message.put("url", c.url());
        }
        TemplateContent.MiniProgram mini = c.miniprogram();
        if (mini != null) {
            ObjectNode node = message.putObject("miniprogram").put("appid", mini.appId());
            if (!Texts.blank(mini.pagePath())) {
                node.put("pagepath", mini.pagePath());
            }
        }
        message.put("client_msg_id", key);
        TemplateKeywords.write(message.putObject("data"), c.data());
        return message;
    }
}
