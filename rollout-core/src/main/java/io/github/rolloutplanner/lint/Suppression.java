package io.github.rolloutplanner.lint;

/**
 * Findings that are no problem for whoever plans.
 *
 * @param rule id of their rule
 * @param path the part of a plan that they are about; empty for all of it
 * @param reason why they are no problem
 */
record Suppression(String rule, String path, String reason) {
    private static final String PART_STARTS = ".[";

    boolean covers(Breach breach) {
        return breach.row().id().equals(rule) && isWithin(breach.path());
    }

    /** Whether another one is of the same rule in the same part. */
    boolean isOfTheSame(Suppression other) {
        return rule.equals(other.rule) && path.equals(other.path);
    }

    /** Whether a path is this one or a part of it: {@code phases[1].percentage} is of {@code phases[1]} and of {@code phases}. */
    private boolean isWithin(String other) {
        return path.isEmpty()
                || other.equals(path)
                || (other.startsWith(path) && PART_STARTS.indexOf(other.charAt(path.length())) >= 0);
    }

    /** What is suppressed, in the middle of a sentence. */
    String named() {
        return "'" + rule + "'" + (path.isEmpty() ? "" : " at " + path);
    }
}
