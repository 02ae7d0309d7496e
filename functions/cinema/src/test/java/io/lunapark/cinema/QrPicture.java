package io.lunapark.cinema;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the picture of a ticket's code as a camera does, from its strokes. */
final class QrPicture {

    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+)");
    private static final Pattern STROKE = Pattern.compile("M(\\d+) (\\d+)h(\\d++)(?!v)");

    /** White squares on each side. */
    private static final int MARGIN = 4;

    private QrPicture() {}

    static String read(String dataUrl) {
        String encoded = dataUrl.substring(dataUrl.indexOf(',') + 1);
        String svg = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        Matcher size = SIZE.matcher(svg);
        if (!size.find()) {
            throw new AssertionError(svg);
        }
        BitMatrix squares = new BitMatrix(Integer.parseInt(size.group(1)) - 2 * MARGIN);
        Matcher stroke = STROKE.matcher(svg);
        while (stroke.find()) {
            int length = Integer.parseInt(stroke.group(3));
            squares.setRegion(
                    Integer.parseInt(stroke.group(1)) - MARGIN, Integer.parseInt(stroke.group(2)) - MARGIN, length, 1);
        }
        try {
            return new Decoder().decode(squares).getText();
        } catch (FormatException | ChecksumException e) {
            throw new AssertionError(svg, e);
        }
    }
}
