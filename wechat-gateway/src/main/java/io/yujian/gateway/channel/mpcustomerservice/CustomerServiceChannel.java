package io.yujian.gateway.channel.mpcustomerservice;

import io.yujian.gateway.ChannelCatalog.ContentProblem;
import io.yujian.gateway.MessageClass;
import io.yujian.gateway.Question;
import io.yujian.gateway.channel.MessageChannel;
import io.yujian.gateway.channel.SendNeed;
import io.yujian.gateway.channel.Texts;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Customer-service message. The platform has no idempotency key for it. */
@Component
class CustomerServiceChannel implements MessageChannel<CustomerServiceContent> {
    private static final int TEXT_BYTES = 2048;

    private final JsonMapper json;

    CustomerServiceChannel(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String typeId() {
        return "mp-customer-service";
    }

    @Override
    public Class<CustomerServiceContent> configType() {
        return CustomerServiceContent.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "message",
                "ChatDotRound",
                "客服消息",
                "Customer-service message",
                "粉丝关注、扫码、点菜单后 1 分钟内可发 3 条，发来消息后 48 小时内可发 5 条；超出时间不能发送。",
                "Up to 3 messages within a minute after a follow, scan or menu click, 5 within 48 hours after a message.",
                "客服消息：{kind}，{text}，{title}，{head}",
                "Message: {kind}, {text}, {title}, {head}");
    }

    @Override
    public CustomerServiceContent example() {
        return CustomerServiceContent.text("你好，{{customer.name|朋友}}，欢迎关注！");
    }

    @Override
    public String accountKind() {
        return "mp";
    }

    @Override
    public String api() {
        return "custom-send";
    }

    @Override
    public long dailyQuota() {
        return 500_000;
    }

    @Override
    public SendNeed need(CustomerServiceContent content) {
        return new SendNeed.Window();
    }

    @Override
    public String path() {
        return "/cgi-bin/message/custom/send";
    }

    @Override
    public List<ContentProblem> check(CustomerServiceContent c, MessageClass messageClass) {
        List<ContentProblem> problems = new ArrayList<>();
        switch (c.kind()) {
            case "text" -> need(problems, "text", c.text(), "文字", "text");
            case "image", "voice" -> need(problems, "mediaId", c.mediaId(), "素材 ID", "media id");
            case "video" -> {
                need(problems, "mediaId", c.mediaId(), "素材 ID", "media id");
                need(problems, "thumbMediaId", c.thumbMediaId(), "封面素材 ID", "cover media id");
            }
            case "news" -> {
                need(problems, "title", c.title(), "标题", "title");
                need(problems, "url", c.url(), "链接", "link");
            }
            case "miniprogram" -> {
                need(problems, "title", c.title(), "标题", "title");
                need(problems, "appId", c.appId(), "小程序 AppID", "mini-program AppID");
                need(problems, "pagePath", c.pagePath(), "小程序页面", "mini-program page");
                need(problems, "thumbMediaId", c.thumbMediaId(), "封面素材 ID", "cover media id");
            }
            default -> {
                need(problems, "head", c.head(), "开头文字", "head");
                if (c.items() == null || c.items().isEmpty()) {
                    problems.add(Texts.problem("items", "missing", "请至少添加一个选项", "Add at least one choice"));
                } else {
                    choices(problems, c.items());
                }
            }
        }
        if (c.text() != null && Texts.bytes(c.text()) > TEXT_BYTES) {
            problems.add(
                    Texts.problem("text", "too-long", "文字超过 2048 字节（约 680 个汉字）", "Text is longer than 2048 bytes"));
        }
        return problems;
    }

    /** The platform forbids to lead people on with choices: they answer, they do not advertise. */
    private static void choices(List<ContentProblem> problems, List<CustomerServiceContent.Item> items) {
        for (int i = 0; i < items.size(); i++) {
            String word = Texts.marketingWord(items.get(i).content());
            if (word != null) {
                problems.add(Texts.problem(
                        "items[" + i + "].content",
                        "marketing-in-choice",
                        "菜单选项里不能有营销内容：「" + word + "」",
                        "Choices must not advertise: " + word));
            }
        }
    }

    @Override
    public Optional<Asked<CustomerServiceContent>> ask(Question question) {
        boolean menu = !question.choices().isEmpty();
        CustomerServiceContent content = menu
                ? CustomerServiceContent.menu(question.text(), question.choices(), question.tail())
                : CustomerServiceContent.text(question.text());
        // A tap on a choice opens the window of a menu tap only.
        return Optional.of(
                new Asked<>(content, "mp.message", "menuId", "content", menu ? "mp.menu-click" : "mp.message"));
    }

    @Override
    public Set<String> linkFields() {
        return Set.of("url");
    }

    @Override
    public Set<String> textFields() {
        return Set.of("text");
    }

    private static void need(
            List<ContentProblem> problems, String field, @Nullable String value, String zh, String en) {
        if (Texts.blank(value)) {
            problems.add(Texts.problem(field, "missing", "请填写" + zh, "The " + en + " is missing"));
        }
    }

    @Override
    public String preview(CustomerServiceContent c) {
        return Texts.preview(
                switch (c.kind()) {
                    case "text" -> or(c.text());
                    case "image" -> "[图片]";
                    case "voice" -> "[语音]";
                    case "video" -> "[视频] " + or(c.title());
                    case "news" -> "[图文] " + or(c.title());
                    case "miniprogram" -> "[小程序] " + or(c.title());
                    default -> "[菜单] " + or(c.head());
                });
    }

    @Override
    public ObjectNode request(CustomerServiceContent c, String recipient, String key) {
        ObjectNode message = json.createObjectNode().put("touser", recipient);
        switch (c.kind()) {
            case "text" -> message.put("msgtype", "text").putObject("text").put("content", or(c.text()));
            case "image", "voice" ->
                message.put("msgtype", c.kind()).putObject(c.kind()).put("media_id", or(c.mediaId()));
            case "video" ->
                message.put("msgtype", "video")
                        .putObject("video")
                        .put("media_id", or(c.mediaId()))
                        .put("thumb_media_id", or(c.thumbMediaId()))
                        .put("title", or(c.title()))
                        .put("description", or(c.description()));
            case "news" ->
                message.put("msgtype", "news")
                        .putObject("news")
                        .putArray("articles")
                        .addObject()
                        .put("title", or(c.title()))
                        .put("description", or(c.description()))
                        .put("url", or(c.url()))
                        .put("picurl", or(c.picUrl()));
            case "miniprogram" ->
                message.put("msgtype", "miniprogrampage")
                        .putObject("miniprogrampage")
                        .put("title", or(c.title()))
                        .put("appid", or(c.appId()))
                        .put("pagepath", or(c.pagePath()))
                        .put("thumb_media_id", or(c.thumbMediaId()));
            default -> menu(message.put("msgtype", "msgmenu").putObject("msgmenu"), c);
        }
        return message;
    }

    private static void menu(ObjectNode menu, CustomerServiceContent c) {
        menu.put("head_content", or(c.head()));
        var list = menu.putArray("list");
        for (CustomerServiceContent.Item item :
                c.items() == null ? List.<CustomerServiceContent.Item>of() : c.items()) {
            list.addObject().put("id", item.id()).put("content", item.content());
        }
        menu.put("tail_content", or(c.tail()));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
