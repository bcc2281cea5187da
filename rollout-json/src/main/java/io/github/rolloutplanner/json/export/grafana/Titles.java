package io.github.rolloutplanner.json.export.grafana;

import java.util.HashSet;
import java.util.Set;

/** Titles that are no longer than allowed, each otherwise than all others. */
final class Titles {
    private static final String CUT = "…";

    private final int longest;
    private final Set<String> taken = new HashSet<>();

    Titles(int longest) {
        this.longest = longest;
    }

    String of(String wanted) {
        String title = cut(wanted, "");
        for (int number = 2; !taken.add(title); number++) {
            title = cut(wanted, " #" + number);
        }
        return title;
    }

    private String cut(String wanted, String ending) {
        if (wanted.length() + ending.length() <= longest) {
            return wanted + ending;
        }
        int end = longest - ending.length() - CUT.length();
        boolean splitsPair = Character.isHighSurrogate(wanted.charAt(end - 1));
        return wanted.substring(0, splitsPair ? end - 1 : end) + CUT + ending;
    }
}
