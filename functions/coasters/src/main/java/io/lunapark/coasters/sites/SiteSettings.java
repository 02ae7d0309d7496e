package io.lunapark.coasters.sites;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Which computer of the park this is, and where its centre is. Cleartext stays on this machine. */
@Singleton
public final class SiteSettings {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final SiteName name;
    private final Optional<URI> centre;

    /**
     * @param site {@code centre}, or the name of a site
     * @param centre address of the centre without a slash at its end; empty at the centre
     */
    SiteSettings(
            @Property(name = "lunapark.site", defaultValue = "centre") String site,
            @Property(name = "lunapark.centre", defaultValue = "") String centre) {
        this.name = new SiteName(site);
        this.centre = name.isCentre() ? Optional.empty() : Optional.of(secure(centre));
    }

    public SiteName name() {
        return name;
    }

    /** Empty at the centre. */
    public Optional<URI> centre() {
        return centre;
    }

    private static URI secure(String address) {
        URI uri = URI.create(address);
        boolean here = "http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost()));
        if (!here && !"https".equals(uri.getScheme())) {
            throw new IllegalArgumentException(
                    "A site reaches its centre by https, or by http on the same machine, not at " + address);
        }
        return uri;
    }
}
