package io.yujian.gateway.inbound;

import static io.yujian.gateway.inbound.KindReader.need;
import static io.yujian.gateway.inbound.KindReader.number;

import io.yujian.platform.inbox.UndecodableException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages that people send to the account (普通消息). */
final class MessageKinds {
    private static final Set<String> KNOWN =
            Set.of("text", "image", "voice", "video", "shortvideo", "location", "link");

    private MessageKinds() {}

    static @Nullable KindReader of(String type) {
        return KNOWN.contains(type) ? body -> List.of(read(type, body)) : null;
    }

    private static MpEvent.Message read(String kind, XmlBody b) throws UndecodableException {
        boolean place = kind.equals("location");
        boolean media = Set.of("image", "voice", "video", "shortvideo").contains(kind);
        return new MpEvent.Message(
                kind,
                b.text("MsgId"),
                // an empty text is a text all the same
                kind.equals("text") ? KindReader.or(b.get("Content"), "") : null,
                b.text("bizmsgmenuid"),
                media ? need(b, "MediaId") : null,
                b.text("ThumbMediaId"),
                b.text("PicUrl"),
                b.text("Format"),
                b.text("Recognition"),
                place ? number(b, "Location_X") : null,
                place ? number(b, "Location_Y") : null,
                b.text("Scale"),
                b.text("Label"),
                b.text("Title"),
                b.text("Description"),
                b.text("Url"),
                b.text("MsgDataId"),
                b.text("Idx"));
    }
}
