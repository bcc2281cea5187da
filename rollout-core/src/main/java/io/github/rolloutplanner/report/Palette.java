package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import java.util.function.Function;

/** The colours of a page, each in a light and a dark form. Text of each has a contrast of 4.5 or more on its ground. */
enum Palette {
    PAGE("#ffffff", "#0f1419"),
    SURFACE("#f5f7f9", "#181e25"),
    TEXT("#1c2128", "#e4e8ed"),
    QUIET("#57606a", "#9da7b3"),
    LINE("#d5dbe1", "#313a45"),
    ACCENT("#0a5fc4", "#6cb2ff"),
    ACCENT_SOFT("#dceafb", "#17324f"),
    GOOD("#116329", "#62d487"),
    GOOD_SOFT("#dff3e4", "#12301d"),
    FAIR("#7a4d00", "#e6b84c"),
    FAIR_SOFT("#fbefd0", "#35290d"),
    POOR("#a40e26", "#ff9891"),
    POOR_SOFT("#fde5e5", "#40181b");

    private final String light;
    private final String dark;

    Palette(String light, String dark) {
        this.light = light;
        this.dark = dark;
    }

    static String lightScheme() {
        return scheme(colour -> colour.light);
    }

    static String darkScheme() {
        return scheme(colour -> colour.dark);
    }

    private static String scheme(Function<Palette, String> form) {
        StringBuilder rules = new StringBuilder(":root{");
        for (Palette colour : values()) {
            rules.append("--")
                    .append(Wording.of(colour).replace(' ', '-'))
                    .append(':')
                    .append(form.apply(colour))
                    .append(';');
        }
        return rules.append('}').toString();
    }
}
