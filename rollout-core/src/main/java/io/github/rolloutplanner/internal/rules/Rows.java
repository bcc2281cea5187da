package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects the rows of a table while its constants are made. */
final class Rows {
    private final List<Rule> rules = new ArrayList<>();

    Rule row(Rule rule) {
        rules.add(rule);
        return rule;
    }

    /** All rows so far and to come. */
    List<Rule> all() {
        return Collections.unmodifiableList(rules);
    }
}
