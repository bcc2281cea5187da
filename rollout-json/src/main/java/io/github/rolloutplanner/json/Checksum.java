package io.github.rolloutplanner.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.rolloutplanner.json.Node.ArrayNode;
import io.github.rolloutplanner.json.Node.BooleanNode;
import io.github.rolloutplanner.json.Node.NumberNode;
import io.github.rolloutplanner.json.Node.ObjectNode;
import io.github.rolloutplanner.json.Node.TextNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells an object that was changed after it was written. It is taken of what the object says, not of how it stands there: a database
 * may sort its keys, lay it out anew, and spell its numbers otherwise.
 */
final class Checksum {
    /** The key that it stands under, beside what it is of. */
    static final String KEY = "checksum";
    /** What to do where it is not that of all else, or is missing. */
    static final String ADVICE =
            "Read the document from where it was written to, or from a copy. If it was changed on purpose,"
                    + " use RunningRolloutJson.readEdited(..).";

    /** Of the 32 of SHA-256; enough that no accident meets it. */
    private static final int BYTES = 16;

    private final StringBuilder canonical = new StringBuilder();

    private Checksum() {}

    /** The checksum of all else in an object. */
    static String of(ObjectNode object) {
        Map<String, Node> others = new LinkedHashMap<>(object.members());
        others.remove(KEY);
        Checksum checksum = new Checksum();
        checksum.appendMembers(others);
        return of(StandardCharsets.UTF_8.encode(checksum.canonical.toString()));
    }

    /** A document that was edited, as if it had been written so; what is no object stays. */
    static Node renewed(Node root) {
        if (!(root instanceof ObjectNode object)) {
            return root;
        }
        Map<String, Node> members = new LinkedHashMap<>(object.members());
        members.put(KEY, new TextNode(object.at().child(KEY), of(object)));
        return new ObjectNode(object.at(), members);
    }

    /** The checksum of bytes: the first 128 bits of SHA-256, in hexadecimal digits. */
    static String of(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256, but this one has not.", e);
        }
    }

    private void append(Node node) {
        if (node instanceof ObjectNode object) {
            appendMembers(object.members());
        } else if (node instanceof ArrayNode array) {
            appendItems(array);
        } else if (node instanceof TextNode text) {
            appendText(text.text());
        } else if (node instanceof NumberNode number) {
            canonical.append(shortest(number.literal()));
        } else {
            canonical.append(node instanceof BooleanNode truth ? Boolean.toString(truth.value()) : "null");
        }
    }

    private void appendMembers(Map<String, Node> members) {
        canonical.append('{');
        String separator = "";
        for (Map.Entry<String, Node> member : new TreeMap<>(members).entrySet()) {
            canonical.append(separator);
            appendText(member.getKey());
            canonical.append(':');
            append(member.getValue());
            separator = ",";
        }
        canonical.append('}');
    }

    private void appendItems(ArrayNode array) {
        canonical.append('[');
        String separator = "";
        for (Node item : array.items()) {
            canonical.append(separator);
            append(item);
            separator = ",";
        }
        canonical.append(']');
    }

    private void appendText(String text) {
        canonical
                .append('"')
                .append(JsonStringEncoder.getInstance().quoteAsString(text))
                .append('"');
    }

    private static String shortest(String literal) {
        return Decimals.parse(literal)
                .map(BigDecimal::stripTrailingZeros)
                .map(BigDecimal::toString)
                .orElse(literal);
    }
}
