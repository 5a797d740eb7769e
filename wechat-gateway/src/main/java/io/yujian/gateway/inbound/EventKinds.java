package io.yujian.gateway.inbound;

import static io.yujian.gateway.inbound.KindReader.count;
import static io.yujian.gateway.inbound.KindReader.need;
import static io.yujian.gateway.inbound.KindReader.number;
import static io.yujian.gateway.inbound.KindReader.or;
import static java.util.Map.entry;

import io.yujian.platform.inbox.UndecodableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events of an Official Account (事件推送), by the platform's word in lower case. */
final class EventKinds {
    private static final String QR_PREFIX = "qrscene_";

    private static final Map<String, KindReader> KINDS = Map.ofEntries(
            entry("subscribe", b -> List.of(follow(b))),
            entry("unsubscribe", b -> List.of(new MpEvent.Unfollow())),
            entry("scan", b -> List.of(new MpEvent.Scan(or(b.get("EventKey"), ""), b.text("Ticket")))),
            entry("location", b -> List.of(location(b))),
            entry("click", b -> List.of(new MpEvent.MenuClick(need(b, "EventKey")))),
            entry("view", b -> List.of(new MpEvent.MenuView(or(b.get("EventKey"), ""), b.text("MenuId")))),
            entry(
                    "view_miniprogram",
                    b -> List.of(new MpEvent.MenuMiniProgram(or(b.get("EventKey"), ""), b.text("MenuId")))),
            entry("scancode_push", b -> List.of(scanCode(b, "push"))),
            entry("scancode_waitmsg", b -> List.of(scanCode(b, "waitmsg"))),
            entry("pic_sysphoto", b -> List.of(photo(b, "sysphoto"))),
            entry("pic_photo_or_album", b -> List.of(photo(b, "photo_or_album"))),
            entry("pic_weixin", b -> List.of(photo(b, "weixin"))),
            entry("location_select", b -> List.of(place(b))),
            entry(
                    "templatesendjobfinish",
                    b -> List.of(new MpEvent.TemplateResult(need(b, "MsgID"), need(b, "Status")))),
            entry("masssendjobfinish", b -> List.of(mass(b))),
            entry("publishjobfinish", b -> List.of(publish(b))),
            entry("subscribe_msg_popup_event", EventKinds::popups),
            entry("subscribe_msg_change_event", EventKinds::changes),
            entry("subscribe_msg_sent_event", EventKinds::sents),
            entry("user_info_modified", b -> List.of(authorization(b, "modified"))),
            entry("user_authorization_revoke", b -> List.of(authorization(b, "revoke"))),
            entry("user_authorization_cancellation", b -> List.of(authorization(b, "cancellation"))),
            entry("kf_create_session", b -> List.of(session(b, "create"))),
            entry("kf_close_session", b -> List.of(session(b, "close"))),
            entry("kf_switch_session", b -> List.of(session(b, "switch"))),
            entry("qualification_verify_success", EventKinds::verification),
            entry("qualification_verify_fail", EventKinds::verification),
            entry("naming_verify_success", EventKinds::verification),
            entry("naming_verify_fail", EventKinds::verification),
            entry("annual_renew", EventKinds::verification),
            entry("verify_expired", EventKinds::verification));

    private EventKinds() {}

    static @Nullable KindReader of(String lowerCaseEvent) {
        KindReader reader = KINDS.get(lowerCaseEvent);
        return reader == null ? CardKinds.of(lowerCaseEvent) : reader;
    }

    private static MpEvent.Follow follow(XmlBody b) {
        String key = b.text("EventKey");
        // copies of the documents differ in the case of a key-less follow: empty, absent, or a URL of the last article
        boolean scanned = key != null && key.startsWith(QR_PREFIX);
        return new MpEvent.Follow(
                scanned && key != null ? key.substring(QR_PREFIX.length()) : null, scanned ? b.text("Ticket") : null);
    }

    private static MpEvent.Location location(XmlBody b) throws UndecodableException {
        return new MpEvent.Location(
                number(b, "Latitude"),
                number(b, "Longitude"),
                b.text("Precision") == null ? null : number(b, "Precision"));
    }

    private static MpEvent.MenuScanCode scanCode(XmlBody b, String mode) throws UndecodableException {
        return new MpEvent.MenuScanCode(
                need(b, "EventKey"), mode, b.text("ScanCodeInfo/ScanType"), b.text("ScanCodeInfo/ScanResult"));
    }

