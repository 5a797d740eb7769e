package io.yujian.gateway.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.gateway.inbound.MalformedXmlException;
import io.yujian.gateway.inbound.XmlBody;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DedupeKeyTest {
    private static final String COMMON =
            "<ToUserName>gh_1</ToUserName><FromUserName>oAbC</FromUserName><CreateTime>1700000000</CreateTime>";

    /** Different things that happened to one person in one second; naive keys merge several of these. */
    private static final List<String> DISTINCT = List.of(
            event("subscribe", ""),
            event("unsubscribe", ""),
            event("subscribe", "<EventKey>qrscene_1</EventKey><Ticket>t</Ticket>"),
            event("subscribe", "<EventKey>qrscene_2</EventKey><Ticket>t</Ticket>"),
            event("SCAN", "<EventKey>1</EventKey>"),
            event("CLICK", "<EventKey>1</EventKey>"),
            event("VIEW", "<EventKey>1</EventKey>"),
            event("TEMPLATESENDJOBFINISH", "<MsgID>1</MsgID><Status>success</Status>"),
            event("TEMPLATESENDJOBFINISH", "<MsgID>2</MsgID><Status>success</Status>"),
            event("subscribe_msg_sent_event", sent("t1", "9")),
            event("subscribe_msg_sent_event", sent("t1", "10")),
            event("subscribe_msg_sent_event", sent("t2", "9")),
            event("subscribe_msg_popup_event", popup("t1", "accept")),
            event("subscribe_msg_popup_event", popup("t1", "reject")),
            event("user_get_card", "<CardId>a</CardId><UserCardCode>1</UserCardCode>"),
            event("user_get_card", "<CardId>a</CardId><UserCardCode>2</UserCardCode>"),
            event("scancode_push", "<EventKey>k</EventKey><ScanCodeInfo><ScanResult>1</ScanResult></ScanCodeInfo>"),
            event("scancode_push", "<EventKey>k</EventKey><ScanCodeInfo><ScanResult>2</ScanResult></ScanCodeInfo>"),
            event("x", "<a>b</a><c></c>"),
            event("x", "<a>bc</a>"),
            message("1", "hello"),
            message("2", "hello"));

    @Test
    void shouldKeepDistinctEventsOfOneSecondApart() throws Exception {
        Set<String> keys = new LinkedHashSet<>();
        for (String body : DISTINCT) {
            assertThat(keys.add(key(1, body))).as(body).isTrue();
        }
    }

    @Test
    void shouldKeepAccountsAndPeopleApart() throws Exception {
        String body = message("1", "hello");
        assertThat(key(1, body)).isNotEqualTo(key(2, body));
        assertThat(key(1, body)).isNotEqualTo(key(1, body.replace("oAbC", "oAbc")));
        assertThat(key(1, event("subscribe", "")))
                .isNotEqualTo(key(1, event("subscribe", "").replace("oAbC", "oAbc")));
    }

    @Test
    void shouldSeeARetryAsTheSame() throws Exception {
        for (String body : DISTINCT) {
            assertThat(key(1, body)).isEqualTo(key(1, body));
        }
        // the platform may quote differently; the fields are what counts
        assertThat(key(1, event("CLICK", "<EventKey><![CDATA[k]]></EventKey>")))
                .isEqualTo(key(1, event("CLICK", "\n <EventKey>k</EventKey>\n")));
    }

    @Test
    void shouldTakeAMessageByItsIdAndSender() throws Exception {
        assertThat(key(1, message("1", "hello"))).isEqualTo(key(1, message("1", "hello, edited on the way")));
    }

    private static String key(long account, String body) throws MalformedXmlException {
        byte[] key = DedupeKey.of(account, XmlBody.parse(body.getBytes(UTF_8)));
        assertThat(key).hasSize(16);
        return HexFormat.of().formatHex(key);
    }

    private static String event(String event, String more) {
        return "<xml>" + COMMON + "<MsgType>event</MsgType><Event>" + event + "</Event>" + more + "</xml>";
    }

    private static String message(String id, String text) {
        return "<xml>" + COMMON + "<MsgType>text</MsgType><Content>" + text + "</Content><MsgId>" + id
                + "</MsgId></xml>";
    }

    private static String sent(String template, String id) {
        return "<SubscribeMsgSentEvent><List><TemplateId>" + template + "</TemplateId><MsgID>" + id
                + "</MsgID><ErrorCode>0</ErrorCode></List></SubscribeMsgSentEvent>";
    }

    private static String popup(String template, String status) {
        return "<SubscribeMsgPopupEvent><List><TemplateId>" + template + "</TemplateId><SubscribeStatusString>" + status
                + "</SubscribeStatusString></List></SubscribeMsgPopupEvent>";
    }
}
