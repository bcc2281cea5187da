package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.internal.text.Excerpt;
import io.github.rolloutplanner.reason.RolloutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names as Kubernetes allows them: lower-case letters, digits and dashes, a letter or digit at both ends (RFC 1123). */
public final class KubernetesNames {
    private static final int SHOWN = 40;
    private static final int LAST_PORT = 65_535;
    private static final int HASH_BYTES = 4;
    private static final int HASH = 1 + 2 * HASH_BYTES;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final Pattern LABEL_VALUE = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");
    private static final Pattern LABEL_KEY =
            Pattern.compile("([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?" + LABEL_VALUE.pattern());
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ASCII = Pattern.compile("[\\x00-\\x7F]*");

    private KubernetesNames() {}

    /**
     * A name that the caller gives.
     *
     * @throws RolloutException.InvalidValue if Kubernetes does not allow it
     */
    public static String require(String name, String what, int longest) {
        if (name.length() > longest || !LABEL.matcher(name).matches()) {
            throw new RolloutException.InvalidValue("'" + Excerpt.of(name, SHOWN) + "' is no name of " + what
                    + ". Give at most " + longest + " lower-case letters, digits and dashes, such as checkout.");
        }
        return name;
    }

    /**
     * A label that the caller gives, with or without a prefix.
     *
     * @throws RolloutException.InvalidValue if Kubernetes does not allow it
     */
    public static String requireLabel(String label) {
        if (!LABEL_KEY.matcher(label).matches()) {
            throw new RolloutException.InvalidValue("'" + Excerpt.of(label, SHOWN)
                    + "' is no label of Kubernetes. Give one such as app.kubernetes.io/name.");
        }
        return label;
    }

    /**
     * The value of a label that the caller gives.
     *
     * @throws RolloutException.InvalidValue if Kubernetes does not allow it
     */
    public static String requireLabelValue(String value) {
        if (!LABEL_VALUE.matcher(value).matches()) {
            throw new RolloutException.InvalidValue("'" + Excerpt.of(value, SHOWN)
                    + "' is no value of a label. Give at most 63 letters, digits, dashes, dots and underscores.");
        }
        return value;
    }

    /**
     * A port that the caller gives.
     *
     * @throws RolloutException.InvalidValue if there is no such port
     */
    public static int requirePort(int port) {
        if (port < 1 || port > LAST_PORT) {
            throw new RolloutException.InvalidValue(
                    port + " is no port. Give one from 1 to " + LAST_PORT + ", such as 8080.");
        }
        return port;
    }

    /**
     * A name of its own for each text. A text whose name would be cut, or that has letters which names have not, gets a part of its
     * hash, and so does one whose name another text has.
     */
    public static List<String> distinct(List<String> texts, int longest) {
        Set<String> names = new LinkedHashSet<>();
        for (String text : texts) {
            String plain = plain(text);
            boolean isWhole = ASCII.matcher(text).matches() && !plain.isEmpty() && plain.length() <= longest;
            if (!isWhole || !names.add(plain)) {
                addHashed(names, plain, text, longest);
            }
        }
        return List.copyOf(names);
    }

    private static void addHashed(Set<String> names, String plain, String text, int longest) {
        String hashed = text;
        while (!names.add(named(plain, hashed, longest))) {
            hashed += '+';
        }
    }

    private static String plain(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        String letters = MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
        return trimmed(SEPARATORS.matcher(letters).replaceAll("-"));
    }

    private static String named(String plain, String text, int longest) {
        String head = trimmed(plain.substring(0, Math.min(plain.length(), longest - HASH)));
        return head.isEmpty() ? "x-" + hash(text) : head + "-" + hash(text);
    }

    private static String trimmed(String name) {
        int from = name.startsWith("-") ? 1 : 0;
        int until = name.endsWith("-") && name.length() > from ? name.length() - 1 : name.length();
        return name.substring(from, until);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_16BE));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256.", e);
        }
    }
}
