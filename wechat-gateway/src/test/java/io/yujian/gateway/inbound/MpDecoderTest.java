package io.yujian.gateway.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.gateway.Accounts;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.StoredEntry;
import io.yujian.platform.inbox.UndecodableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class MpDecoderTest {
    private static final String COMMON = "<ToUserName><![CDATA[gh_1]]></ToUserName>"
            + "<FromUserName><![CDATA[oAbC]]></FromUserName><CreateTime>1700000000</CreateTime>";
    private static final Instant STORED = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong next = new AtomicLong(1000);
    private final MpDecoder decoder = new MpDecoder(
            new OneAccount(), next::incrementAndGet, JsonMapper.builder().build());

    static Stream<Arguments> kinds() {
        return Stream.of(
                of("subscribe", "<EventKey><![CDATA[]]></EventKey>", "mp.follow", "{}"),
                of("subscribe", "", "mp.follow", "{}"),
                of(
                        "subscribe",
                        "<EventKey>qrscene_store 1</EventKey><Ticket>T</Ticket>",
                        "mp.follow",
                        "{'scene':'store 1','ticket':'T'}"),
                of("unsubscribe", "<EventKey></EventKey>", "mp.unfollow", "{}"),
                of("SCAN", "<EventKey>7</EventKey><Ticket>T</Ticket>", "mp.scan", "{'scene':'7','ticket':'T'}"),
                of(
                        "LOCATION",
                        "<Latitude>23.1</Latitude><Longitude>113.3</Longitude><Precision>119.4</Precision>",
                        "mp.location",
                        "{'latitude':23.1,'longitude':113.3,'precision':119.4}"),
                of("CLICK", "<EventKey>K</EventKey>", "mp.menu-click", "{'key':'K'}"),
                of(
                        "VIEW",
                        "<EventKey>http://a/b?c=1&amp;d=2</EventKey><MenuId>4</MenuId>",
                        "mp.menu-view",
                        "{'url':'http://a/b?c=1&d=2','menuId':'4'}"),
                of("view_miniprogram", "<EventKey>pages/x</EventKey>", "mp.menu-miniprogram", "{'path':'pages/x'}"),
                of(
                        "scancode_waitmsg",
                        "<EventKey>k</EventKey><ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult>1</ScanResult>"
                                + "</ScanCodeInfo>",
                        "mp.menu-scancode",
                        "{'key':'k','mode':'waitmsg','scanType':'qrcode','scanResult':'1'}"),
                of(
                        "pic_sysphoto",
                        "<EventKey>k</EventKey><SendPicsInfo><Count>1</Count><PicList><item><PicMd5Sum>ab</PicMd5Sum>"
                                + "</item></PicList></SendPicsInfo>",
                        "mp.menu-photo",
                        "{'key':'k','mode':'sysphoto','count':1,'md5':['ab']}"),
                of(
                        "location_select",
                        "<EventKey>k</EventKey><SendLocationInfo><Location_X>23</Location_X><Location_Y>113</Location_Y>"
                                + "<Scale>15</Scale><Label>L</Label><Poiname></Poiname></SendLocationInfo>",
                        "mp.menu-location",
                        "{'key':'k','latitude':23.0,'longitude':113.0,'scale':'15','label':'L'}"),
                of(
                        "TEMPLATESENDJOBFINISH",
                        "<MsgID>200163836</MsgID><Status>failed:user block</Status>",
                        "mp.template-result",
                        "{'msgId':'200163836','status':'failed:user block'}"),
                of(
                        "MASSSENDJOBFINISH",
                        "<MsgID>1</MsgID><Status>send success</Status><TotalCount>10</TotalCount><SentCount>9</SentCount>",
                        "mp.mass-result",
                        "{'msgId':'1','status':'send success','total':10,'sent':9}"),
                of(
                        "PUBLISHJOBFINISH",
                        "<PublishEventInfo><publish_id>3</publish_id><publish_status>0</publish_status>"
                                + "<article_detail><count>1</count><item><idx>1</idx><article_url>u</article_url></item>"
                                + "</article_detail></PublishEventInfo>",
                        "mp.publish-result",
                        "{'publishId':'3','status':'0','urls':['u'],'failed':[]}"),
                of(
                        "user_authorization_cancellation",
                        "<OpenID>oOther</OpenID><RevokeInfo>1</RevokeInfo>",
                        "mp.authorization",
                        "{'change':'cancellation','openid':'oOther','revoked':'1'}"),
                of(
                        "kf_switch_session",
                        "<FromKfAccount>a</FromKfAccount><ToKfAccount>b</ToKfAccount>",
                        "mp.service-session",
                        "{'change':'switch','fromAccount':'a','toAccount':'b'}"),
                of(
                        "annual_renew",
                        "<ExpiredTime>1</ExpiredTime>",
                        "mp.verification",
                        "{'event':'annual_renew','expiredTime':'1'}"),
                of("card_pass_check", "<CardId>c</CardId>", "mp.card-reviewed", "{'cardId':'c','passed':true}"),
                of(
                        "user_get_card",
                        "<CardId>c</CardId><UserCardCode>1</UserCardCode><IsGiveByFriend>1</IsGiveByFriend>",
                        "mp.card-received",
                        "{'cardId':'c','code':'1','given':true,'restored':false,'recommended':false}"),
                of(
                        "user_del_card",
                        "<CardId>c</CardId><UserCardCode>1</UserCardCode>",
                        "mp.card-deleted",
                        "{'cardId':'c','code':'1'}"),
                of(
                        "user_consume_card",
                        "<CardId>c</CardId><UserCardCode>1</UserCardCode><ConsumeSource>FROM_API</ConsumeSource>",
                        "mp.card-consumed",
                        "{'cardId':'c','code':'1','source':'FROM_API'}"),
                of(
                        "card_sku_remind",
                        "<CardId>c</CardId><Detail>low</Detail>",
                        "mp.card-stock-low",
                        "{'cardId':'c','detail':'low'}"),
                of("something_new", "<X>1</X>", "mp.raw", "{'event':'something_new'}"));
    }

    private static Arguments of(String event, String more, String type, String data) {
        return Arguments.of(event, more, type, data.replace('\'', '"'));
    }

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("kinds")
    void shouldDecodeEachKindOfEvent(String event, String more, String type, String data) throws Exception {
        Event told = one("<MsgType>event</MsgType><Event><![CDATA[" + event + "]]></Event>" + more);
        assertThat(told.type()).isEqualTo(type);
        assertThat(told.data()).isEqualTo(JsonMapper.builder().build().readTree(data));
        assertThat(told.id()).isEqualTo(5);
        assertThat(told.occurredAt()).isEqualTo(Instant.ofEpochSecond(1700000000));
        assertThat(told.receivedAt()).isEqualTo(STORED);
    }

    @Test
    void shouldDecodeMessages() throws Exception {
        Event text = one("<MsgType>text</MsgType><Content>你好</Content><MsgId>9007199254740993</MsgId>"
                + "<bizmsgmenuid>101</bizmsgmenuid>");
        assertThat(text.type()).isEqualTo("mp.message");
        assertThat(text.data().path("content").asString()).isEqualTo("你好");
        assertThat(text.data().path("msgId").asString()).isEqualTo("9007199254740993");
        assertThat(text.data().path("menuId").asString()).isEqualTo("101");
        Event place = one("<MsgType>location</MsgType><Location_X>23.134521</Location_X>"
                + "<Location_Y>113.358803</Location_Y><Scale>20</Scale><Label>L</Label><MsgId>1</MsgId>");
        assertThat(place.data().path("latitude").asDouble()).isEqualTo(23.134521);
        Event voice = one("<MsgType>voice</MsgType><MediaId>m</MediaId><Format>amr</Format><MsgId>2</MsgId>");
        assertThat(voice.data().path("mediaId").asString()).isEqualTo("m");
        assertThat(one("<MsgType>hologram</MsgType>").type()).isEqualTo("mp.raw");
    }

    @Test
    void shouldTellOneEventForEachEntryOfAList() throws Exception {
        List<Event> events = decode("<MsgType>event</MsgType><Event>subscribe_msg_popup_event</Event>"
                + "<SubscribeMsgPopupEvent><List><TemplateId>a</TemplateId>"
                + "<SubscribeStatusString>accept</SubscribeStatusString><PopupScene>2</PopupScene></List>"
                + "<List><TemplateId>b</TemplateId><SubscribeStatusString>reject</SubscribeStatusString>"
                + "<PopupScene>2</PopupScene></List></SubscribeMsgPopupEvent>");
        assertThat(events).extracting(Event::type).containsExactly("mp.subscribe-popup", "mp.subscribe-popup");
        assertThat(events).extracting(Event::id).containsExactly(5L, 1001L);
        assertThat(events.get(1).data().path("status").asString()).isEqualTo("reject");
    }

    @Test
    void shouldNameThePersonAndTheUnionidIfThereIsOne() throws Exception {
        Event told = one("<MsgType>event</MsgType><Event>user_get_card</Event><CardId>c</CardId>"
                + "<UserCardCode>1</UserCardCode><UnionId>u1</UnionId>");
        assertThat(told.identities())
                .containsExactly(IdentityRef.openid("wxapp", "oAbC"), new IdentityRef("unionid", "u1"));
        assertThat(one("<MsgType>event</MsgType><Event>card_pass_check</Event><CardId>c</CardId>")
                        .identities())
                .isEmpty();
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        for (String inner : List.of(
                "",
                "<MsgType>event</MsgType>",
                "<MsgType>event</MsgType><Event>CLICK</Event>",
                "<MsgType>image</MsgType>",
                "<MsgType>event</MsgType><Event>LOCATION</Event><Latitude>x</Latitude><Longitude>1</Longitude>",
                "<MsgType>event</MsgType><Event>subscribe_msg_sent_event</Event>")) {
            assertThatThrownBy(() -> decode(inner)).as(inner).isInstanceOf(UndecodableException.class);
        }
        assertThatThrownBy(() -> decoder.decode(stored("<xml><MsgType>text</MsgType></xml>")))
                .isInstanceOf(UndecodableException.class);
        assertThatThrownBy(() -> decoder.decode(stored("garbage"))).isInstanceOf(UndecodableException.class);
    }

    @Test
    void shouldReadCommonFieldsAsTheOracleDoes() throws Exception {
        String body = "<xml>" + COMMON + "<MsgType>event</MsgType><Event>SCAN</Event><EventKey>域&lt;1&gt;</EventKey>"
                + "<Ticket>TT</Ticket></xml>";
        WxMpXmlMessage oracle = WxMpXmlMessage.fromXml(body);
        Event told = decoder.decode(stored(body)).get(0);
        assertThat(told.identities().get(0).value()).isEqualTo(oracle.getFromUser());
        assertThat(told.occurredAt().getEpochSecond()).isEqualTo(oracle.getCreateTime());
        assertThat(told.data().path("scene").asString()).isEqualTo(oracle.getEventKey());
        assertThat(told.data().path("ticket").asString()).isEqualTo(oracle.getTicket());
    }

    private Event one(String inner) throws UndecodableException {
        List<Event> events = decode(inner);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private List<Event> decode(String inner) throws UndecodableException {
        return decoder.decode(stored("<xml>" + COMMON + inner + "</xml>"));
    }

    private static StoredEntry stored(String body) {
        InboxEntry entry = new InboxEntry(
                "mp",
                1,
                "oAbC",
                Instant.ofEpochSecond(1700000000),
                new byte[16],
                body.getBytes(UTF_8),
                Event.LANE_TRIGGERED,
                "t",
                null);
        return new StoredEntry(5, entry, STORED, false);
    }

    private static final class OneAccount implements Accounts {
        @Override
        public Optional<Account> byId(long id) {
            return id == 1 ? Optional.of(new Account(1, "mp", "wxapp", "n", true)) : Optional.empty();
        }

        @Override
        public Optional<Account> byAppId(String appId) {
            return Optional.empty();
        }
    }
}
