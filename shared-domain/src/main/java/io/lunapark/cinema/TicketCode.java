package io.lunapark.cinema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What the code of a ticket says, so that staff without a network can read it: which session and seat it is for. The code is
 * {@code LP1.<contents>.<signature>}: base64url of the fields with a line each, and of an Ed25519 signature of these bytes.
 * The same ticket has the same code until its session moves, so that it need not be stored; a code
 * from before is still good.
 */
public record TicketCode(UUID ticketId, UUID sessionId, Instant startsAt, String row, int column) {

    /** Longer than any code that was ever made: row 10 characters of up to 4 bytes. */
    public static final int MAX_LENGTH = 400;

    private static final String ED25519 = "Ed25519";
    private static final String FORM = "LP1";

    public static TicketCode of(Ticket ticket) {
        return new TicketCode(ticket.id(), ticket.sessionId(), ticket.startsAt(), ticket.row(), ticket.column());
    }

    /** The code as it is printed. */
    public String sign(PrivateKey key) {
        byte[] contents = contents();
        try {
            Signature signature = Signature.getInstance(ED25519);
            signature.initSign(key);
            signature.update(contents);
            return FORM + "." + base64(contents) + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a code says; empty unless it was signed with that key. */
    public static Optional<TicketCode> read(String code, PublicKey key) {
        String[] parts = code.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(FORM)) {
            return Optional.empty();
        }
        try {
            byte[] contents = Base64.getUrlDecoder().decode(parts[1]);
            Signature verifier = Signature.getInstance(ED25519);
            verifier.initVerify(key);
            verifier.update(contents);
            return verifier.verify(Base64.getUrlDecoder().decode(parts[2]))
                    ? Optional.of(parse(contents))
                    : Optional.empty();
        } catch (IllegalArgumentException | SignatureException notOurs) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] contents() {
        return String.join(
                        "\n",
                        ticketId.toString(),
                        sessionId.toString(),
                        Long.toString(startsAt.getEpochSecond()),
                        Integer.toString(column),
                        row)
                .getBytes(UTF_8);
    }

    private static TicketCode parse(byte[] contents) {
        String[] fields = new String(contents, UTF_8).split("\n", 5);
        return new TicketCode(
                UUID.fromString(fields[0]),
                UUID.fromString(fields[1]),
                Instant.ofEpochSecond(Long.parseLong(fields[2])),
                fields[4],
                Integer.parseInt(fields[3]));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
