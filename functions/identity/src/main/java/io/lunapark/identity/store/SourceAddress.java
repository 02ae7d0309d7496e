package io.lunapark.identity.store;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a call comes from, as far as it tells one caller from another. */
final class SourceAddress {

    /** A caller with IPv6 has 2^64 addresses: a network counts as one caller. */
    private static final int NETWORK_BYTES = 8;

    private SourceAddress() {}

    /** An IPv4 address as it is, of an IPv6 address its /64. */
    static String block(String sourceIp) {
        if (!sourceIp.contains(":")) {
            return sourceIp;
        }
        InetAddress address = InetAddress.ofLiteral(sourceIp);
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }
}
