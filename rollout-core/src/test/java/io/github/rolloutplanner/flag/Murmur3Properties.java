package io.github.rolloutplanner.flag;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class Murmur3Properties {

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(9),
                        Arbitraries.strings().ascii().ofMaxLength(9),
                        Arbitraries.of(
                                "ä", "€", "\ud83d\ude80", "\ud83d", "\ude80", "\u0000", "\uffff", "\u07ff\u0800"))
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 5_000)
    void isTheHashOfTheBytes(@ForAll("texts") String text, @ForAll int seed) {
        assertThat(Murmur3.hash(text, seed)).isEqualTo(ofBytes(text.getBytes(UTF_8), seed));
    }

    /** As it is published, over bytes. */
    private static int ofBytes(byte[] bytes, int seed) {
        int hash = seed;
        int block = 0;
        for (int at = 0; at < bytes.length; at++) {
            block |= (bytes[at] & 0xFF) << (at % 4 * 8);
            if (at % 4 == 3) {
                hash = Integer.rotateLeft(hash ^ scrambled(block), 13) * 5 + 0xe6546b64;
                block = 0;
            }
        }
        hash ^= scrambled(block) ^ bytes.length;
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }

    private static int scrambled(int block) {
        return Integer.rotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;
    }
}
