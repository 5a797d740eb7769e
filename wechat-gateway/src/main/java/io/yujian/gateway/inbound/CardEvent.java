package io.yujian.gateway.inbound;

import org.jspecify.annotations.Nullable;

/** Events of the platform's legacy cards (卡券). */
final class CardEvent {
    private CardEvent() {}

    record Reviewed(String cardId, boolean passed, @Nullable String refuseReason) implements MpEvent.Card {
        @Override
        public String type() {
            return "mp.card-reviewed";
        }

        @Override
        public boolean personal() {
            return false;
        }
    }

    record Received(
            String cardId,
            String code,
            boolean given,
            @Nullable String friend,
            @Nullable String oldCode,
            @Nullable String outer,
            boolean restored,
            boolean recommended)
            implements MpEvent.Card {
        @Override
        public String type() {
            return "mp.card-received";
        }
    }

    record Gifting(
            String cardId,
            String code,
            boolean returned,
            @Nullable String friend,
            boolean chatRoom) implements MpEvent.Card {
        @Override
        public String type() {
            return "mp.card-gifting";
        }
    }

    record Deleted(String cardId, String code) implements MpEvent.Card {
        @Override
        public String type() {
            return "mp.card-deleted";
        }
    }

    record Consumed(
            String cardId,
            String code,
            @Nullable String source,
            @Nullable String location,
            @Nullable String staff,
            @Nullable String verifyCode,
            @Nullable String remarkAmount,
            @Nullable String outer)
            implements MpEvent.Card {
        @Override
        public String type() {
            return "mp.card-consumed";
        }
    }

    record Paid(
            String cardId,
            String code,
            @Nullable String transaction,
            @Nullable String location,
            @Nullable String fee,
            @Nullable String originalFee)
            implements MpEvent.Card {
        @Override
        public String type() {
            return "mp.card-paid";
        }
    }

    record Viewed(String cardId, String code, @Nullable String outer) implements MpEvent.Card {
        @Override
        public String type() {
            return "mp.card-viewed";
        }
    }

    record SessionEntered(
            String cardId, String code, @Nullable String outer) implements MpEvent.Card {
        @Override
        public String type() {
            return "mp.card-session-entered";
        }
    }

    record MemberUpdated(
            String cardId,
            String code,
            @Nullable String bonus,
            @Nullable String balance) implements MpEvent.Card {
        @Override
        public String type() {
            return "mp.card-member-updated";
        }
    }

    record MemberSubmitted(String cardId, String code) implements MpEvent.Card {
        @Override
        public String type() {
            return "mp.card-member-submitted";
        }
    }

    record StockLow(String cardId, @Nullable String detail) implements MpEvent.Card {
        @Override
        public String type() {
            return "mp.card-stock-low";
        }

        @Override
        public boolean personal() {
            return false;
        }
    }

    record Order(String orderId, @Nullable String status) implements MpEvent.Card {
        @Override
        public String type() {
            return "mp.card-order";
        }

        @Override
        public boolean personal() {
            return false;
        }
    }
}
