package io.github.rolloutplanner.json.internal.export;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which texts stand in YAML without quotes: those that every reader takes for the same text, of YAML 1.1 as of 1.2. All else is
 * quoted, since {@code no} is false, {@code 1:30} is ninety and {@code 2026-01-01} is a date to some of them.
 */
final class PlainScalars extends StringQuotingChecker {
    private static final long serialVersionUID = 1L;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*");

    private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z][ -~]*");

    private static final Set<String> READ_AS_OTHERS =
            Set.of("y", "yes", "n", "no", "on", "off", "true", "false", "null", "none", "nan", "inf");

    @Override
    public boolean needToQuoteName(String name) {
        return !NAME.matcher(name).matches() || isReadAsOther(name);
    }

    @Override
    public boolean needToQuoteValue(String value) {
        return !PRINTABLE.matcher(value).matches() || isMarkup(value) || isReadAsOther(value);
    }

    /** The end of a key, the start of a comment, or blanks that are not there for a reader. */
    private static boolean isMarkup(String value) {
        return value.contains(": ") || value.contains(" #") || value.endsWith(":") || value.endsWith(" ");
    }

    private static boolean isReadAsOther(String text) {
        return READ_AS_OTHERS.contains(text.toLowerCase(Locale.ROOT));
    }
}
