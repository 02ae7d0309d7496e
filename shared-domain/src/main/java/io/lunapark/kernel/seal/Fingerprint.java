package io.lunapark.kernel.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of several values: each text goes in behind its length, so that no two sequences of values look alike. */
final class Fingerprint {

    /** What is hashed as a leaf can never pass for a node or a checkpoint, and the other way round (RFC 9162, 2.1.1). */
    enum Of {
        LEAF,
        NODE,
        CHECKPOINT
    }

    private final MessageDigest sha = sha256();

    private Fingerprint() {}

    static Fingerprint of(Of what) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.sha.update((byte) what.ordinal());
        return fingerprint;
    }

    /** The fingerprint of nothing at all: root of a tree without leaves. */
    static byte[] ofNothing() {
        return sha256().digest();
    }

    Fingerprint bytes(byte[] bytes) {
        sha.update(bytes);
        return this;
    }

    Fingerprint number(long number) {
        return bytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    Fingerprint text(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return number(bytes.length).bytes(bytes);
    }

    byte[] done() {
        return sha.digest();
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
