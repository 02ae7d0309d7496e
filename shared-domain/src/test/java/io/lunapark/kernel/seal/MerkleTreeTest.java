package io.lunapark.kernel.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.kernel.seal.Fingerprint.Of;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleTreeTest {

    /** Roots that Certificate Transparency publishes for trees over these leaves. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void hasTheRootsOfRfc9162(int leaves, String root) {
        MerkleTree tree = new MerkleTree();
        LEAVES.stream()
                .limit(leaves)
                .map(HexFormat.of()::parseHex)
                .forEach(content ->
                        tree.add(Fingerprint.of(Of.LEAF).bytes(content).done()));

        assertThat(tree.root()).isEqualTo(root);
        assertThat(tree.leaves()).isEqualTo(leaves);
    }

    @Property(tries = 200)
    void isTheTreeThatIsSplitAtTheLargestPowerOfTwo(@ForAll @Size(max = 70) List<Integer> contents) {
        MerkleTree tree = new MerkleTree();
        List<byte[]> leaves = contents.stream()
                .map(content -> Fingerprint.of(Of.LEAF).number(content).done())
                .toList();
        leaves.forEach(tree::add);

        assertThat(tree.root()).isEqualTo(Fingerprint.hex(root(leaves)));
    }

    /** As the RFC writes it down. */
    private static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Fingerprint.ofNothing();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        Stream<byte[]> halves = Stream.of(leaves.subList(0, split), leaves.subList(split, leaves.size()))
                .map(MerkleTreeTest::root);
        Fingerprint node = Fingerprint.of(Of.NODE);
        halves.forEach(node::bytes);
        return node.done();
    }
}
