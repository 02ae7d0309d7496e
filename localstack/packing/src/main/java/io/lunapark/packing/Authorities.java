package io.lunapark.packing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.regex.Pattern;

/** Whose certificates a Java believes: its {@code lib/security/cacerts}. */
final class Authorities {

    /** Those who sign for AWS's endpoints: Amazon's own roots and the older ones of Starfield that they grew out of. */
    private static final Pattern OF_AWS = Pattern.compile("\\bO=(Amazon|\"?Starfield Technologies)");

    private Authorities() {}

    /** Leaves only those that functions meet: reading all 140 costs about 70 ms of a cold start. */
    static void keepThoseOfAws(Path cacerts) throws IOException {
        try {
            KeyStore all = read(cacerts);
            for (String alias : Collections.list(all.aliases())) {
                if (!(all.getCertificate(alias) instanceof X509Certificate certificate
                        && OF_AWS.matcher(certificate.getSubjectX500Principal().toString())
                                .find())) {
                    all.deleteEntry(alias);
                }
            }
            if (all.size() == 0) {
                throw new IOException("no authority of AWS is in " + cacerts);
            }
            write(all, cacerts);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** In the format that needs no password and no key derivation to be read. */
    static KeyStore read(Path file) throws IOException, GeneralSecurityException {
        KeyStore found = KeyStore.getInstance(file.toFile(), (char[]) null);
        KeyStore copy = KeyStore.getInstance("JKS");
        copy.load((InputStream) null, null);
        for (String alias : Collections.list(found.aliases())) {
            copy.setCertificateEntry(alias, found.getCertificate(alias));
        }
        return copy;
    }

    static void write(KeyStore authorities, Path file) throws IOException, GeneralSecurityException {
        Files.deleteIfExists(file); // it may be a link to the list of the whole machine
        try (OutputStream to = Files.newOutputStream(file)) {
            authorities.store(to, "changeit".toCharArray());
        }
    }
}
