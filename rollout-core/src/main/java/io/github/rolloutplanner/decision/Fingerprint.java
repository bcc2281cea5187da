package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.metric.Percentage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A hash of facts, in order. It stays the same over releases, machines and languages: a fact is hashed with its length, and
 * a number by its bits, never as it reads in a sentence.
 */
final class Fingerprint {
    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256, but this one has not.", e);
        }
    }

    Fingerprint with(String fact) {
        byte[] bytes = fact.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    Fingerprint with(long number) {
        return with(Long.toString(number));
    }

    Fingerprint with(Percentage percentage) {
        return with(Double.doubleToLongBits(percentage.value()));
    }

    Fingerprint with(Enum<?> constant) {
        return with(constant.name());
    }

    /** The hash, in hexadecimal digits. Nothing can be added after it. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
