package io.lunapark.kernel.seal;

import io.lunapark.kernel.seal.Fingerprint.Of;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The Merkle tree of RFC 9162 over leaves that come one after another. It keeps the roots of full subtrees and nothing
 * else: some thirty hashes, however many leaves there are.
 */
public final class MerkleTree {

    /** Smallest, which is the newest, first; full subtrees as the bits of {@link #leaves} say. */
    private final Deque<byte[]> subtrees = new ArrayDeque<>();

    private long leaves;

    /** @param leaf the hash of what it is about, see {@link StoredEntry#leaf} */
    public void add(byte[] leaf) {
        byte[] right = leaf;
        for (long full = leaves; (full & 1) == 1; full >>= 1) {
            right = node(subtrees.pop(), right);
        }
        subtrees.push(right);
        leaves++;
    }

    public long leaves() {
        return leaves;
    }

    /** In hexadecimal digits. */
    public String root() {
        Iterator<byte[]> smallestFirst = subtrees.iterator();
        if (!smallestFirst.hasNext()) {
            return Fingerprint.hex(Fingerprint.ofNothing());
        }
        byte[] root = smallestFirst.next();
        while (smallestFirst.hasNext()) {
            root = node(smallestFirst.next(), root);
        }
        return Fingerprint.hex(root);
    }

    private static byte[] node(byte[] left, byte[] right) {
        return Fingerprint.of(Of.NODE).bytes(left).bytes(right).done();
    }
}
