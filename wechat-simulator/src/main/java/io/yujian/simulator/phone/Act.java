package io.yujian.simulator.phone;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person does with a phone.
 *
 * @param appId may be left out when the openid is unique
 * @param action see the README: follow, unfollow, scan, text, image, voice, video, shortvideo, location, link, msgmenu,
 *     menu, click, view, view_miniprogram, scancode_push, scancode_waitmsg, pic_sysphoto, pic_photo_or_album,
 *     pic_weixin, location_select, report_location, subscribe, subscribe_cancel, revoke, cancellation, event, raw
 * @param scene of a parametric code, for follow and scan
 * @param ticket of a parametric code, instead of its scene
 * @param content text of a message, or of the tapped menu choice
 * @param id of the tapped menu choice (msgmenu)
 * @param key of a menu button
 * @param menuPath position in the menu, such as {@code 0} or {@code 1.2}, instead of key and url
 * @param count how many consents to give (subscribe)
 * @param event name of a free event
 * @param fields further elements of a free event or of any act, in order
 * @param xml a whole document to send (raw)
 * @param untilDelivered (JSON: {@code wait}) whether to answer only after the callback was delivered or given up
 */
public record Act(
        @Nullable String appId,
        String openid,
        String action,
        @Nullable String scene,
        @Nullable String ticket,
        @Nullable String content,
        @Nullable String id,
        @Nullable String key,
        @Nullable String menuPath,
        @Nullable String mediaId,
        @Nullable String url,
        @Nullable String title,
        @Nullable String description,
        @Nullable String path,
        @Nullable String scanResult,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String label,
        @Nullable String templateId,
        @Nullable Boolean accept,
        @Nullable Integer count,
        @Nullable String event,
        @Nullable Map<String, String> fields,
        @Nullable String xml,
        @JsonProperty("wait") @Nullable Boolean untilDelivered) {

    static String or(@Nullable String given, String instead) {
        return given == null ? instead : given;
    }

    static String need(@Nullable String given, String name) {
        if (given == null || given.isEmpty()) {
            throw new IllegalArgumentException("this action needs '" + name + "'");
        }
        return given;
    }
}
