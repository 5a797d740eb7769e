package io.yujian.simulator.phone;

import io.yujian.simulator.callback.Callback;
import io.yujian.simulator.callback.EventXml;
import io.yujian.simulator.fan.WindowTrigger;
import io.yujian.simulator.media.Media;
import io.yujian.simulator.media.MediaStore;
import io.yujian.simulator.qrcode.QrPicture;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Messages that a person writes, and taps on the choices of a menu message. */
@Component
class MessageActions implements PhoneActions {

    /** Beyond 2^53, as real ones are: readers that take them for doubles should fail here and not in production. */
    private final AtomicLong msgIds = new AtomicLong(24_000_000_000_000_001L);

    private final MediaStore media;

    MessageActions(MediaStore media) {
        this.media = media;
    }

    @Override
    public Map<String, Function<Scene, Callback>> actions() {
        return Map.of(
                "text", this::text,
                "msgmenu", this::msgmenu,
                "image", this::image,
                "voice", this::voice,
                "video", scene -> video(scene, "video"),
                "shortvideo", scene -> video(scene, "shortvideo"),
                "location", this::location,
                "link", this::link);
    }

    private Callback text(Scene scene) {
        EventXml xml =
                scene.message("text").text("Content", Act.need(scene.act().content(), "content"));
        return write(scene, xml, WindowTrigger.MESSAGE);
    }

    /** Counts as a menu tap for the window, though it arrives as a text. */
    private Callback msgmenu(Scene scene) {
        EventXml xml = scene.message("text")
                .text("Content", Act.need(scene.act().content(), "content"))
                .text("bizmsgmenuid", Act.need(scene.act().id(), "id"));
        return write(scene, xml, WindowTrigger.MENU);
    }

    private Callback image(Scene scene) {
        String id = mediaId(scene, "image");
        String url = Act.or(
                scene.act().url(),
                scene.baseUrl() + "/sim/media/" + scene.account().appId() + "/" + id);
        return write(scene, scene.message("image").text("PicUrl", url).text("MediaId", id), WindowTrigger.MESSAGE);
    }

    private Callback voice(Scene scene) {
        EventXml xml =
                scene.message("voice").text("MediaId", mediaId(scene, "voice")).text("Format", "amr");
        return write(scene, xml, WindowTrigger.MESSAGE);
    }

    private Callback video(Scene scene, String type) {
        EventXml xml = scene.message(type)
                .text("MediaId", mediaId(scene, "video"))
                .text("ThumbMediaId", mediaId(scene, "thumb"));
        return write(scene, xml, WindowTrigger.MESSAGE);
    }

    private Callback location(Scene scene) {
        Act act = scene.act();
        EventXml xml = scene.message("location")
                .decimal("Location_X", act.latitude() == null ? 31.2304 : act.latitude())
                .decimal("Location_Y", act.longitude() == null ? 121.4737 : act.longitude())
                .number("Scale", 15)
                .text("Label", Act.or(act.label(), "上海市黄浦区人民大道"));
        return write(scene, xml, WindowTrigger.MESSAGE);
    }

    private Callback link(Scene scene) {
        EventXml xml = scene.message("link")
                .text("Title", Act.or(scene.act().title(), "链接"))
                .text("Description", Act.or(scene.act().description(), ""))
                .text("Url", Act.need(scene.act().url(), "url"));
        return write(scene, xml, WindowTrigger.MESSAGE);
    }

    private Callback write(Scene scene, EventXml xml, WindowTrigger trigger) {
        scene.mustFollow();
        scene.open(trigger);
        return scene.send(xml.number("MsgId", msgIds.getAndAdd(7)));
    }

    /** The given file, or a small one made up on the spot, so that the brand can download what it was sent. */
    private String mediaId(Scene scene, String type) {
        String given = scene.act().mediaId();
        if (given != null && !type.equals("thumb")) {
            return given;
        }
        boolean picture = type.equals("image") || type.equals("thumb");
        Media made = media.put(
                scene.account().appId(),
                type,
                picture ? "image/png" : type.equals("voice") ? "audio/amr" : "video/mp4",
                picture
                        ? QrPicture.png("a picture from " + scene.fan().openid())
                        : "#!AMR\n".getBytes(StandardCharsets.US_ASCII),
                false);
        return made.id();
    }
}
