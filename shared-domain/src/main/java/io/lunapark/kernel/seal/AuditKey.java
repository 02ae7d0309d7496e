package io.lunapark.kernel.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The Ed25519 key that checkpoints are signed with, as PEM text: PKCS #8 and, for who verifies, X.509. */
public final class AuditKey {

    private static final String ED25519 = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private AuditKey() {}

    public static KeyPair make() {
        try {
            return KeyPairGenerator.getInstance(ED25519).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String toPem(PrivateKey key) {
        return pem(key, PRIVATE);
    }

    public static String toPem(PublicKey key) {
        return pem(key, PUBLIC);
    }

    /** @throws IllegalArgumentException when it is no private Ed25519 key */
    public static PrivateKey privateKey(String pem) {
        try {
            return KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(bytes(pem, PRIVATE)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This is no private Ed25519 key in PEM", e);
        }
    }

    /** @throws IllegalArgumentException when it is no public Ed25519 key */
    public static PublicKey publicKey(String pem) {
        try {
            return KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(bytes(pem, PUBLIC)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This is no public Ed25519 key in PEM", e);
        }
    }

    static String sign(byte[] message, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(ED25519);
            signature.initSign(key);
            signature.update(message);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whatever the signature is, a text that is none included. */
    static boolean hasSigned(byte[] message, String signature, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance(ED25519);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (SignatureException | IllegalArgumentException noSignature) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(Key key, String kind) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(key.getEncoded());
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }

    private static byte[] bytes(String pem, String kind) {
        return Base64.getMimeDecoder()
                .decode(pem.replace("-----BEGIN " + kind + "-----", "").replace("-----END " + kind + "-----", ""));
    }
}
