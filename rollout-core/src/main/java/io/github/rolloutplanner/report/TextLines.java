package io.github.rolloutplanner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of a terminal that are no wider than a width: broken between words, and inside a word only where it is too long. */
final class TextLines {
    private static final Pattern CLUSTER = Pattern.compile("\\X", Pattern.DOTALL);
    private static final int WIDEST_CHARACTER = 2;
    /** Joins emoji; what is parted has nothing to join. */
    private static final int JOINER = 0x200D;

    private final int width;
    private final List<String> lines = new ArrayList<>();
    private StringBuilder line = new StringBuilder();
    private int used;

    private TextLines(int width) {
        this.width = Math.max(width, WIDEST_CHARACTER);
    }

    /** Returns a text in lines; there is always one. */
    static List<String> wrapped(String text, int width) {
        TextLines lines = new TextLines(width);
        for (String word : TextWidth.line(text).split(" ", -1)) {
            lines.word(word);
        }
        lines.end();
        return lines.lines;
    }

    /** Returns a text in lines whose first begins with a sign and whose others are indented below it. */
    static List<String> hanging(String sign, String text, int width) {
        String indent = sign.isEmpty() ? "  " : " ".repeat(sign.length());
        List<String> lines = new ArrayList<>();
        for (String words : wrapped(text, width - indent.length())) {
            lines.add((lines.isEmpty() ? sign : indent) + words);
        }
        return lines;
    }

    private void word(String word) {
        int columns = TextWidth.columns(word);
        if (used > 0 && used + 1 + columns > width) {
            end();
        }
        if (used > 0) {
            add(" ");
        }
        if (columns <= width) {
            add(word);
        } else {
            pieces(word);
        }
    }

    /** Adds a word that is wider than a line, and a cluster of it character by character where that alone is. */
    private void pieces(String word) {
        Matcher pieces = CLUSTER.matcher(word);
        while (pieces.find()) {
            String piece = pieces.group();
            int columns = TextWidth.columns(piece);
            if (columns > width) {
                piece.codePoints()
                        .filter(character -> character != JOINER)
                        .forEach(character -> piece(Character.toString(character)));
            } else {
                piece(piece);
            }
        }
    }

    private void piece(String piece) {
        if (used + TextWidth.columns(piece) > width) {
            end();
        }
        add(piece);
    }

    private void add(String piece) {
        line.append(piece);
        used += TextWidth.columns(piece);
    }

    private void end() {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder();
        used = 0;
    }
}
