package io.yujian.simulator.callback;

import io.yujian.simulator.account.BrandAccount;

/** Writes the XML of a message or event as WeChat does: text in CDATA, numbers bare. */
public final class EventXml {

    private final StringBuilder xml = new StringBuilder(400);
    private final String name;

    private EventXml(String name) {
        this.name = name;
    }

    /** Starts an event. */
    public static EventXml event(BrandAccount account, String openid, long createSeconds, String event) {
        EventXml made = new EventXml(event);
        made.head(account, openid, createSeconds).text("MsgType", "event").text("Event", event);
        return made;
    }

    /** Starts a message from the fan. */
    public static EventXml message(BrandAccount account, String openid, long createSeconds, String msgType) {
        EventXml made = new EventXml(msgType);
        made.head(account, openid, createSeconds).text("MsgType", msgType);
        return made;
    }

    private EventXml head(BrandAccount account, String openid, long createSeconds) {
        xml.append("<xml>");
        return text("ToUserName", account.originalId())
                .text("FromUserName", openid)
                .number("CreateTime", createSeconds);
    }

    public EventXml text(String tag, String value) {
        xml.append('<').append(tag).append("><![CDATA[");
        xml.append(value.contains("]]>") ? value.replace("]]>", "]]]]><![CDATA[>") : value);
        xml.append("]]></").append(tag).append('>');
        return this;
    }

    public EventXml number(String tag, long value) {
        xml.append('<')
                .append(tag)
                .append('>')
                .append(value)
                .append("</")
                .append(tag)
                .append('>');
        return this;
    }

    public EventXml decimal(String tag, double value) {
        xml.append('<')
                .append(tag)
                .append('>')
                .append(value)
                .append("</")
                .append(tag)
                .append('>');
        return this;
    }

    public EventXml open(String tag) {
        xml.append('<').append(tag).append('>');
        return this;
    }

    public EventXml close(String tag) {
        xml.append("</").append(tag).append('>');
        return this;
    }

    /** Event, or MsgType of a message. */
    public String name() {
        return name;
    }

    public String build() {
        return xml + "</xml>";
    }
}
