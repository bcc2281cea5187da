package io.github.rolloutplanner.flag;

/** MurmurHash3_x86_32 by Austin Appleby, who placed it in the public domain, over the UTF-8 form of texts. */
final class Murmur3 {
    private static final int C1 = 0xCC9E2D51;
    private static final int C2 = 0x1B873593;
    private static final int BLOCK = 4;
    private static final int FIRST_BEYOND_ASCII = 0x80;
    private static final int FIRST_OF_THREE = 0x800;
    private static final int FIRST_OF_FOUR = 0x1_0000;

    private Murmur3() {}

    /** Blocks of four ASCII characters are four bytes; from the first other character on, bytes are gathered one by one. */
    static int hash(String text, int seed) {
        int hash = seed;
        int at = 0;
        while (at + BLOCK <= text.length()) {
            int one = text.charAt(at);
            int two = text.charAt(at + 1);
            int three = text.charAt(at + 2);
            int four = text.charAt(at + 3);
            if ((one | two | three | four) >= FIRST_BEYOND_ASCII) {
                break;
            }
            hash = mixed(hash, one | two << 8 | three << 16 | four << 24);
            at += BLOCK;
        }
        return rest(text, at, hash);
    }

    private static int rest(String text, int start, int hashed) {
        int hash = hashed;
        int length = start;
        long gathered = 0;
        int bits = 0;
        int at = start;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            int bytes = bytesOf(character);
            gathered |= (utf8(character, bytes) & 0xFFFFFFFFL) << bits;
            bits += bytes * 8;
            length += bytes;
            if (bits >= 32) {
                hash = mixed(hash, (int) gathered);
                gathered >>>= 32;
                bits -= 32;
            }
        }
        return finished(hash ^ scrambled((int) gathered) ^ length);
    }

    private static int bytesOf(int character) {
        if (character < FIRST_BEYOND_ASCII || isHalf(character)) {
            return 1;
        }
        if (character < FIRST_OF_THREE) {
            return 2;
        }
        return character < FIRST_OF_FOUR ? 3 : 4;
    }

    /** The bytes of a character, the first one lowest. */
    private static int utf8(int character, int bytes) {
        int last = 0x80 | (character & 0x3F);
        int third = 0x80 | (character >> 6 & 0x3F);
        int second = 0x80 | (character >> 12 & 0x3F);
        return switch (bytes) {
            case 1 -> isHalf(character) ? '?' : character;
            case 2 -> 0xC0 | character >> 6 | last << 8;
            case 3 -> 0xE0 | character >> 12 | third << 8 | last << 16;
            default -> 0xF0 | character >> 18 | second << 8 | third << 16 | last << 24;
        };
    }

    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static int mixed(int hash, int block) {
        return Integer.rotateLeft(hash ^ scrambled(block), 13) * 5 + 0xE6546B64;
    }

    private static int scrambled(int block) {
        return Integer.rotateLeft(block * C1, 15) * C2;
    }

    private static int finished(int hash) {
        int mixed = hash;
        mixed ^= mixed >>> 16;
        mixed *= 0x85EBCA6B;
        mixed ^= mixed >>> 13;
        mixed *= 0xC2B2AE35;
        mixed ^= mixed >>> 16;
        return mixed;
    }
}
