package io.yujian.platform.outbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Claimed items in one column. The first byte is the format's version. */
final class ItemBytes {
    private static final int VERSION = 1;

    private ItemBytes() {}

    static byte[] write(List<OutboxItem> items) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream(items.size() * 64);
                DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeInt(items.size());
            for (OutboxItem item : items) {
                out.writeByte(item.kind());
                out.writeByte(item.lane());
                out.writeByte(item.slot());
                out.writeLong(item.nextAt().toEpochMilli());
                out.writeLong(item.id());
                out.writeLong(item.accountId());
                out.writeByte(item.ref().length);
                out.write(item.ref());
            }
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<OutboxItem> read(byte[] stored) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("claim written by a newer release: version=" + version);
            }
            int count = in.readInt();
            List<OutboxItem> items = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                byte kind = in.readByte();
                byte lane = in.readByte();
                byte slot = in.readByte();
                Instant nextAt = Instant.ofEpochMilli(in.readLong());
                long id = in.readLong();
                long account = in.readLong();
                byte[] ref = in.readNBytes(in.readUnsignedByte());
                items.add(new OutboxItem(kind, lane, slot, nextAt, id, account, ref));
            }
            return items;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
