package io.yujian.coupon.wallet;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A code as QR code and as Code 128 bar code, drawn as one SVG path each: sharp on any screen, a few hundred bytes. */
final class Symbols {
    private Symbols() {}

    /**
     * @param width of the view box
     * @param height of the view box
     * @param path of the dark parts
     */
    record Symbol(int width, int height, String path) {}

    static Symbol qr(String code) {
        try {
            BitMatrix bits = new QRCodeWriter()
                    .encode(
                            code,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 2));
            return draw(bits, bits.getHeight());
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    static Symbol bar(String code) {
        BitMatrix bits =
                new Code128Writer().encode(code, BarcodeFormat.CODE_128, 0, 1, Map.of(EncodeHintType.MARGIN, 10));
        return draw(bits, 1);
    }

    /** Runs of dark modules, row by row. */
    private static Symbol draw(BitMatrix bits, int rows) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < rows; y++) {
            int x = 0;
            while (x < bits.getWidth()) {
                int from = x;
                while (x < bits.getWidth() && bits.get(x, y)) {
                    x++;
                }
                if (x > from) {
                    path.append('M')
                            .append(from)
                            .append(' ')
                            .append(y)
                            .append('h')
                            .append(x - from)
                            .append("v1h-")
                            .append(x - from)
                            .append('z');
                } else {
                    x++;
                }
            }
        }
        return new Symbol(bits.getWidth(), rows, path.toString());
    }
}
