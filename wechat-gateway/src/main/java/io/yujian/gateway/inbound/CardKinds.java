package io.yujian.gateway.inbound;

import static io.yujian.gateway.inbound.KindReader.flag;
import static io.yujian.gateway.inbound.KindReader.need;
import static java.util.Map.entry;

import io.yujian.platform.inbox.UndecodableException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events of the platform's legacy cards, by the platform's word. */
final class CardKinds {
    private static final Map<String, KindReader> KINDS = Map.ofEntries(
            entry("card_pass_check", b -> List.of(new CardEvent.Reviewed(id(b), true, b.text("RefuseReason")))),
            entry("card_not_pass_check", b -> List.of(new CardEvent.Reviewed(id(b), false, b.text("RefuseReason")))),
            entry(
                    "user_get_card",
                    b -> List.of(new CardEvent.Received(
                            id(b),
                            code(b),
                            flag(b, "IsGiveByFriend"),
                            b.text("FriendUserName"),
                            b.text("OldUserCardCode"),
                            b.text("OuterStr") == null ? b.text("OuterId") : b.text("OuterStr"),
                            flag(b, "IsRestoreMemberCard"),
                            flag(b, "IsRecommendByFriend")))),
            entry(
                    "user_gifting_card",
                    b -> List.of(new CardEvent.Gifting(
                            id(b), code(b), flag(b, "IsReturnBack"), b.text("FriendUserName"), flag(b, "IsChatRoom")))),
            entry("user_del_card", b -> List.of(new CardEvent.Deleted(id(b), code(b)))),
            entry(
                    "user_consume_card",
                    b -> List.of(new CardEvent.Consumed(
                            id(b),
                            code(b),
                            b.text("ConsumeSource"),
                            b.text("LocationName") == null ? b.text("LocationId") : b.text("LocationName"),
                            b.text("StaffOpenId"),
                            b.text("VerifyCode"),
                            b.text("RemarkAmount"),
                            b.text("OuterStr")))),
            entry(
                    "user_pay_from_pay_cell",
                    b -> List.of(new CardEvent.Paid(
                            id(b),
                            code(b),
                            b.text("TransId"),
                            b.text("LocationId"),
                            b.text("Fee"),
                            b.text("OriginalFee")))),
            entry("user_view_card", b -> List.of(new CardEvent.Viewed(id(b), code(b), b.text("OuterStr")))),
            entry(
                    "user_enter_session_from_card",
                    b -> List.of(new CardEvent.SessionEntered(id(b), code(b), b.text("OuterStr")))),
            entry(
                    "update_member_card",
                    b -> List.of(new CardEvent.MemberUpdated(
                            id(b), code(b), b.text("ModifyBonus"), b.text("ModifyBalance")))),
            entry("submit_membercard_user_info", b -> List.of(new CardEvent.MemberSubmitted(id(b), code(b)))),
            entry("card_sku_remind", b -> List.of(new CardEvent.StockLow(id(b), b.text("Detail")))),
            entry("card_pay_order", b -> List.of(new CardEvent.Order(need(b, "OrderId"), b.text("Status")))));

    private CardKinds() {}

    static @Nullable KindReader of(String event) {
        return KINDS.get(event);
    }

    private static String id(XmlBody b) throws UndecodableException {
        return need(b, "CardId");
    }

    private static String code(XmlBody b) throws UndecodableException {
        return need(b, "UserCardCode");
    }
}
