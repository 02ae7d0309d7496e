package io.lunapark.cinema.ticketcode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import io.lunapark.cinema.Ticket;
import io.lunapark.cinema.TicketCode;
import io.lunapark.cinema.api.TicketBody;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Map;

/** Tickets with their codes, as text and as a picture. */
@Singleton
public final class PrintedTickets {

    /** White squares around the code, without which cameras do not find it. */
    private static final int MARGIN = 4;

    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.MARGIN, MARGIN, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);

    private final TicketKeys keys;

    PrintedTickets(TicketKeys keys) {
        this.keys = keys;
    }

    /** One that was given back has no code any more. */
    public TicketBody print(Ticket ticket) {
        if (ticket.refundedAt() != null) {
            return TicketBody.of(ticket, null, null);
        }
        String code = TicketCode.of(ticket).sign(keys.privateKey());
        return TicketBody.of(ticket, code, picture(code));
    }

    private static String picture(String code) {
        try {
            BitMatrix squares = new QRCodeWriter().encode(code, BarcodeFormat.QR_CODE, 0, 0, HINTS);
            String svg = """
                    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
                    <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path stroke="#000" transform="translate(0 .5)" d="%2$s"/></svg>""".formatted(squares.getWidth(), strokes(squares));
            return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(UTF_8));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A stroke for each run of black squares: an answer holds up to a thousand tickets. */
    private static String strokes(BitMatrix squares) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < squares.getHeight(); y++) {
            BitArray row = squares.getRow(y, null);
            int start = row.getNextSet(0);
            while (start < row.getSize()) {
                int end = row.getNextUnset(start);
                path.append("M%d %dh%d".formatted(start, y, end - start));
                start = row.getNextSet(end);
            }
        }
        return path.toString();
    }
}
