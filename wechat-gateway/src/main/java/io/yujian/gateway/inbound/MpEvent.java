package io.yujian.gateway.inbound;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an Official Account's callback tells, one record per kind; the components become the event's data. Times and ids
 * of the platform are kept as text: they exceed what a browser can count.
 */
public sealed interface MpEvent {
    /** Dotted word of {@link io.yujian.platform.event.Event#type()}. */
    String type();

    /** False for results of jobs and notices to the account, which are about nobody. */
    default boolean personal() {
        return true;
    }

    /** @param scene of the QR code, without the platform's prefix; null for a plain follow */
    record Follow(@Nullable String scene, @Nullable String ticket) implements MpEvent {
        @Override
        public String type() {
            return "mp.follow";
        }
    }

    record Unfollow() implements MpEvent {
        @Override
        public String type() {
            return "mp.unfollow";
        }
    }

    /** A follower scanned a QR code of the account. */
    record Scan(String scene, @Nullable String ticket) implements MpEvent {
        @Override
        public String type() {
            return "mp.scan";
        }
    }

    record MenuClick(String key) implements MpEvent {
        @Override
        public String type() {
            return "mp.menu-click";
        }
    }

    record MenuView(String url, @Nullable String menuId) implements MpEvent {
        @Override
        public String type() {
            return "mp.menu-view";
        }
    }

    record MenuMiniProgram(String path, @Nullable String menuId) implements MpEvent {
        @Override
        public String type() {
            return "mp.menu-miniprogram";
        }
    }

    /** @param mode {@code push} or {@code waitmsg} */
    record MenuScanCode(
            String key,
            String mode,
            @Nullable String scanType,
            @Nullable String scanResult) implements MpEvent {
        @Override
        public String type() {
            return "mp.menu-scancode";
        }
    }

    /** Comes before the pictures. @param mode {@code sysphoto}, {@code photo_or_album} or {@code weixin} */
    record MenuPhoto(String key, String mode, @Nullable Integer count, List<String> md5) implements MpEvent {
        @Override
        public String type() {
            return "mp.menu-photo";
        }
    }

    /** Comes before the location message. */
    record MenuLocation(
            String key,
            double latitude,
            double longitude,
            @Nullable String scale,
            @Nullable String label,
            @Nullable String poi)
            implements MpEvent {
        @Override
        public String type() {
            return "mp.menu-location";
        }
    }

    /**
     * @param kind {@code text}, {@code image}, {@code voice}, {@code video}, {@code shortvideo}, {@code location},
     *     {@code link}
     * @param menuId of the tapped item of a menu message; such a tap opens the window of a menu click
     */
    record Message(
            String kind,
            @Nullable String msgId,
            @Nullable String content,
            @Nullable String menuId,
            @Nullable String mediaId,
            @Nullable String thumbMediaId,
            @Nullable String picUrl,
            @Nullable String format,
            @Nullable String recognition,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String scale,
            @Nullable String label,
            @Nullable String title,
            @Nullable String description,
            @Nullable String url,
            @Nullable String articleId,
            @Nullable String articleIndex)
            implements MpEvent {
        @Override
        public String type() {
            return "mp.message";
        }
    }

    record Location(
            double latitude, double longitude, @Nullable Double precision) implements MpEvent {
        @Override
        public String type() {
            return "mp.location";
        }
    }

    /** @param status {@code accept} or {@code reject} */
    record SubscribePopup(
            String templateId, String status, @Nullable String scene) implements MpEvent {
        @Override
        public String type() {
            return "mp.subscribe-popup";
        }
    }

    /** Only cancellations are told. */
    record SubscribeChange(String templateId, String status) implements MpEvent {
        @Override
        public String type() {
            return "mp.subscribe-change";
        }
    }

    /** @param errorCode {@code 0}: arrived */
    record SubscribeSent(
            String templateId,
            String msgId,
            String errorCode,
            @Nullable String errorStatus) implements MpEvent {
        @Override
        public String type() {
            return "mp.subscribe-sent";
        }
    }

    /** @param status {@code success}, or {@code failed…} with varying blanks */
    record TemplateResult(String msgId, String status) implements MpEvent {
        @Override
        public String type() {
            return "mp.template-result";
        }
    }

    record MassResult(
            String msgId,
            String status,
            @Nullable Integer total,
            @Nullable Integer filtered,
            @Nullable Integer sent,
            @Nullable Integer failed)
            implements MpEvent {
        @Override
        public String type() {
            return "mp.mass-result";
        }

        @Override
        public boolean personal() {
            return false;
        }
    }

    record PublishResult(
            String publishId, String status, @Nullable String articleId, List<String> urls, List<String> failed)
            implements MpEvent {
        @Override
        public String type() {
            return "mp.publish-result";
        }

        @Override
        public boolean personal() {
            return false;
        }
    }

    /** @param change {@code modified}, {@code revoke} (withdrew) or {@code cancellation} (closed the WeChat account) */
    record Authorization(
            String change,
            @Nullable String openid,
            @Nullable String appId,
            @Nullable String revoked) implements MpEvent {
        @Override
        public String type() {
            return "mp.authorization";
        }
    }

    /** @param change {@code create}, {@code close} or {@code switch} */
    record ServiceSession(
            String change,
            @Nullable String account,
            @Nullable String fromAccount,
            @Nullable String toAccount) implements MpEvent {
        @Override
        public String type() {
            return "mp.service-session";
        }
    }

    /** Qualification, naming and yearly renewal of the account. @param event the platform's word */
    record Verification(
            String event,
            @Nullable String expiredTime,
            @Nullable String failTime,
            @Nullable String failReason) implements MpEvent {
        @Override
        public String type() {
            return "mp.verification";
        }

        @Override
        public boolean personal() {
            return false;
        }
    }

    /** A kind that we do not know (yet); the raw body stays readable in the inbox. */
    record Raw(String event) implements MpEvent {
        @Override
        public String type() {
            return "mp.raw";
        }
    }

    /** Events of the platform's own cards; the only family with a file of its own. */
    non-sealed interface Card extends MpEvent {}
}
