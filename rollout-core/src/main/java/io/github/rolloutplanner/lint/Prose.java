package io.github.rolloutplanner.lint;

import java.util.regex.Pattern;

/** What the words of somebody else are about. */
final class Prose {
    private static final Pattern COMPARISON = Pattern.compile(
            "\\d|[<>≤≥%]|\\b(?:above|below|exceeds?|within|under|over|at (?:least|most)|(?:more|less|fewer|higher|lower) than)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern APPROVAL = Pattern.compile(
            "\\b(?:approv|sign(?:s|ed)?[ -]?off|confirm|accept(?:s|ed|ance)\\b)", Pattern.CASE_INSENSITIVE);

    private Prose() {}

    /** Whether a text has a number or compares something, so that a typed value could stand behind it. */
    static boolean comparesOrCounts(String text) {
        return COMPARISON.matcher(text).find();
    }

    /** Whether a text says that somebody agrees. */
    static boolean approves(String text) {
        return APPROVAL.matcher(text).find();
    }
}