    private static MpEvent.MenuPhoto photo(XmlBody b, String mode) throws UndecodableException {
        return new MpEvent.MenuPhoto(
                need(b, "EventKey"),
                mode,
                count(b, "SendPicsInfo/Count"),
                b.all("SendPicsInfo/PicList/item/PicMd5Sum"));
    }

    private static MpEvent.MenuLocation place(XmlBody b) throws UndecodableException {
        return new MpEvent.MenuLocation(
                need(b, "EventKey"),
                number(b, "SendLocationInfo/Location_X"),
                number(b, "SendLocationInfo/Location_Y"),
                b.text("SendLocationInfo/Scale"),
                b.text("SendLocationInfo/Label"),
                b.text("SendLocationInfo/Poiname"));
    }

    private static MpEvent.MassResult mass(XmlBody b) throws UndecodableException {
        String id = b.text("MsgID");
        return new MpEvent.MassResult(
                id == null ? need(b, "MsgId") : id,
                need(b, "Status"),
                count(b, "TotalCount"),
                count(b, "FilterCount"),
                count(b, "SentCount"),
                count(b, "ErrorCount"));
    }

    private static MpEvent.PublishResult publish(XmlBody b) throws UndecodableException {
        String in = "PublishEventInfo/";
        return new MpEvent.PublishResult(
                need(b, in + "publish_id"),
                need(b, in + "publish_status"),
                b.text(in + "article_id"),
                b.all(in + "article_detail/item/article_url"),
                b.all(in + "fail_idx"));
    }

    private static List<MpEvent> popups(XmlBody b) throws UndecodableException {
        String in = "SubscribeMsgPopupEvent/List/";
        List<String> templates = b.all(in + "TemplateId");
        List<String> states = b.all(in + "SubscribeStatusString");
        List<String> scenes = b.all(in + "PopupScene");
        List<MpEvent> events = new ArrayList<>();
        for (int i = 0; i < templates.size(); i++) {
            String scene = scenes.size() == templates.size() ? scenes.get(i) : null;
            events.add(new MpEvent.SubscribePopup(templates.get(i), item(states, i), scene));
        }
        return some(events);
    }

    private static List<MpEvent> changes(XmlBody b) throws UndecodableException {
        String in = "SubscribeMsgChangeEvent/List/";
        List<String> templates = b.all(in + "TemplateId");
        List<String> states = b.all(in + "SubscribeStatusString");
        List<MpEvent> events = new ArrayList<>();
        for (int i = 0; i < templates.size(); i++) {
            events.add(new MpEvent.SubscribeChange(templates.get(i), item(states, i)));
        }
        return some(events);
    }

    private static List<MpEvent> sents(XmlBody b) throws UndecodableException {
        String in = "SubscribeMsgSentEvent/List/";
        List<String> templates = b.all(in + "TemplateId");
        List<String> ids = b.all(in + "MsgID");
        List<String> codes = b.all(in + "ErrorCode");
        List<String> states = b.all(in + "ErrorStatus");
        List<MpEvent> events = new ArrayList<>();
        for (int i = 0; i < templates.size(); i++) {
            String status = states.size() == templates.size() ? states.get(i) : null;
            events.add(new MpEvent.SubscribeSent(templates.get(i), item(ids, i), item(codes, i), status));
        }
        return some(events);
    }

    private static String item(List<String> values, int index) throws UndecodableException {
        if (index >= values.size()) {
            throw new UndecodableException("列表中的字段数量不一致");
        }
        return values.get(index);
    }

    private static List<MpEvent> some(List<MpEvent> events) throws UndecodableException {
        if (events.isEmpty()) {
            throw new UndecodableException("列表为空");
        }
        return events;
    }

    private static MpEvent.Authorization authorization(XmlBody b, String change) {
        return new MpEvent.Authorization(change, b.text("OpenID"), b.text("AppID"), b.text("RevokeInfo"));
    }

    private static MpEvent.ServiceSession session(XmlBody b, String change) {
        return new MpEvent.ServiceSession(change, b.text("KfAccount"), b.text("FromKfAccount"), b.text("ToKfAccount"));
    }

    private static List<MpEvent> verification(XmlBody b) throws UndecodableException {
        return List.of(new MpEvent.Verification(
                need(b, "Event"), b.text("ExpiredTime"), b.text("FailTime"), b.text("FailReason")));
    }
}
