package io.yujian.simulator.qrcode;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Draws a QR code as a PNG with one bit a pixel, without any graphics system. */
public final class QrPicture {

    private static final int SIZE = 430;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private QrPicture() {}

    public static byte[] png(String text) {
        try {
            BitMatrix dots = new QRCodeWriter()
                    .encode(text, BarcodeFormat.QR_CODE, SIZE, SIZE, Map.of(EncodeHintType.MARGIN, 2));
            return png(dots);
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] png(BitMatrix dots) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        out.write(SIGNATURE);
        ByteArrayOutputStream head = new ByteArrayOutputStream(13);
        DataOutputStream fields = new DataOutputStream(head);
        fields.writeInt(dots.getWidth());
        fields.writeInt(dots.getHeight());
        // one bit a pixel, grey, standard compression, filter and no interlacing
        fields.write(new byte[] {1, 0, 0, 0, 0});
        chunk(out, "IHDR", head.toByteArray());
        ByteArrayOutputStream packed = new ByteArrayOutputStream(4096);
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            byte[] row = new byte[1 + (dots.getWidth() + 7) / 8];
            for (int y = 0; y < dots.getHeight(); y++) {
                Arrays.fill(row, (byte) 0);
                for (int x = 0; x < dots.getWidth(); x++) {
                    if (!dots.get(x, y)) {
                        row[1 + x / 8] |= (byte) (0x80 >> x % 8);
                    }
                }
                deflater.write(row);
            }
        }
        chunk(out, "IDAT", packed.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        DataOutputStream fields = new DataOutputStream(out);
        fields.writeInt(data.length);
        fields.write(name);
        fields.write(data);
        fields.writeInt((int) crc.getValue());
    }
}
