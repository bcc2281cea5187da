package io.github.rolloutplanner.json.export.togglz;

import java.util.HexFormat;

/** A properties file, in which each character that means something is escaped. */
final class PropertyLines {
    private static final String SYNTAX = "\\=:#! ";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final StringBuilder text = new StringBuilder();

    void add(String key, String value) {
        text.append(escaped(key)).append('=').append(escaped(value)).append('\n');
    }

    private static String escaped(String raw) {
        StringBuilder escaped = new StringBuilder();
        raw.chars().forEach(character -> escaped.append(escaped((char) character)));
        return escaped.toString();
    }

    private static String escaped(char character) {
        if (SYNTAX.indexOf(character) >= 0) {
            return "\\" + character;
        }
        return character > ' ' && character < 0x7F ? Character.toString(character) : "\\u" + HEX.toHexDigits(character);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
